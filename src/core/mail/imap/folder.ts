import type { ImapFlow } from 'imapflow';
import { MailError } from '../errors.ts';
import { type Content, contentOf } from './content.ts';
import { type Digest, digestOf, digestQuery } from './digest.ts';

/** An open folder of an account; good until another is opened. */
export interface OpenFolder {
  /** Message numbers are good as long as this does not change (RFC 9051, section 2.3.1.1). */
  readonly validity: bigint;
  /** The server's count of changes (RFC 7162), with which the next opening is told what left; null where it keeps none. */
  readonly modseq: bigint | null;
  /** The numbers that left since what was remembered, perhaps more than there were; null where the server cannot tell. */
  readonly vanished: readonly number[] | null;
  /** How many messages there are, as the server said last. */
  messages(): number;
  /** The numbers of all messages from one on, in rising order. */
  uids(from?: number): Promise<readonly number[]>;
  /** The outsides of these messages; those that are gone are left out. */
  digests(uids: readonly number[]): Promise<readonly Digest[]>;
  /** What a message says, at most so many octets of its text; undefined when it is gone. */
  content(uid: number, longest: number): Promise<Content | undefined>;
  /** Deletes these messages for good, and no other. */
  erase(uids: readonly number[]): Promise<void>;
  /** Moves these messages into another folder. */
  move(uids: readonly number[], path: string): Promise<void>;
}

const uid = { uid: true } as const;

export function openFolder(client: ImapFlow, told: Pick<OpenFolder, 'validity' | 'modseq' | 'vanished'>): OpenFolder {
  return {
    ...told,
    messages: () => (client.mailbox ? client.mailbox.exists : 0),
    uids: async (from = 1) => {
      const found = await client.search(from > 1 ? { uid: `${from}:*` } : { all: true }, uid);
      if (!Array.isArray(found)) throw refusal('to list its messages');
      // `n:*` names the last message even where that is before n (RFC 9051, section 9).
      return found.filter((number) => number >= from).toSorted((a, b) => a - b);
    },
    digests: async (uids) => {
      const found: Digest[] = [];
      if (uids.length === 0) return found;
      for await (const message of client.fetch(rangeOf(uids), digestQuery, uid)) found.push(digestOf(message));
      return found;
    },
    content: (one, longest) => contentOf(client, one, longest),
    erase: (uids) =>
      whileAlone(client, 'UIDPLUS', async () => {
        if (!(await client.messageDelete(rangeOf(uids), uid))) throw refusal('to delete a message');
      }),
    move: (uids, path) =>
      whileAlone(client, 'MOVE', async () => {
        if (!(await client.messageMove(rangeOf(uids), path, uid))) throw refusal('to move a message');
      }),
  };
}

/**
 * A server without the extension can only expunge whatever is marked as deleted in the whole folder. What somebody else
 * has marked there, and may want back, loses its mark for as long as it takes.
 */
async function whileAlone(client: ImapFlow, extension: string, work: () => Promise<void>): Promise<void> {
  const marked =
    client.capabilities.has(extension) || client.capabilities.has('UIDPLUS')
      ? []
      : (await client.search({ deleted: true }, uid)) || [];
  if (marked.length > 0 && !(await client.messageFlagsRemove(rangeOf(marked), ['\\Deleted'], uid)))
    throw refusal('to spare what others marked as deleted');
  try {
    await work();
  } finally {
    if (marked.length > 0 && client.usable) await client.messageFlagsAdd(rangeOf(marked), ['\\Deleted'], uid);
  }
}

/** Numbers as the protocol writes them: `3:7,9`. */
export function rangeOf(uids: readonly number[]): string {
  const sorted = uids.toSorted((a, b) => a - b);
  const spans: { from: number; to: number }[] = [];
  for (const number of sorted) {
    const last = spans.at(-1);
    if (last && number <= last.to + 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  return spans.map(({ from, to }) => (from === to ? String(from) : `${from}:${to}`)).join(',');
}

export const refusal = (what: string): MailError =>
  new MailError('mail/mailbox-refused', `The mailbox refused ${what}.`);
