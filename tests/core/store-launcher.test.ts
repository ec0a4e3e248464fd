import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readlink, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../src/core/store/index.ts';
import { testStore } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { postmasterOf, storeProcess } from '../support/store-process.ts';

test('the embedded server is PostgreSQL 18 with fsync, without TCP, behind a socket for this user alone', async () => {
  await using store = await testStore();
  const { rows } = await store.pool.query(`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding`);
  assert.deepEqual(rows, [{ fsync: 'on', commit: 'on', addresses: '', encoding: 'UTF8' }]);
  assert.equal(Math.floor(store.version / 10000), 18);
  assert.equal((await stat(join(store.dataDir, 'socket'))).mode & 0o777, 0o700);
  assert.equal((await stat(join(store.dataDir, 'postgres'))).mode & 0o777, 0o700);
});

test('a clean stop leaves no process, no lock and no socket', async () => {
  await using directory = await temporaryDirectory();
  await (await openStore({ dataDir: directory.path }))[Symbol.asyncDispose]();
  assert.equal(await postmasterOf(directory.path), undefined);
  assert.deepEqual(await readdir(join(directory.path, 'socket')), []);
  assert.deepEqual(await processesIn(join(directory.path, 'postgres')), []);
});

test('what was stored is there after a restart', async () => {
  await using directory = await temporaryDirectory();
  {
    await using store = await openStore({ dataDir: directory.path });
    await store.pool.query('create table kept as select 1 as n');
  }
  await using store = await openStore({ dataDir: directory.path });
  assert.equal((await store.pool.query('select from kept')).rowCount, 1);
});

test('a second server in one directory is refused and told which process is there', async () => {
  await using directory = await temporaryDirectory();
  await using first = await openStore({ dataDir: directory.path, role: 'server' });
  await assert.rejects(openStore({ dataDir: directory.path, role: 'server' }), {
    code: 'already-served',
    message: new RegExp(`\\(process ${process.pid}\\): another Avow server .* DATA_DIR`),
  });
  assert.equal((await first.pool.query('select')).rowCount, 1);
});

test('a command works beside a running server and leaves it running', async () => {
  await using directory = await temporaryDirectory();
  await using server = await openStore({ dataDir: directory.path, role: 'server' });
  const leader = await postmasterOf(directory.path);
  await using visitor = storeProcess(directory.path, 'visitor');
  await visitor.heard(({ event }) => event === 'joined');
  assert.equal(await visitor.end(), 0);
  assert.equal(await postmasterOf(directory.path), leader);
  assert.equal((await server.pool.query('select')).rowCount, 1);
});

test('whoever launched it, the last one to leave stops it', async () => {
  await using directory = await temporaryDirectory();
  const command = await openStore({ dataDir: directory.path });
  await using server = storeProcess(directory.path, 'server');
  await server.heard(({ event }) => event === 'ready');
  await command[Symbol.asyncDispose]();
  assert.notEqual(await postmasterOf(directory.path), undefined);
  await server.end();
  assert.equal(await postmasterOf(directory.path), undefined);
});

test('a server and a command that start at the same moment on an empty directory share one database', async () => {
  await using directory = await temporaryDirectory();
  const [server, command] = await Promise.all([
    openStore({ dataDir: directory.path, role: 'server' }),
    openStore({ dataDir: directory.path }),
  ]);
  await server.pool.query('create table shared ()');
  assert.equal((await command.pool.query('select from shared')).rowCount, 0);
  await Promise.all([server[Symbol.asyncDispose](), command[Symbol.asyncDispose]()]);
  assert.equal(await postmasterOf(directory.path), undefined);
});

test('after kill -9 of the server the next start takes its PostgreSQL over, and stops it in the end', async () => {
  await using directory = await temporaryDirectory();
  await using killed = storeProcess(directory.path, 'server');
  await killed.heard(({ event }) => event === 'ready');
  killed.count();
  await killed.heard(({ n }) => n === 50);
  const leader = await postmasterOf(directory.path);
  await killed.kill('SIGKILL');
  {
    await using next = await openStore({ dataDir: directory.path, role: 'server' });
    assert.equal(await postmasterOf(directory.path), leader);
    await assertCounted(next, killed.acknowledged());
  }
  assert.equal(await postmasterOf(directory.path), undefined);
});

test('after kill -9 of PostgreSQL the running server brings it back with all that was acknowledged', async () => {
  await using directory = await temporaryDirectory();
  await using server = storeProcess(directory.path, 'server');
  await server.heard(({ event }) => event === 'ready');
  server.count();
  await server.heard(({ n }) => n === 50);
  process.kill((await postmasterOf(directory.path)) ?? 0, 'SIGKILL');
  await server.heard(({ event }) => event === 'lost');
  await server.heard(({ event }) => event === 'launched');
  const before = server.acknowledged();
  await server.heard(({ n }) => n === before + 50);
  assert.equal(await server.end(), 0);
  await using store = await openStore({ dataDir: directory.path });
  await assertCounted(store, server.acknowledged());
});

