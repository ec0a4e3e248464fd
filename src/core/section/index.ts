// The type of a slice: what a section of the policy must bring so that it is printed, swept, exported and erased.
// Promises: a section in the one list of `app.ts` is in the portal, the sweep and the notice; none knows another.
// Refuses: columns that no declaration covers.
export * from './desk.ts';
export * from './hold.ts';
export * from './person.ts';
export * from './section.ts';
export * from './world.ts';
