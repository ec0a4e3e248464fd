import type { Clock } from '../../clock/index.ts';
import type { Records } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { MailKind } from '../contract.ts';
import type { DkimKey } from '../dkim/index.ts';
import type { Sender } from '../encode.ts';

/** What the outbox works with. */
export interface Sending {
  readonly db: Queries;
  readonly clock: Clock;
  readonly records: Records;
  readonly kinds: ReadonlyMap<string, MailKind>;
  readonly sender: Sender;
  readonly dkim: readonly DkimKey[];
  readonly log: (event: MailEvent) => void;
}

/** What happened, fit for logs: no address, no text, no reply. */
export interface MailEvent {
  readonly event: 'sent' | 'later' | 'dropped' | 'bounced' | 'doubt' | 'failed-hook' | 'failed-run';
  readonly mail?: string;
  readonly kind?: string;
  readonly reason?: string;
  readonly error?: unknown;
}

/** The column that a mail waits in, bound into its seal. */
export const payloadColumn = 'mail.outbox.payload';

/** A queued mail that a worker has taken. */
export interface Taken {
  readonly id: string;
  readonly number: number;
  readonly record: string;
  readonly kind: string;
  readonly payload: Buffer;
  readonly message_id: string;
  readonly attempt: number;
  /** Who has taken it; null in the trial mailbox, which holds the row's lock instead. */
  readonly worker: number | null;
}
