// The type of a slice: what a section of the policy must bring so that it is printed, swept, exported and erased.
// Promises: a section in the one list of `app.ts` is in the portal, the sweep and the notice; none knows another.
// Refuses: columns that no declaration covers.

export * from './became.ts';
export * from './customers.ts';
export * from './desk.ts';
export * from './held.ts';
export * from './hold.ts';
export * from './late.ts';
export { networkHash } from './network.ts';
export { personsOf } from './person/persons-of.ts';
export { noteWithheld, toldToPerson } from './person/secret.ts';
export * from './persons.ts';
export * from './requests.ts';
export * from './section.ts';
export * from './world.ts';
