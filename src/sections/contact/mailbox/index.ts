// The mailbox: an account at an IMAP server that people write to. It is the store; what stands here only finds its way there.
// Promises: what comes in or is moved, renamed, counted anew or deleted by hand is known after the next look; one process
// reads an account at a time; a lost connection is made again.
// Refuses: to take a message for gone before a second look has missed it, and to keep anything that it says.
export { accountNames } from './account.ts';
export { compareAll } from './look/folder.ts';
export { type AccountState, accountStates, contactWork } from './reading/work.ts';
