// The mailbox that reports come back to, read by IMAP.
// Promises: every message is handed over, as soon as the server tells of it; what is dealt with leaves the mailbox, and
// nothing leaves it before; a lost connection is made again.
// Refuses: to send a password in the clear to another machine, and to know what the messages are about.
export { type MailboxOptions, type Taken, type WatchedMailbox, watchMailbox } from './watch.ts';
