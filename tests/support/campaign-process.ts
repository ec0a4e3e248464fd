import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface CampaignProcess extends AsyncDisposable {
  /** Answers its exit code; null where the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Another process that sends issues; running when this answers, killed when disposed. */
export const campaignProcess = (...args: readonly string[]): Promise<CampaignProcess> =>
  childProcess(new URL('./campaign-child.ts', import.meta.url), args);

/** Another process that takes imports in, or back. */
export const importProcess = (...args: readonly string[]): Promise<CampaignProcess> =>
  childProcess(new URL('./import-child.ts', import.meta.url), args);

async function childProcess(program: URL, args: readonly string[]): Promise<CampaignProcess> {
  const child = fileURLToPath(program);
  const running = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', child, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(running, 'exit') as Promise<[number | null]>;
  await once(running.stdout, 'data');
  running.stdout.resume();
  return {
    kill: async (signal) => {
      running.kill(signal);
      return (await exited)[0];
    },
    [Symbol.asyncDispose]: async () => {
      running.kill('SIGKILL');
      await exited;
    },
  };
}
