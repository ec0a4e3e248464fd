import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat, truncate } from 'node:fs/promises';
import { StoreError } from '../errors.ts';
import type { Binaries } from './binaries.ts';
import { command } from './command.ts';
import type { Layout } from './layout.ts';
import { settings } from './settings.ts';

export interface Launched {
  readonly pid: number;
  /** Settles when the process ends; a server that found another one in its place ends quickly. */
  readonly exit: Promise<void>;
}

const largestLog = 1024 * 1024;

/** Starts the server in a session of its own: neither Ctrl-C in our terminal nor our own end may take it away. */
export async function launch(
  binaries: Binaries,
  layout: Layout,
  extra: Readonly<Record<string, string>> = {},
): Promise<Launched> {
  await shortenLog(layout.log);
  const options = { ...settings, unix_socket_directories: quoted(layout.socket), ...extra };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, env } = command(binaries, 'postgres', ['-D', layout.cluster, ...flags]);
  const log = openSync(layout.log, 'a', 0o600);
  try {
    const child = spawn(file, args, { detached: true, stdio: ['ignore', log, log], env, cwd: '/' });
    const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await spawned(child);
    child.unref();
    return { pid: child.pid as number, exit };
  } catch (cause) {
    const code = file === 'unshare' ? 'root-refused' : 'binaries-do-not-run';
    throw new StoreError(code, binaries.postgres, { cause });
  } finally {
    closeSync(log);
  }
}

/** What the server said last, for the error that it did not start. */
export async function lastWords(layout: Layout): Promise<string> {
  const text = await readFile(layout.log, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-8).join('\n');
}

function spawned(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
}

async function shortenLog(log: string): Promise<void> {
  const { size } = await stat(log).catch(() => ({ size: 0 }));
  if (size > largestLog) await truncate(log);
}

/** The setting is a list: a comma or a quote in a path must not divide it. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}
