// Records: everything personal hangs from one. A record has a class, a stage, a deadline and its own key.
// Promises: `keep`, `advance`, `open`, `demandErasure` and `sweep` do what the policy says, in the caller's transaction,
// with the journal entry in it; many workers may sweep; a crash loses nothing and repeats nothing.
// Refuses: to open a record for a purpose that its stage does not name, and to erase what a hold covers.

export type { Demanded } from './erasure/demand.ts';
export { foreseeErasure } from './erasure/foresee.ts';
export { lastSweeps, noteSweep, type SweepRun } from './erasure/runs.ts';
export type { Swept } from './erasure/sweep.ts';
export { dueAfterWaiting } from './erasure/waiting.ts';
export * from './errors.ts';
export {
  type HoldClosed,
  type HoldKind,
  type HoldOrder,
  holdKinds,
  type OpenHold,
  openHold,
  openHolds,
} from './hold.ts';
export type { Advanced } from './life/advance.ts';
export { type Ahead, aheadOf, type StageAhead } from './life/ahead.ts';
export type { Keep, Kept } from './life/keep.ts';
export type { KeepMany } from './life/keep-many.ts';
export { type Opened, type OpenRefused, personAccess } from './open.ts';
export { explainOwnership, type OwnershipFinding } from './ownership.ts';
export { type Act, type Keeping, lockRecord, type Rules, recordById, recordsOf, type StoredRecord } from './record.ts';
export { type Records, records } from './records.ts';
export type { Noting, Replayed } from './replay/replay.ts';
export {
  type ArchivedVersion,
  archivedNotice,
  archivedPolicy,
  archivedVersion,
  canonical,
  currentVersion,
  type PolicyVersion,
  type Printed,
  policyHash,
  versions,
} from './rules/archive.ts';
export { enactPolicy, reenactPolicies } from './rules/enact.ts';
export { type Governing, governing } from './rules/govern.ts';
export { type Planned, planChange } from './rules/plan.ts';
export { recompute } from './rules/recompute.ts';
export { type Confidential, decideSecrecy, type Secrecy, secrecyOfHolds } from './secrecy.ts';
export * from './simulation.ts';
export * from './status.ts';
export { coreTables, type Table } from './tables.ts';
