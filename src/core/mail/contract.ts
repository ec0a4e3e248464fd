import type { Language } from '../policy/index.ts';
import type { Act, Kept, Opened, StoredRecord } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import type { DkimKey } from './dkim/index.ts';
import type { MailEvent } from './event.ts';

/** A file that goes with a mail; its text is kept as it is. */
export interface AttachedText {
  readonly filename: string;
  /** A media type, e.g. `application/json`. */
  readonly type: string;
  readonly text: string;
}

/** A mail before it is encoded. Headers that every mail has (From, Date, Message-ID, Auto-Submitted) are set on sending. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly AttachedText[];
  /** `auto-generated` for mails that no human wrote by hand (RFC 3834). */
  readonly autoSubmitted: 'auto-generated' | 'auto-replied' | 'no';
  readonly replyTo?: string;
  /** HTTPS address for one-click unsubscribing: sets both headers of RFC 8058 and `List-Id`, or none of them. */
  readonly listUnsubscribe?: { readonly url: string; readonly listId: string };
}

/** What a section wants mailed. It is sealed under the record's key until the mail has left. */
export interface MailOrder {
  readonly kind: string;
  /** The record on whose behalf it is sent; when the record is erased, the mail is not sent. */
  readonly record: string;
  readonly to: string;
  readonly language: Language;
  /** What `compose` needs: tokens, dates. */
  readonly payload: Readonly<Record<string, string>>;
}

/** An order as a section gives it. */
export interface NewMail extends MailOrder {
  /** The record itself where this transaction has just kept it: saves asking the database for it. */
  readonly kept?: Kept;
}

/** What the other side said when it took the mail. */
export interface Acceptance {
  readonly at: Temporal.Instant;
  readonly messageId: string;
  /** The reply of the receiving server, e.g. `250 2.0.0 Ok: queued as 4F1`. */
  readonly reply: string;
  /** SHA-256 of the mail as it was sent, hexadecimal. */
  readonly sourceHash: string;
}

/** Whether a mail may leave now: decided again for each attempt, right before it. */
export type Gate = 'send' | { readonly refused: string } | { readonly later: Temporal.Instant };

/** One kind of mail of a section. */
export interface MailKind {
  readonly name: string;
  /** The purpose for which the record must be open at the moment of sending. */
  readonly purpose: string;
  compose(order: MailOrder): Message;
  gate?(tx: Queries, record: StoredRecord, now: Temporal.Instant): Promise<Gate>;
  /** The receiving server has taken it: runs in the transaction that marks the mail as sent. */
  accepted?(tx: Queries, record: Opened, acceptance: Acceptance, act: Act): Promise<void>;
  /** It will never be delivered (5xx, or the last 4xx attempt). */
  failed?(tx: Queries, record: string, reply: string, act: Act): Promise<void>;
  /** It was accepted, and came back undeliverable afterwards (RFC 3464): runs in the transaction that notes that, once. */
  returned?(tx: Queries, record: string, reply: string, act: Act): Promise<void>;
}

/** What a section needs that sends in bulk, past the outbox. */
export interface Transport {
  /** The database by its address: a worker shows that it lives, and hears of withdrawals, on a connection of its own. */
  readonly databaseUrl: string;
  /** SMTP_URL; without it every mail goes into the trial mailbox. */
  readonly smtpUrl?: string | undefined;
  readonly dkim: readonly DkimKey[];
  /** Where a sender notes what is on its lines, for whoever takes over when it is killed. */
  readonly marksFolder?: string | undefined;
  /** The domain whose addresses bounces come back to; without it they go to the sender's own address. */
  readonly bounceDomain?: string | undefined;
  /** IMAP_URL: the mailboxes that people write to (IMAP) and that bounces come back to (IMAP, POP3), with spaces between them. */
  readonly imapUrl?: string | undefined;
  readonly log?: ((event: MailEvent) => void) | undefined;
}

/** A mail that came back, as its envelope sender names it. */
export interface ReturnedMail {
  readonly record: string;
  /** The last 16 hexadecimal digits of the mail's id. */
  readonly tail: string;
  /** What was said, in a line. */
  readonly reply: string;
}

/** The outbox as sections see it. */
export interface Mail {
  /** Puts a mail in the outbox, in the transaction of the deed that causes it. Answers the mail's id. */
  send(tx: Queries, order: NewMail, act: Act): Promise<string>;
  /** Tells the section whose mail came back. False where the outbox knows no such mail, or nobody wants to hear of it. */
  returned(tx: Queries, mail: ReturnedMail, act: Act): Promise<boolean>;
}
