import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StoreError } from '../errors.ts';
import type { Binaries } from './binaries.ts';
import { command } from './command.ts';
import type { Layout } from './layout.ts';
import { signal } from './processes.ts';

const run = promisify(execFile);
const major = '18';

/** Makes the cluster on first start. It is built aside and renamed, so a half-made one is never taken for a database. */
export async function initialise(binaries: Binaries, layout: Layout): Promise<void> {
  const version = await clusterVersion(layout.cluster);
  if (version === major) return;
  if (version !== undefined) throw new StoreError('directory-of-another-version', `${layout.cluster} (${version})`);
  await removeAbandoned(layout.root);
  const aside = await mkdtemp(`${layout.cluster}.new-${process.pid}-`);
  try {
    await initdb(binaries, aside);
    await rename(aside, layout.cluster);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another process that started at the same moment was first: its cluster is as good as ours.
    if ((await clusterVersion(layout.cluster)) !== major) throw error;
  }
}

async function clusterVersion(cluster: string): Promise<string | undefined> {
  const owner = await stat(cluster).then(
    ({ uid }) => uid,
    () => undefined,
  );
  if (owner === undefined) return undefined;
  if (owner !== process.getuid?.()) throw new StoreError('directory-of-another-user', `${cluster} (user ${owner})`);
  return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
}

async function initdb(binaries: Binaries, directory: string): Promise<void> {
  // Whoever reaches the socket may enter: its folder is open to this user alone, and there is no other way in.
  const auth = ['--username=avow', '--auth-local=trust', '--auth-host=reject'];
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { file, args, env } = command(binaries, 'initdb', ['-D', directory, ...auth, ...text, '--no-instructions']);
  try {
    await run(file, [...args], { env, cwd: '/' });
  } catch (cause) {
    throw refusal(directory, cause);
  }
}

function refusal(directory: string, cause: unknown): StoreError {
  const output = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  // In its namespace even root has no right of way through the private homes of others.
  if (/(access directory|failed to execute) .*: Permission denied/.test(output)) {
    return new StoreError('directory-out-of-reach', directory, { cause: new Error(output, { cause }) });
  }
  if (output.startsWith('unshare:')) return new StoreError('root-refused', output, { cause });
  if (missing) {
    const unshare = 'path' in cause && cause.path === 'unshare';
    return new StoreError(unshare ? 'root-refused' : 'binaries-do-not-run', `initdb for ${directory}`, { cause });
  }
  if (/required file not found|GLIBC|shared libraries/.test(output)) {
    return new StoreError('binaries-do-not-run', output, { cause });
  }
  return new StoreError('initialise-failed', directory, { cause: new Error(output || 'no output', { cause }) });
}

/** What a start left behind that was killed while it made its cluster. */
async function removeAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const id = /^postgres\.new-(\d+)-/.exec(name)?.[1];
    if (id && !signal(Number(id), 0)) await rm(join(root, name), { recursive: true, force: true });
  }
}
