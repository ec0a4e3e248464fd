// The newsletter: who asked for it, who confirmed, who ended it, and the proof of all three (S32 to S52).
// Promises: no subscription without a confirmation; the form answers the same for every address; a subscription ends at
// once, by whatever way, and is unreadable for sending from then on; the proof is erased on its day.
// Refuses: to change anything on GET, to mail an address more often than the policy allows, to read a proof for anything else.
export { recordWithdrawal } from './consent/record-withdrawal.ts';
export { dismiss, runImports, startImport, undoImport, upload } from './import/index.ts';
export { unsubscribeUrl } from './link.ts';
export { proofOf, proofPdf } from './proof/index.ts';
export { newsletter } from './section.ts';
