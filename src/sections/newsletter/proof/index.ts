// The proof: everything that shows who agreed to what, when, from where, and how it ended (S41); and of a customer the four
// conditions by which they were written to without consent (S43).
// Promises: it can be printed at any time (BGH I ZR 164/09) and stands alone; every printing is in the journal.
// Refuses: a request that was never confirmed, since that proves nothing.
export { proofOf } from './collect.ts';
export { proofPdf } from './draw.ts';
export { printedProof } from './print.ts';