test('after kill -9 of both the next start recovers all that was acknowledged', async () => {
  await using directory = await temporaryDirectory();
  await using server = storeProcess(directory.path, 'server');
  await server.heard(({ event }) => event === 'ready');
  server.count();
  await server.heard(({ n }) => n === 50);
  const leader = (await postmasterOf(directory.path)) ?? 0;
  process.kill(server.pid, 'SIGKILL');
  process.kill(leader, 'SIGKILL');
  await server.kill('SIGKILL');
  await using store = await openStore({ dataDir: directory.path, role: 'server' });
  assert.notEqual(await postmasterOf(directory.path), leader);
  await assertCounted(store, server.acknowledged());
});

test('a lock file whose process id now belongs to another program does not keep PostgreSQL from starting', async () => {
  await using directory = await temporaryDirectory();
  await (await openStore({ dataDir: directory.path }))[Symbol.asyncDispose]();
  // Another program with that id after a reboot, or a dead server that its container never buried.
  const lock = [process.pid, join(directory.path, 'postgres'), 0, 5432, '', '', '0 0', 'ready', ''].join('\n');
  await writeFile(join(directory.path, 'postgres', 'postmaster.pid'), lock);
  await writeFile(join(directory.path, 'socket', '.s.PGSQL.5432.lock'), lock);
  await using store = await openStore({ dataDir: directory.path });
  assert.equal((await store.pool.query('select')).rowCount, 1);
});

test('Ctrl-C in the terminal reaches the server and not its PostgreSQL', async () => {
  await using directory = await temporaryDirectory();
  await using server = storeProcess(directory.path, 'server');
  await server.heard(({ event }) => event === 'ready');
  process.kill(-server.pid, 'SIGINT');
  await server.heard(({ event }) => event === 'interrupted');
  server.count();
  await server.heard(({ n }) => n === 5);
  assert.equal(await server.end(), 0);
});

test('root and an ordinary user can both run it', async () => {
  await using directory = await temporaryDirectory();
  // A process that is root here becomes, by the same user namespace that the launcher uses, a user who is not.
  const ordinary = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=1'] : [];
  await using server = storeProcess(directory.path, 'server', ordinary);
  await server.heard(({ event }) => event === 'launched');
  assert.equal(await server.end(), 0);
});

test('a DATA_DIR too deep for a socket works through a short private directory', async () => {
  await using directory = await temporaryDirectory();
  const dataDir = join(directory.path, 'deep'.repeat(30), "it's, here");
  await mkdir(dataDir, { recursive: true });
  for (const _start of ['first', 'second']) {
    await using store = await openStore({ dataDir });
    assert.equal((await store.pool.query('select')).rowCount, 1);
  }
  const socket = await readlink(join(dataDir, 'socket-directory'));
  assert.equal((await stat(socket)).mode & 0o777, 0o700);
  await rmdir(socket);
});

test('a database made by another major version is refused', async () => {
  await using directory = await temporaryDirectory();
  await mkdir(join(directory.path, 'postgres'));
  await writeFile(join(directory.path, 'postgres', 'PG_VERSION'), '17\n');
  await assert.rejects(openStore({ dataDir: directory.path }), { code: 'directory-of-another-version', message: /17/ });
});

test('a PostgreSQL that does not start is an error with the last words of its log', async () => {
  await using directory = await temporaryDirectory();
  await (await openStore({ dataDir: directory.path }))[Symbol.asyncDispose]();
  await writeFile(join(directory.path, 'postgres', 'postgresql.conf'), 'nonsense = 1\n');
  await assert.rejects(openStore({ dataDir: directory.path }), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'launch-failed');
    assert.match(String(error.cause), /nonsense/);
    return true;
  });
});

test('a file in the place of DATA_DIR is refused', async () => {
  await using directory = await temporaryDirectory();
  const path = join(directory.path, 'file');
  await writeFile(path, '');
  await assert.rejects(openStore({ dataDir: path }), { code: 'directory-unusable' });
  assert.ok(existsSync(path));
});

async function assertCounted(store: Awaited<ReturnType<typeof openStore>>, acknowledged: number): Promise<void> {
  const { rows } = await store.pool.query<{ all: number; highest: number }>(
    'select count(*) as all, max(n) as highest from public.count',
  );
  const { all = 0, highest = 0 } = rows[0] ?? {};
  assert.equal(all, highest);
  // The commit under way at the kill may have been written without anybody hearing of it.
  assert.ok(
    highest === acknowledged || highest === acknowledged + 1,
    `${highest} stored, ${acknowledged} acknowledged`,
  );
}

/** Linux shows where each process works; elsewhere the lock file has to do. */
async function processesIn(directory: string): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(ids.map((id) => readlink(`/proc/${id}/cwd`).catch(() => '')));
  return ids.filter((_, index) => places[index] === directory);
}
