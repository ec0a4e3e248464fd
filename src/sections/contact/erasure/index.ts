// Erasure in the mailbox itself: what a record's end means for the messages that lie there.
// Promises: the order to delete is given in the transaction that ends the record and stays until a whole look at the
// mailbox has found the message nowhere; whatever is left to do stands in the figures.
// Refuses: to delete a message that is not the one meant, and one that another conversation still needs.
export { dissolve, type RemovedMailbox, removedMailboxes } from './dissolve.ts';
export { contactFigures } from './figures.ts';
export { orderErasure } from './order.ts';
