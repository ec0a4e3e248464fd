import type { FetchMessageObject, FetchQueryObject, MessageAddressObject } from 'imapflow';
import { addressesIn, first, type Headers, readHeaders } from '../report/header.ts';

/** Somebody as a mail names them; the name is empty where none is given. */
export interface Named {
  readonly name: string;
  readonly address: string;
}

/** What stands on the outside of a message: everything that finds and dates it, and nothing of what it says. */
export interface Digest {
  /** Its number in the folder. */
  readonly uid: number;
  /** When it came into the mailbox; undefined where the server does not say. */
  readonly at: Temporal.Instant | undefined;
  /** In octets. */
  readonly size: number;
  /** Without brackets; empty where there is none. */
  readonly messageId: string;
  /** What it answers, the latest last. */
  readonly references: readonly string[];
  readonly from: Named | undefined;
  /** Where an answer is wanted, if not there. */
  readonly replyTo: Named | undefined;
  /** Everybody it went to, openly or not. */
  readonly to: readonly Named[];
  readonly subject: string;
  /** What makes it this message and no other, whatever folder a copy lies in: fields of its header as they stand. */
  readonly essence: string;
  /** No human wrote it for this person (RFC 3834, RFC 2919). */
  readonly automatic: boolean;
  /** The addresses for which the server took it. */
  readonly deliveredTo: readonly string[];
}

/** What has to be asked of the server for it. */
export const digestQuery: FetchQueryObject = {
  uid: true,
  internalDate: true,
  size: true,
  envelope: true,
  headers: [
    'references',
    'message-id',
    'date',
    'from',
    'subject',
    'list-id',
    'list-unsubscribe',
    'auto-submitted',
    'precedence',
    'x-autoreply',
    'x-autorespond',
    'return-path',
    'delivered-to',
    'x-original-to',
  ],
};

export function digestOf(message: FetchMessageObject): Digest {
  const envelope = message.envelope ?? {};
  const headers = readHeaders(message.headers?.toString('utf8') ?? '');
  const [from] = named(envelope.from).length > 0 ? named(envelope.from) : named(envelope.sender);
  return {
    uid: message.uid,
    at: instant(message.internalDate),
    size: message.size ?? 0,
    messageId: idsIn(envelope.messageId)[0] ?? '',
    references: [...idsIn(headers.get('references')?.join(' ')), ...idsIn(envelope.inReplyTo).slice(0, 1)],
    from,
    replyTo: named(envelope.replyTo)[0],
    to: [...named(envelope.to), ...named(envelope.cc), ...named(envelope.bcc)],
    subject: envelope.subject ?? '',
    essence: JSON.stringify(['message-id', 'date', 'from', 'subject'].map((name) => first(headers, name) ?? null)),
    automatic: isAutomatic(headers, from),
    deliveredTo: addressesIn([...(headers.get('delivered-to') ?? []), ...(headers.get('x-original-to') ?? [])]),
  };
}

// A thread of thousands names them all; the ends of the list are what matters.
const mostReferences = 200;

const idsIn = (value = ''): readonly string[] => {
  const all = [...value.matchAll(/<([^<>\s]{1,900})>/g)].map(([, id = '']) => id);
  return all.length <= mostReferences ? all : [...all.slice(0, 1), ...all.slice(1 - mostReferences)];
};

const named = (addresses: readonly MessageAddressObject[] = []): readonly Named[] =>
  addresses.flatMap(({ name = '', address = '' }) => (address.includes('@') ? [{ name, address }] : []));

function instant(at: Date | string | undefined): Temporal.Instant | undefined {
  const milliseconds = at === undefined ? Number.NaN : new Date(at).getTime();
  return Number.isNaN(milliseconds) ? undefined : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

function isAutomatic(headers: Headers, from: Named | undefined): boolean {
  if (!/^no\b/i.test(first(headers, 'auto-submitted') ?? 'no')) return true;
  if (['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond'].some((name) => headers.has(name))) return true;
  if (/^(bulk|junk|list|auto_reply)$/i.test(first(headers, 'precedence') ?? '')) return true;
  if (first(headers, 'return-path') === '<>') return true;
  return /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(from?.address ?? '');
}
