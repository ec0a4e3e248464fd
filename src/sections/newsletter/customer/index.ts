// Advertising to existing customers by permission of law (§ 7(3) UWG, S43), where the policy uses it.
// Promises: each of the four conditions is a fact with its evidence, and one alone missing forbids; whoever says no, by
// whatever way, is mailed no more from that moment on, and that is remembered; each mail names its ground and the way out.
// Refuses: to enter anybody who ended a subscription or objected, sales long past, and offers that the policy does not name.

export { customersCarried } from './life/carried.ts';
export { callBackAsCustomers } from './life/ended.ts';
export { type Entered, enterCustomer } from './life/enter.ts';
export { customerEntered } from './life/entered.ts';
export { showObjection } from './objection/show.tsx';
export { customersPort } from './port.ts';
export type { Entry } from './record/customer.ts';
