// Mail in bulk: messages encoded once, filled for each recipient, sent over a few connections with PIPELINING.
// Promises: each mail ends in exactly one outcome, and in doubt only when nobody can know; no line is too long or begins
// with a dot; memory does not grow with the number of mails for who waits for `ready`.
// Refuses: envelopes and headers that could be broken out of, mails with a hole where a value belongs. It keeps nothing
// and decides nothing about consent, retries or rates: who sends does.
export type * from './contract.ts';
export type { BulkPatience } from './line/patience.ts';
export { compileMessage } from './message/compile.ts';
export type { Attachment, BulkCover, BulkParts, CompiledMessage } from './message/contract.ts';
export { messageIdOf } from './message/message-id.ts';
export { personal } from './message/personal.ts';
export { openPipeline } from './pipeline.ts';
export { type BulkSigner, signInWorkers } from './signing/signer.ts';
