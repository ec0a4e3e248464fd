import type { ExpungeEvent, ImapFlow, ListResponse, MailboxObject } from 'imapflow';
import { type Egress, ownMachineOnly } from '../../egress/index.ts';

import { connected, leave, waitForNews } from './connection.ts';
import { type OpenFolder, openFolder, refusal } from './folder.ts';
import type { ImapServer } from './server.ts';

/** A folder of the account, and what the server says of it without its being opened. */
export interface AccountFolder {
  readonly path: string;
  /** `\Sent`, `\Trash`, ... where the server or a known name says so. */
  readonly use: string | undefined;
  readonly validity: bigint;
  readonly nextUid: number;
  readonly messages: number;
}

/** Until when a folder is known (RFC 7162): numbers of another validity name other messages. */
export interface Remembered {
  readonly validity: bigint;
  /** The server's count of changes. */
  readonly modseq: bigint;
}

/** One connection to a whole account. Its commands come one after the other: it has one folder open at a time. */
export interface MailAccount extends AsyncDisposable {
  /** Every folder that can hold messages, also those that nobody subscribed to. */
  folders(): Promise<readonly AccountFolder[]>;
  /** Opens a folder, and asks what left it since; undefined when there is none of this name any more. */
  open(path: string, since?: Remembered): Promise<OpenFolder | undefined>;
  /** Makes a folder, in one where folders lie in one; answers the path that it has. */
  make(path: string): Promise<string>;
  /** Waits for news of a folder, `pause` at most. Throws when the connection is lost. */
  wait(path: string, pause: Temporal.Duration, signal: AbortSignal): Promise<void>;
}

/** Connects and signs in. Throws when either fails. */
export async function openAccount(server: ImapServer, egress: Egress = ownMachineOnly): Promise<MailAccount> {
  const client = await connected(server, egress);
  let listed: readonly AccountFolder[] = [];
  return {
    folders: async () => {
      listed = await foldersOf(client);
      return listed;
    },
    open: (path, since) => opened(client, path, since),
    make: async (path) => (await client.mailboxCreate(path)).path,
    wait: async (path, pause, signal) => {
      const { uidNext, exists } = await client.mailboxOpen(path);
      const before = listed.find((folder) => folder.path === path);
      // What came between the last look and this moment is news already: the server tells only of what comes later.
      if (before && (before.nextUid !== uidNext || before.messages !== exists)) return;
      await waitForNews(client, pause, signal);
    },
    [Symbol.asyncDispose]: () => leave(client),
  };
}

async function foldersOf(client: ImapFlow): Promise<readonly AccountFolder[]> {
  const listed = await client.list({ statusQuery: { messages: true, uidNext: true, uidValidity: true } });
  const holding = listed.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'));
  return Promise.all(holding.map((folder) => stateOf(client, folder)));
}

async function stateOf(client: ImapFlow, { path, specialUse, status }: ListResponse): Promise<AccountFolder> {
  const told =
    status?.uidValidity === undefined
      ? await client.status(path, { messages: true, uidNext: true, uidValidity: true })
      : status;
  // A folder of which nothing is known may hold anything: no look at the account is complete without it.
  if (told === false || told.uidValidity === undefined) throw refusal('to tell what lies in one of its folders');
  return {
    path,
    use: path.toUpperCase() === 'INBOX' ? '\\Inbox' : specialUse,
    validity: told.uidValidity,
    nextUid: Number(told.uidNext ?? 0),
    messages: told.messages ?? 0,
  };
}

async function opened(client: ImapFlow, path: string, since: Remembered | undefined): Promise<OpenFolder | undefined> {
  const left: ExpungeEvent[] = [];
  const note = (event: ExpungeEvent) => void left.push(event);
  client.on('expunge', note);
  try {
    const mailbox = await client.mailboxOpen(
      path,
      since && { changedSince: since.modseq, uidValidity: since.validity },
    );
    const modseq = (!mailbox.noModseq && mailbox.highestModseq) || null;
    const tells = client.enabled.has('QRESYNC') && since && modseq !== null && isLater(since, mailbox, modseq);
    const vanished = left.flatMap(({ path: where, uid }) => (where === mailbox.path && uid ? [uid] : []));
    return openFolder(client, { validity: mailbox.uidValidity, modseq, vanished: tells ? vanished : null });
  } catch (error) {
    if (client.usable && (await client.list({ listOnly: true })).every((folder) => folder.path !== path))
      return undefined;
    throw error;
  } finally {
    client.off('expunge', note);
  }
}

/** A count that went back is another count: the server lost what it knew, or was put back from a copy. */
const isLater = (since: Remembered, { uidValidity }: MailboxObject, modseq: bigint): boolean =>
  uidValidity === since.validity && modseq >= since.modseq;
