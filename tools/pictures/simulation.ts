import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { root } from '../../src/root.ts';

/** The real program in a simulation of its own; it ends with the block that uses it. */
export interface Simulation extends AsyncDisposable {
  readonly url: string;
  readonly advance: (period: string) => Promise<void>;
  /** A link that signs in to the staff area. */
  invite(address: string): Promise<string>;
}

const avow = join(root, 'bin/avow.js');

export async function simulation(directory: string, start = '2026-11-23T09:00:00+01:00'): Promise<Simulation> {
  const port = '3199';
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: directory, PORT: port, SIMULATED_CLOCK: start };
  const child = spawn(process.execPath, [avow, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await printed(child.stdout, /Listening on/);
  const run = async (...command: readonly string[]) =>
    (await promisify(execFile)(process.execPath, [avow, ...command], { env })).stdout;
  return {
    url: `http://localhost:${port}`,
    advance: async (period) => {
      await run('clock', 'advance', period);
    },
    invite: async (address) => /http\S+/.exec(await run('staff', 'invite', address))?.[0] ?? '',
    [Symbol.asyncDispose]: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Waits until the program has said what is looked for; it ends, and so does the wait, if it cannot start. */
async function printed(output: Readable, pattern: RegExp): Promise<void> {
  let said = '';
  for await (const piece of output.iterator({ destroyOnReturn: false })) {
    said += String(piece);
    if (!pattern.test(said)) continue;
    // What is printed later must not fill the pipe.
    output.resume();
    return;
  }
  throw new Error(`The program ended before it was ready:\n${said}`);
}
