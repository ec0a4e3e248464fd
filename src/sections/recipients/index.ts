// Who receives data (S20 to S22): the register of recipients with ground, contract and what each was told.
// Promises: nothing leaves for anybody else, since every connection goes through the gate of `core/egress`.
export { type Registered, register } from './register.ts';
export { recipients } from './section.tsx';
