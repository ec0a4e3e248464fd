// The inbox: a mailbox that reports come back to, read by IMAP or POP3.
// Promises: every report is handed over; what is dealt with leaves the mailbox, and nothing leaves it before; a lost
// connection is made again; other mail that lies there is neither read nor touched.
// Refuses: to know what the messages are about, and to take one for dealt with that was not.
export type { OpenMailbox } from './open-mailbox.ts';
export { imapUrls, mailboxUrls } from './urls.ts';
export { type MailboxOptions, type Taken, type WatchedMailbox, watchMailbox } from './watch.ts';
