// The paragraph about advertising by permission of law (§ 7(3) UWG, S43): off unless the policy names it.
export { customerClass } from './class.ts';
export { type CustomerOptions, judgeCustomers, type Offer } from './options.ts';
export { customerPassages, offersInWords } from './passages.ts';
