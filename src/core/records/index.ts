// Records: everything personal hangs from one. A record has a class, a stage, a deadline and its own key.
// Promises: `keep`, `advance`, `open`, `demandErasure` and `sweep` do what the policy says, in the caller's transaction,
// with the journal entry in it; many workers may sweep; a crash loses nothing and repeats nothing.
// Refuses: to open a record for a purpose that its stage does not name, and to erase what a hold covers.
export type { Advanced } from './advance.ts';
export type { Demanded } from './demand.ts';
export * from './errors.ts';
export { type Governing, governing } from './govern.ts';
export * from './hold.ts';
export type { Keep, Kept } from './keep.ts';
export type { KeepMany } from './keep-many.ts';
export { type Opened, type OpenRefused, personAccess } from './open.ts';
export { explainOwnership, type OwnershipFinding } from './ownership.ts';
export { type Planned, planChange } from './plan.ts';
export { type Act, type Keeping, lockRecord, type Rules, recordById, recordsOf, type StoredRecord } from './record.ts';
export { type Records, records } from './records.ts';
export * from './simulation.ts';
export * from './status.ts';
export type { Swept } from './sweep.ts';
export { coreTables, type Table } from './tables.ts';
export * from './version.ts';
export { dueAfterWaiting } from './waiting.ts';
