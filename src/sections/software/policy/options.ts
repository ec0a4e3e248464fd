import type { Deadline, Recipient } from '../../../core/policy/index.ts';

/** What an operator decides about the online software. */
export interface SoftwareOptions {
  /** How long a registration waits for its confirmation before it is erased. */
  readonly unconfirmed: Deadline;
  /** How long the link in the confirmation mail works. */
  readonly token: Deadline;
  /** How long disuse must last before the user is asked (S67). */
  readonly unused: Deadline;
  /** The user's time to answer (S68). */
  readonly answer: Deadline;
  /** How long the address alone stays after the content is gone (S73). */
  readonly address: Deadline;
  /** The longest sign-in, and how long one lasts without a request. */
  readonly session: Deadline;
  readonly idle: Temporal.Duration;
  /** How long a confirmation mail is counted, so that nobody is flooded with them. */
  readonly counted: Deadline;
  /** From which age a person registers for themselves (Art. 8 GDPR). */
  readonly fromAge: number;
  readonly recipients: readonly Recipient[];
}
