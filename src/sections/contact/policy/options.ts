import type { Deadline, Recipient } from '../../../core/policy/index.ts';

export interface ContactOptions {
  /** The mailbox published for enquiries; others that reach the same desk stand with the controller (Q1). */
  readonly address: string;
  /** When at the latest somebody looks at a conversation again. */
  readonly reviewEvery: Deadline;
  /** The further time in which a conversation that is not needed, or that nobody looked at, is gone (Q10). */
  readonly eraseWithin: Deadline;
  /** Retention of commercial letters. */
  readonly letters: Deadline;
  /** How long before the review is due it is shown to staff, and how often they are reminded when it is late. */
  readonly remind: { readonly before: Temporal.Duration; readonly every: Temporal.Duration };
  readonly recipients: readonly Recipient[];
}
