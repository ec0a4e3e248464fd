import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Said {
  readonly event?: string;
  readonly n?: number;
  readonly code?: string;
  readonly message?: string;
}

/** Another process with a store open, as the launcher's tests see it; killed when disposed, if it still runs. */
export interface StoreProcess extends AsyncDisposable {
  readonly pid: number;
  /** The next thing it says that `matches`; fails when it ends before. */
  heard(matches: (said: Said) => boolean): Promise<Said>;
  /** Has it commit numbers one after the other until it ends. */
  count(): void;
  /** Lets it end cleanly; answers the exit code. */
  end(): Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** The highest number whose commit it acknowledged. */
  acknowledged(): number;
}

const child = fileURLToPath(new URL('./store-child.ts', import.meta.url));

/** Starts it; `prefix` is a command line to run it under. */
export function storeProcess(
  dataDir: string,
  role: 'server' | 'visitor',
  prefix: readonly string[] = [],
): StoreProcess {
  const node = [process.execPath, '--conditions=source', '--import', 'tsx', child, dataDir, role];
  const [file = '', ...args] = [...prefix, ...node];
  // A group of its own, so that a test can send it what a terminal would send.
  const running = spawn(file, args, { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  running.stdin.on('error', () => {});
  const closed = once(running, 'close') as Promise<[number | null]>;
  const lines = createInterface(running.stdout)[Symbol.asyncIterator]();
  let acknowledged = 0;
  const next = async (): Promise<Said | undefined> => {
    const { value, done } = await lines.next();
    if (done) return undefined;
    const said = JSON.parse(value) as Said;
    acknowledged = said.n ?? acknowledged;
    return said;
  };
  const drain = async () => {
    while (await next());
    return (await closed)[0];
  };
  return {
    pid: running.pid ?? 0,
    heard: async (matches) => {
      for (;;) {
        const said = await next();
        if (said === undefined) throw new Error('the process ended before it said that');
        if (matches(said)) return said;
        if (said.event === 'refused') throw new Error(said.message);
      }
    },
    count: () => running.stdin.write('count\n'),
    end: () => {
      running.stdin.end();
      return drain();
    },
    kill: async (signal) => {
      running.kill(signal);
      await drain();
    },
    acknowledged: () => acknowledged,
    [Symbol.asyncDispose]: async () => {
      running.kill('SIGKILL');
      await closed;
    },
  };
}

/** The process id of the PostgreSQL that serves this DATA_DIR, by its own lock file. */
export async function postmasterOf(dataDir: string): Promise<number | undefined> {
  const text = await readFile(`${dataDir}/postgres/postmaster.pid`, 'utf8').catch(() => '');
  return text === '' ? undefined : Number.parseInt(text, 10);
}
