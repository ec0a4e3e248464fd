import { readFileSync } from 'node:fs';
import type { Binaries } from './binaries.ts';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * How to run a PostgreSQL program here. It refuses root, and `initdb` refuses a user without a name: both then run in a user
 * namespace that shows the same user under another number, so files keep their one owner and private homes stay reachable.
 */
export function command(binaries: Binaries, program: 'initdb' | 'postgres', args: readonly string[]): Command {
  // The server inherits nothing else of our environment: it may hold secrets, or PG* variables meant for another server.
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin:/run/current-system/sw/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: binaries.libraries.join(':'),
  };
  const own = process.getuid?.() ?? -1;
  const named = namedUsers();
  if (process.platform !== 'linux' || (own !== 0 && named.includes(own))) return { file: binaries[program], args, env };
  const shown = String(named.find((id) => id !== 0) ?? 1);
  return { file: 'unshare', args: ['--user', `--map-user=${shown}`, '--', binaries[program], ...args], env };
}

function namedUsers(): readonly number[] {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').trim().split('\n');
    return lines.map((line) => Number(line.split(':')[2])).filter(Number.isInteger);
  } catch {
    return [];
  }
}
