// The second database of the test suite: any PostgreSQL that the operator might bring, here Debian's.
// Promises: a new server in a temporary folder, reached by its Unix socket only, gone when stopped.
// Refuses: to run PostgreSQL as root; as root it starts as the user `postgres`, or `nobody`.
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execute, findProgram, isRoot } from '../shell.js';
import { installPackages } from './debian.js';

/** `{ url, stop }` of a running PostgreSQL that is not the embedded one. */
export async function secondDatabase() {
  const named = process.env.AVOW_SECOND_DATABASE_URL;
  if (named !== undefined && named !== '') return { url: named, stop: async () => {} };
  await installDatabase();
  return await startServer(programs());
}

/** The test that loses a primary: it needs two servers of its own, with the programs of Debian's package. */
export const isFailoverTest = (file) => file === 'tests/e2e/failover.test.ts';

/** Installs Debian's PostgreSQL where there is none. */
export async function installDatabase() {
  if (programs() !== undefined) return;
  await installPackages(['postgresql'], {
    otherwise:
      'run `apt-get install postgresql` as root, or name an empty server in AVOW_SECOND_DATABASE_URL, or use `npm test -- --quick`.',
  });
}

// Debian keeps each version in a folder of its own and out of PATH.
function programs() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(debian, version, 'bin'));
  const inPath = findProgram('initdb');
  if (inPath !== undefined) folders.push(dirname(inPath));
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

async function startServer(folder) {
  const user = isRoot ? await unprivilegedUser() : {};
  const home = mkdtempSync(join(tmpdir(), 'avow-pg-'));
  if (isRoot) chownSync(home, user.uid, user.gid);
  const data = join(home, 'data');
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  const made = await execute(join(folder, 'initdb'), init, { cwd: home, ...user });
  if (!made.ok) throw new Error(`initdb failed:\n${made.output}`);
  // Nothing here outlives the run, so durability is traded for speed; the embedded server keeps fsync on.
  const settings = ['listen_addresses=', `unix_socket_directories=${home}`, 'fsync=off', 'synchronous_commit=off']
    .concat('full_page_writes=off', 'max_connections=200', 'timezone=UTC', 'log_min_messages=fatal')
    .flatMap((setting) => ['-c', setting]);
  const server = spawn(join(folder, 'postgres'), ['-D', data, ...settings], { cwd: home, stdio: 'ignore', ...user });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGQUIT'); // immediate shutdown: children end, nothing is flushed
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  if (!(await isReady(server, home, folder))) {
    await stop();
    throw new Error(`the PostgreSQL of ${folder} did not start`);
  }
  return { url: `postgresql://postgres@${encodeURIComponent(home)}/postgres`, stop };
}

async function isReady(server, home, folder) {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const { ok } = await execute(join(folder, 'pg_isready'), ['-q', '-h', home]);
    if (ok) return true;
    await sleep(100);
  }
  return false;
}

async function unprivilegedUser() {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => execute('id', [flag, name])));
    if (uid.ok && gid.ok) return { uid: Number(uid.output), gid: Number(gid.output) };
  }
  throw new Error('no user `postgres` or `nobody` to run PostgreSQL as');
}
