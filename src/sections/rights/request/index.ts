// Requests about rights (Art. 12, 15 to 22 GDPR; S75 to S82): from their receipt, by whatever way, to the proof of the answer.
// Promises: the time runs from receipt; an objection and a withdrawal are carried out with it; no refusal leaves without
// reasons, complaint and court; every recipient is told; what is answered is blocked and read as evidence alone.
// Refuses: an extension after the first month or without reasons, and to close while a recipient is still to be told.
import type { Requests, World } from '../../../core/section/index.ts';
import { answer } from './answer/answer.ts';
import { receive } from './receive.ts';

export { accessText, noteAccess } from './answer/access.ts';
export { answer, withdrawRequest } from './answer/answer.ts';
export { answerLetter, kindsInWords, kindWords } from './answer/answer-letter.ts';
export { type Extended, type Extension, extend, extensionLetter, tellExtension } from './answer/extend.ts';
export { requestMails } from './answer/mails.ts';
export { hasChanged, outcomesInWords } from './answer/outcome.ts';
export { type Undelivered, undeliveredMailKind } from './answer/undelivered.ts';
export { consentsAmong } from './at-once.ts';
export { type Carried, carryOut, type Deed, type DeedKind, heldOfAll } from './deed.ts';
export { addEntry, type Entry, type EntryKind, entriesOf, type Said } from './entry.ts';
export { type Listed, requestList, waitingRequests } from './list.ts';
export { nearMailKind, nextTarget, remindOfTargets } from './near.ts';
export { receive } from './receive.ts';
export * from './request.ts';
export { rectifyRequest, requestFields } from './subject.ts';
export { requestTables } from './tables.ts';
export { answerDue, mayExtend, type Urgency, urgencyOf } from './times.ts';
export {
  addressesOf,
  addressPath,
  type NamedAddress,
  nameAddress,
  namedAddresses,
  proveAddress,
  requestOfAddress,
} from './told/address.ts';
export * from './told/identity.ts';
export { addNote, type Noted, tellLifting } from './told/note.ts';
export {
  addRecipient,
  type Recipient,
  recipientsOf,
  type Settled,
  settledStates,
  settleRecipient,
} from './told/recipient.ts';

/** Requests as every section may enter and answer them. */
export const requests = (world: World): Requests => ({
  receive: (tx, what, act) => receive(world, tx, what, act),
  answer: (tx, request, what, act) => answer(world, tx, request, what, act),
});
