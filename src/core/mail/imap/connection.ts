import type { ImapFlow } from 'imapflow';
import { type Egress, ownMachineOnly } from '../../egress/index.ts';
import type { ImapServer } from './server.ts';

/** Connects and signs in. Throws when either fails, or when the gate knows no recipient behind the host. */
export async function connected(server: ImapServer, egress: Egress = ownMachineOnly): Promise<ImapFlow> {
  const { host, port, secure, login, requireTls } = server;
  // The library opens its own connection, so the gate is asked first.
  egress.recipientOf(host);
  // Loaded at the first mailbox: who has none does without (decisions/0040).
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host,
    port,
    secure,
    auth: login,
    ...(requireTls && { doSTARTTLS: true }),
    tls: { rejectUnauthorized: !isLocal(host) },
    // Its log would quote addresses.
    logger: false,
    disableAutoIdle: true,
    // Where the server can, it tells what left a folder by number (RFC 7162).
    qresync: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
  });
  // What it says by event comes back by the command that was waiting; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}

// A server on this machine shows a certificate for no name that anybody signs.
const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host);

/** Waits until something may have come in, `pause` at most. Throws when the connection is lost. */
export async function waitForNews(client: ImapFlow, pause: Temporal.Duration, signal: AbortSignal): Promise<void> {
  const news = Promise.withResolvers<void>();
  const lost = () => news.reject(new Error('The connection to the mailbox was lost.'));
  const come = () => news.resolve();
  if (!client.usable) lost();
  if (signal.aborted) come();
  const timer = setTimeout(come, pause.total('milliseconds'));
  client.on('exists', come);
  client.on('expunge', come);
  client.on('close', lost);
  signal.addEventListener('abort', come);
  // Ends with the next command; where the server has no IDLE, the pause is what remains.
  client.idle().catch(lost);
  try {
    await news.promise;
  } finally {
    clearTimeout(timer);
    client.off('exists', come);
    client.off('expunge', come);
    client.off('close', lost);
    signal.removeEventListener('abort', come);
  }
}

/** A farewell is a courtesy: a server that does not answer it is left all the same. */
export async function leave(client: ImapFlow): Promise<void> {
  const timer = setTimeout(() => client.close(), 2000);
  await client.logout().catch(() => {});
  clearTimeout(timer);
  client.close();
}
