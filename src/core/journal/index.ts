// The journal: an append-only list of what was done, under which rule, when and by which role, closed into signed blocks.
// Promises: an entry is written in the transaction of its deed; any change, loss or reordering of entries is found.
// Refuses: free text (there is no column for it), updates and deletes (a trigger refuses them).
export * from './append.ts';
export * from './close.ts';
export * from './deeds.ts';
export * from './entry.ts';
export * from './export.ts';
export { blockHash, origin } from './hash.ts';
export * from './head.ts';
export { line } from './line.ts';
export * from './sign.ts';
export * from './signed/index.ts';
export * from './verification.ts';
export * from './verify.ts';
