import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface ReaderProcess extends AsyncDisposable {
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

const child = fileURLToPath(new URL('./contact-child.ts', import.meta.url));

/** Another process that reads the contact mailbox; running when this answers, killed when disposed. */
export async function readerProcess(databaseUrl: string, keyFile: string, imapUrl: string): Promise<ReaderProcess> {
  const args = ['--conditions=source', '--import', 'tsx', child, databaseUrl, keyFile, imapUrl];
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(running, 'exit');
  await once(running.stdout, 'data');
  const kill = async () => {
    running.kill('SIGKILL');
    await exited;
  };
  return { kill, [Symbol.asyncDispose]: kill };
}
