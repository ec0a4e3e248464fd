// Letters to us (S23 to S31): the mailbox itself is the store, and what lies in it is under the policy.
// Promises: every message of every folder belongs to a conversation with its deadline; what has to go leaves the mailbox
// in all folders and is looked for again afterwards; commercial letters are out of sight until their last day.
// Refuses: to keep a copy of what was written, to erase what a hold covers, and to erase a message that is not the one meant.
export { type Outlook, outlook } from './review/index.ts';
export { contact } from './section.ts';
