// Egress: the one gate through which the program speaks to others (S20).
// Promises: every outgoing connection goes to a recipient that the policy declares as active, or to this machine itself;
// what is disclosed is journaled with the recipient's name. The database is reached by the store, in its own ways.
// Refuses: a host that no recipient covers, before a single byte leaves.

export { ask, type Question } from './ask.ts';
export { type Destination, secured } from './dial.ts';
export {
  createEgress,
  type Disclosed,
  type Egress,
  type EgressOptions,
  ownMachineOnly,
  recipientsOf,
} from './egress.ts';
export { hostOf, isOwnMachine } from './machine.ts';
export { createNames, type Names, type NamesOptions } from './names.ts';
