import { type Deadline, PolicyError, type Text } from '../../../../core/policy/index.ts';

/** A kind of own goods or services. A sale says which kinds are similar to what was sold, an issue which it advertises. */
export interface Offer {
  /** A short word in lower case; it stands in records and issues, so it is never used for another kind. */
  readonly name: string;
  readonly title: Text;
}

/** What an operator decides about advertising to customers by the permission of § 7(3) UWG. */
export interface CustomerOptions {
  readonly offers: readonly Offer[];
  /** The topics of the newsletter under which own offers are advertised; no other issue rests on the permission (S33, S43). */
  readonly topics: readonly Text[];
  /** How long a record that lacks a condition waits for it (`atMost`). */
  readonly incomplete: Deadline;
  /** How long after the last sale somebody is still taken for a customer (`atMost`); the law names no period. */
  readonly sale: Deadline;
  /** How long an objection is kept, so that it is heeded (`atMost`); not shorter than `sale`. */
  readonly objection: Deadline;
}

/** Throws `policy/unfit` for options by which somebody could be written to about anything. */
export function judgeCustomers(customers: CustomerOptions, topics: readonly Text[]): void {
  const { offers, topics: own } = customers;
  if (offers.length === 0 || own.length === 0)
    throw unfit('names no own offers, or no topic for them. Name both, or leave “customers” out.');
  const foreign = own.find(({ de }) => !topics.some((topic) => topic.de === de));
  if (foreign) throw unfit(`advertises under “${foreign.de}”, which no list names. Use a topic of the newsletter.`);
  const wrong = offers.find(({ name }, at) => !word.test(name) || offers.findIndex((o) => o.name === name) !== at);
  if (wrong) throw unfit(`has an offer “${wrong.name}”. Give each a short word in lower case of its own.`);
}

const word = /^[a-z][a-z0-9-]{0,40}$/;

const unfit = (what: string) => new PolicyError('policy/unfit', `The permission for customers ${what}`);
