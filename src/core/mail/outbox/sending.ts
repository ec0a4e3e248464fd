import type { Clock } from '../../clock/index.ts';
import type { Egress } from '../../egress/index.ts';
import type { Records } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { MailKind } from '../contract.ts';
import type { DkimKey } from '../dkim/index.ts';
import type { Sender } from '../encode.ts';
import type { MailEvent } from '../event.ts';

export type { MailEvent };

/** What the outbox works with. */
export interface Sending {
  readonly db: Queries;
  readonly clock: Clock;
  readonly records: Records;
  readonly kinds: ReadonlyMap<string, MailKind>;
  readonly sender: Sender;
  readonly dkim: readonly DkimKey[];
  readonly log: (event: MailEvent) => void;
  /** The gate through which mails leave. */
  readonly egress: Egress;
  /** The mail server, to which each mail is disclosed; none for the trial mailbox. */
  readonly server?: string | undefined;
  /** The envelope sender of a mail, where each has one of its own (VERP). */
  readonly envelope?: ((mail: Pick<Taken, 'id' | 'record'>) => string) | undefined;
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
