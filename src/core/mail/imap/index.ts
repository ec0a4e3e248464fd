// Mailboxes, read by IMAP: the reports that come back to one, and everything that lies in the one people write to.
// Promises: every report is handed over, as soon as the server tells of it; what is dealt with leaves the mailbox, and
// nothing leaves it before; a lost connection is made again; what is erased is gone for good, and nothing else with it.
// Refuses: to send a password in the clear to another machine, and to know what the messages are about.
export { type AccountFolder, type MailAccount, openAccount } from './account.ts';
export { mayBeReport } from './concern.ts';
export type { Content } from './content.ts';
export type { Digest, Named } from './digest.ts';
export type { OpenFolder } from './folder.ts';
export { type ImapServer, imapServer, imapUrls } from './server.ts';
export { type MailboxOptions, type Taken, type WatchedMailbox, watchMailbox } from './watch.ts';
