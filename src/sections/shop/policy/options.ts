import type { Deadline, Recipient } from '../../../core/policy/index.ts';

/** What an operator decides about the shop. */
export interface ShopOptions {
  /** How long a cart that nobody touches is kept. */
  readonly cart: Deadline;
  /** When an order that nobody paid is given up. */
  readonly unpaid: Deadline;
  /** The buyer's time to withdraw from the contract (BGB § 355). */
  readonly withdrawal: Deadline;
  /** How long after delivery an order can be read to settle claims about defects (BGB § 438). */
  readonly claims: Deadline;
  /** How long after delivery the address of the parcel is kept. */
  readonly delivery: Deadline;
  /** Retention of commercial letters, to which orders belong, and of invoices. */
  readonly letters: Deadline;
  readonly invoices: Deadline;
  readonly host: Recipient;
  readonly payment: Recipient;
  readonly shipping: Recipient;
}
