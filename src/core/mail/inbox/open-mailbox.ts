/** An open mailbox: what lies in it, and nothing of the protocol. A message is known by a name that no other one gets. */
export interface OpenMailbox extends AsyncDisposable {
  /** Names are good as long as this does not change (RFC 9051, section 2.3.1.1). */
  readonly validity: bigint;
  /** The names of all messages, oldest first. */
  list(): Promise<readonly string[]>;
  /** The header fields of many messages, without anything else of them. */
  headers(names: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** The message from its beginning, `longest` octets at most; undefined when it is gone. */
  read(name: string, longest: number): Promise<Buffer | undefined>;
  /** Deletes the message, or moves it to where processed ones are kept: for good once `settle` has answered. */
  finish(name: string): Promise<void>;
  /** Has what was finished so far take effect. Throws when that cannot be known. */
  settle(): Promise<void>;
  /** Waits until something may have come in, `pause` at most. Throws when the connection is lost. */
  wait(pause: Temporal.Duration, signal: AbortSignal): Promise<void>;
}
