import type { BulkMessage, BulkOutcome, BulkReply, MayLeave } from '../contract.ts';

/** A mail on its way through the pipeline. */
export interface Entry {
  readonly message: BulkMessage;
  readonly settle: (reply: BulkReply | 'kept-back') => void;
  /** The last word of who sends: consent may end while a server takes its time (S52). */
  readonly mayLeave: MayLeave | undefined;
  /** How often it was given back because its connection ended before its turn. */
  returns: number;
}

/** What lines need of the pipeline that owns them. */
export interface Desk {
  /** The next mail that waits. */
  next(): Entry | undefined;
  /** Takes a mail back to the head of the queue: nothing of it but its envelope was said. */
  giveBack(entry: Entry): void;
  keepBack(entry: Entry): void;
  settle(entry: Entry, outcome: BulkOutcome, code: number, reply: string): void;
  /** The line has nothing to do. */
  idle(line: object): void;
  /** The line takes no more mails. */
  gone(line: object, reason: string, code: number): void;
}
