// The type of a slice: what a section of the policy must bring so that it is printed, swept, exported and erased.
// Promises: a section in the one list of `app.ts` is in the portal, the sweep and the notice; none knows another.
// Refuses: columns that no declaration covers.

export type { Done, Outcome } from './deeds.ts';
export * from './desk.ts';
export type { Disclosure } from './disclosures.ts';
export * from './hold.ts';
export type { OpenRights } from './open-rights.ts';
export type { ErasedOf, HeldAbout } from './person.ts';
export * from './persons.ts';
export type { Meant } from './records-of.ts';
export * from './requests.ts';
export * from './section.ts';
export * from './world.ts';
