/** How long a server may be silent. Technical, no retention. */
export interface Patience {
  readonly connect: Temporal.Duration;
  /** Between two replies. RFC 5321, section 4.5.3.2.6: ten minutes after the last byte, or mail is sent twice. */
  readonly reply: Temporal.Duration;
  /** A connection that has nothing to do is closed. */
  readonly idle: Temporal.Duration;
  /** How long mails under way may still take when the worker is told to stop. */
  readonly farewell: Temporal.Duration;
}

export const patience: Patience = {
  connect: Temporal.Duration.from('PT30S'),
  reply: Temporal.Duration.from('PT10M'),
  idle: Temporal.Duration.from('PT10S'),
  farewell: Temporal.Duration.from('PT10S'),
};
