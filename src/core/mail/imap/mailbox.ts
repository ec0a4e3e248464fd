import type { ImapFlow } from 'imapflow';
import { type Egress, ownMachineOnly } from '../../egress/index.ts';
import type { ImapServer } from './server.ts';

/** An open mailbox: what lies in it, and nothing of the protocol. */
export interface OpenMailbox extends AsyncDisposable {
  /** Message numbers are good as long as this does not change (RFC 9051, section 2.3.1.1). */
  readonly validity: bigint;
  /** The numbers of all messages, oldest first. */
  list(): Promise<readonly number[]>;
  /** The message from its beginning, `longest` octets at most; undefined when it is gone. */
  read(number: number, longest: number): Promise<Buffer | undefined>;
  /** Deletes the message, or moves it to where processed ones are kept. */
  finish(number: number): Promise<void>;
  /** Waits until something may have come in, `pause` at most. Throws when the connection is lost. */
  wait(pause: Temporal.Duration, signal: AbortSignal): Promise<void>;
}

/** Connects, signs in and opens the folder. Throws when any of these fails. */
export async function openMailbox(server: ImapServer, egress: Egress = ownMachineOnly): Promise<OpenMailbox> {
  // The library opens its own connection, so the gate is asked first.
  egress.recipientOf(server.host);
  const client = await connected(server);
  const mailbox = await client.mailboxOpen(server.folder).catch(async (error: unknown) => {
    client.close();
    throw error;
  });
  const uid = { uid: true } as const;
  return {
    validity: mailbox.uidValidity,
    list: async () => ((await client.search({ all: true }, uid)) || []).toSorted((a, b) => a - b),
    read: async (number, longest) => {
      const found = await client.fetchOne(String(number), { source: { start: 0, maxLength: longest } }, uid);
      return found === false ? undefined : found.source;
    },
    finish: async (number) => {
      const done = server.processed
        ? await client.messageMove(String(number), server.processed, uid)
        : await client.messageDelete(String(number), uid);
      if (done === false) throw new Error('The mailbox refused to take a message out of its folder.');
    },
    wait: (pause, signal) => waitForNews(client, pause, signal),
    [Symbol.asyncDispose]: () => leave(client),
  };
}

async function connected({ host, port, secure, login, requireTls }: ImapServer): Promise<ImapFlow> {
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

async function waitForNews(client: ImapFlow, pause: Temporal.Duration, signal: AbortSignal): Promise<void> {
  const news = Promise.withResolvers<void>();
  const lost = () => news.reject(new Error('The connection to the mailbox was lost.'));
  const come = () => news.resolve();
  if (!client.usable) lost();
  if (signal.aborted) come();
  const timer = setTimeout(come, pause.total('milliseconds'));
  client.on('exists', come);
  client.on('close', lost);
  signal.addEventListener('abort', come);
  // Ends with the next command; where the server has no IDLE, the pause is what remains.
  client.idle().catch(lost);
  try {
    await news.promise;
  } finally {
    clearTimeout(timer);
    client.off('exists', come);
    client.off('close', lost);
    signal.removeEventListener('abort', come);
  }
}

/** A farewell is a courtesy: a server that does not answer it is left all the same. */
async function leave(client: ImapFlow): Promise<void> {
  const timer = setTimeout(() => client.close(), 2000);
  await client.logout().catch(() => {});
  clearTimeout(timer);
  client.close();
}
