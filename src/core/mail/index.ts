// Mail: one outbox, a row per recipient, sealed until it has left.
// Promises: the purpose is checked again at the moment of sending; one Message-ID per mail; 4xx is tried again, 5xx is a
// bounce; nothing is sent twice, nothing acknowledged is lost.
// Refuses: a mail without a record behind it, and any address or header with a line break in it.
export { isAddress, readAddress } from './address.ts';
export * from './bulk/index.ts';
export * from './contract.ts';
export { createMail, type MailOptions, type Outbox } from './create.ts';
export { type DkimKey, readDkimKey } from './dkim/index.ts';
export { MailError } from './errors.ts';
export type { MailEvent } from './event.ts';
export * from './imap/index.ts';
export * from './inbox/index.ts';
export { doubtWaiting } from './outbox/doubt-waiting.ts';
export { nextTry } from './outbox/retry.ts';
export {
  closeDoubt,
  type Doubt,
  doubts,
  nextAttempt,
  type OutboxStatus,
  outboxStatus,
  resendDoubt,
} from './outbox/status.ts';
export * from './report/index.ts';
export { mailTables } from './tables.ts';
export { type Letter, letterById, letters, type Mailbox, putLetter } from './trial/letter.ts';
