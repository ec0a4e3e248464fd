import { type Egress, ownMachineOnly } from '../../egress/index.ts';
import type { OpenMailbox } from '../inbox/open-mailbox.ts';
import { connected, leave, waitForNews } from './connection.ts';
import type { ImapServer } from './server.ts';

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
    list: async () => ((await client.search({ all: true }, uid)) || []).toSorted((a, b) => a - b).map(String),
    headers: async (names) => {
      const found = new Map<string, Buffer>();
      if (names.length === 0) return found;
      for await (const message of client.fetch(names.join(','), { uid: true, headers: true }, uid))
        if (message.headers) found.set(String(message.uid), message.headers);
      return found;
    },
    read: async (name, longest) => {
      const found = await client.fetchOne(name, { source: { start: 0, maxLength: longest } }, uid);
      return found === false ? undefined : found.source;
    },
    finish: async (name) => {
      const done = server.processed
        ? await client.messageMove(name, server.processed, uid)
        : await client.messageDelete(name, uid);
      if (done === false) throw new Error('The mailbox refused to take a message out of its folder.');
    },
    // Each command has taken effect when it is answered.
    settle: async () => {},
    wait: (pause, signal) => waitForNews(client, pause, signal),
    [Symbol.asyncDispose]: () => leave(client),
  };
}
