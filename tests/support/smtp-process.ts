import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface SenderProcess extends AsyncDisposable {
  readonly pid: number;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

const child = fileURLToPath(new URL('./smtp-child.ts', import.meta.url));

/** Another process that sends; running when this answers, killed when disposed. */
export async function senderProcess(databaseUrl: string, keyFile: string, smtpUrl: string): Promise<SenderProcess> {
  const args = ['--conditions=source', '--import', 'tsx', child, databaseUrl, keyFile, smtpUrl];
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(running, 'exit') as Promise<[number | null]>;
  await once(running.stdout, 'data');
  return {
    pid: running.pid ?? 0,
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
