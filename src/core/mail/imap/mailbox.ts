import { type Egress, ownMachineOnly } from '../../egress/index.ts';
import { connected, leave, waitForNews } from './connection.ts';
import type { ImapServer } from './server.ts';

/** An open mailbox: what lies in it, and nothing of the protocol. */
export interface OpenMailbox extends AsyncDisposable {
  /** Message numbers are good as long as this does not change (RFC 9051, section 2.3.1.1). */
  readonly validity: bigint;
  /** The numbers of all messages, oldest first. */
  list(): Promise<readonly number[]>;
  /** The header fields of many messages, without anything else of them. */
  headers(numbers: readonly number[]): Promise<ReadonlyMap<number, Buffer>>;
  /** The message from its beginning, `longest` octets at most; undefined when it is gone. */
  read(number: number, longest: number): Promise<Buffer | undefined>;
  /** Deletes the message, or moves it to where processed ones are kept. */
  finish(number: number): Promise<void>;
  /** Waits until something may have come in, `pause` at most. Throws when the connection is lost. */
  wait(pause: Temporal.Duration, signal: AbortSignal): Promise<void>;
}

/** Connects, signs in and opens the folder. Throws when any of these fails. */
export async function openMailbox(server: ImapServer, egress: Egress = ownMachineOnly): Promise<OpenMailbox> {
  const client = await connected(server, egress);
  const mailbox = await client.mailboxOpen(server.folder).catch(async (error: unknown) => {
    client.close();
    throw error;
  });
  const uid = { uid: true } as const;
  return {
    validity: mailbox.uidValidity,
    list: async () => ((await client.search({ all: true }, uid)) || []).toSorted((a, b) => a - b),
    headers: async (numbers) => {
      const found = new Map<number, Buffer>();
      if (numbers.length === 0) return found;
      for await (const message of client.fetch(numbers.join(','), { uid: true, headers: true }, uid))
        if (message.headers) found.set(message.uid, message.headers);
      return found;
    },
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
