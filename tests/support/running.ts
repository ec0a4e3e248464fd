import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../src/root.ts';

/** The real program in a process of its own, as `npm start` runs it; started again after it was killed. */
export interface Running extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Starts it when it does not run; resolves when it answers. */
  start(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** The process of PostgreSQL's postmaster. */
  postmaster(): Promise<number>;
  /** What it has printed since the last start. */
  said(): string;
}

export function running(dataDir: string, port: number, env: Record<string, string> = {}): Running {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let said = '';
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  const kill = async (signal: NodeJS.Signals) => {
    if (!child || !isRunning()) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return {
    url,
    get pid() {
      return child?.pid ?? 0;
    },
    start: async () => {
      if (!isRunning()) {
        said = '';
        child = spawn(process.execPath, [join(root, 'bin/avow.js'), 'start'], {
          cwd: root,
          env: { PATH: process.env['PATH'] ?? '', ...env, DATA_DIR: dataDir, PORT: String(port) },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        for (const stream of [child.stdout, child.stderr])
          stream?.on('data', (text: Buffer) => (said += text.toString()));
      }
      await answers(url, isRunning, () => said);
    },
    kill,
    postmaster: async () => Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]),
    said: () => said,
    [Symbol.asyncDispose]: async () => {
      await kill('SIGTERM');
    },
  };
}

async function answers(url: string, isRunning: () => boolean, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (!isRunning()) throw new Error(`The server ended before it answered:\n${said()}`);
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not answer within half a minute:\n${said()}`);
}
