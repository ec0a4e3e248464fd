// Two PostgreSQL servers of Debian's package: a primary, and a standby that has every commit before it is acknowledged.
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { temporaryDirectory } from './directory.ts';

export interface Replicated extends AsyncDisposable {
  /** Both servers, the primary first. */
  readonly url: string;
  /** kill -9 of the primary and all its processes; nothing of its directory is left. */
  losePrimary(): Promise<void>;
  promoteStandby(): Promise<void>;
}

export async function replicated(): Promise<Replicated> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryDirectory());
  const owner = await ownerOf(folder.path);
  const run = (program: string, ...args: readonly string[]) =>
    promisify(execFile)(join(programs(), program), args, { cwd: folder.path, ...owner });
  const [first, second] = ['one', 'two'].map((name) => join(folder.path, name)) as [string, string];
  for (const home of [first, second]) {
    await mkdir(home, { mode: 0o700 });
    if (owner) await chown(home, owner.uid, owner.gid);
  }
  await run('initdb', '-D', join(first, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N');
  const primary = cleanup.use(await launch(first, owner));
  await ask(first, 'postgres', 'create database avow');
  await run(
    'pg_basebackup',
    '-D',
    join(second, 'data'),
    '-h',
    first,
    '-U',
    'postgres',
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
    '-N',
  );
  const standby = cleanup.use(await launch(second, owner));
  // Only now: without a standby no commit would ever be acknowledged.
  await ask(first, 'postgres', `alter system set synchronous_standby_names = '*'`);
  await ask(first, 'postgres', 'select pg_reload_conf()');
  await until('the standby to follow', async () => {
    const rows = await ask(first, 'postgres', `select from pg_stat_replication where sync_state = 'sync'`);
    return rows.length === 1;
  });
  const resources = cleanup.move();
  return {
    url: `postgresql://postgres@${[first, second].map(encodeURIComponent).join(',')}/avow`,
    losePrimary: async () => {
      await primary.kill();
      await rm(first, { recursive: true, force: true });
    },
    promoteStandby: async () => {
      await ask(second, 'postgres', 'select pg_promote(true, 60)');
      assert.ok(standby.isRunning());
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

// PostgreSQL does not run as root.
async function ownerOf(folder: string): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  assert.ok(uid !== undefined && gid !== undefined);
  await chown(folder, uid, gid);
  return { uid, gid };
}

function programs(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const newest = join(debian, String(Math.max(...versions)), 'bin');
  assert.ok(existsSync(join(newest, 'pg_basebackup')), 'Install PostgreSQL first: apt-get install postgresql');
  return newest;
}

interface Launched extends AsyncDisposable {
  kill(): Promise<void>;
  isRunning(): boolean;
}

/** A server whose socket lies in its home; nothing here outlives the test, so nothing waits for the disk. */
async function launch(home: string, owner: Owner | undefined): Promise<Launched> {
  const settings = ['listen_addresses=', `unix_socket_directories=${home}`, 'fsync=off', 'max_connections=100']
    .concat('timezone=UTC', 'log_min_messages=fatal')
    .flatMap((setting) => ['-c', setting]);
  const server = spawn(join(programs(), 'postgres'), ['-D', join(home, 'data'), ...settings], {
    cwd: home,
    stdio: 'ignore',
    ...owner,
  });
  const isRunning = () => server.exitCode === null && server.signalCode === null;
  await until('PostgreSQL to answer', async () => {
    assert.ok(isRunning(), 'PostgreSQL did not start');
    return ask(home, 'postgres', 'select').then(
      () => true,
      () => false,
    );
  });
  return {
    isRunning,
    kill: () => killAll(server),
    [Symbol.asyncDispose]: async () => {
      if (isRunning()) await killAll(server);
    },
  };
}

/** Kills a server with every process of it, as a machine that loses its power would. */
async function killAll(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit');
  const pid = server.pid ?? 0;
  for (const process_ of [pid, ...childrenOf(pid)]) {
    try {
      process.kill(process_, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  await gone;
}

const childrenOf = (parent: number): readonly number[] =>
  readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

async function ask(home: string, database: string, statement: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ host: home, user: 'postgres', database });
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

async function until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`waited in vain for ${what}`);
}
