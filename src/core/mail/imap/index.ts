// IMAP: an account with everything that lies in it, and one folder of it as an inbox.
// Promises: news is heard as soon as the server tells of it; what is erased is gone for good, and nothing else with it.
// Refuses: to send a password in the clear to another machine, and to know what the messages are about.
export { type AccountFolder, type MailAccount, openAccount } from './account.ts';
export { mayBeReport } from './concern.ts';
export type { Content } from './content.ts';
export type { Digest, Named } from './digest.ts';
export type { OpenFolder } from './folder.ts';
export { type ImapServer, imapServer } from './server.ts';
