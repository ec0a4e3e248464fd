import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Debian's sink: `apt-get install postfix`. It takes mails and forgets them. */
const program = '/usr/sbin/smtp-sink';

/** A sink of our own would measure itself, so there is none. */
export const hasSink = (): boolean => existsSync(program);

export interface Sink extends AsyncDisposable {
  readonly port: number;
}

export async function startSink(): Promise<Sink> {
  const port = await freePort();
  // As root it wants a user to become.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(program, [...user, `127.0.0.1:${port}`, '1024'], { stdio: 'ignore', cwd: '/' });
  await answers(port, child);
  return {
    port,
    async [Symbol.asyncDispose]() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error('smtp-sink does not start.');
    const socket = connect(port, '127.0.0.1');
    const isThere = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isThere) return;
    await pause(50);
  }
  throw new Error('smtp-sink does not answer.');
}
