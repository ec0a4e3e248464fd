import type { Language } from '../../../../core/policy/index.ts';

export const customerClass = 'newsletter.customer';

/** What § 7(3) UWG asks for, in the order of its numbers. Each is a fact with its evidence; one alone missing forbids. */
export const conditions = ['sale', 'similar', 'unobjected', 'told'] as const;
export type Condition = (typeof conditions)[number];

/** By which way an entry came. */
export type Origin = 'staff' | 'file' | 'api' | 'sale';

/** What is known of a customer, condition by condition. What is not known is left out, and then nothing is sent. */
export interface Entry {
  readonly email: string;
  readonly language: Language;
  readonly origin: Origin;
  /** No. 1: the sale by which we obtained the address from them. */
  readonly sale?: { readonly soldAt: Temporal.Instant; readonly what: string; readonly evidence: string };
  /** No. 2: kinds of own offers that are similar to what was sold, and why. */
  readonly similar?: { readonly offers: readonly string[]; readonly evidence: string };
  /** No. 3: how it was checked that they have not objected; checked once more with every mail. */
  readonly unobjected?: { readonly evidence: string };
  /** No. 4: when, in which words and how their right to object was pointed out as the address was collected. */
  readonly told?: { readonly at: Temporal.Instant; readonly wording: string; readonly evidence: string };
}

/** A customer as the table has them; the byte columns are sealed. */
export interface Customer {
  readonly record: string;
  readonly stage: string;
  readonly email: Buffer;
  readonly language: Language;
  readonly policy: number;
  readonly origin: Origin;
  readonly entered_at: Temporal.Instant;
  readonly sold_at: Temporal.Instant | null;
  readonly sale: Buffer | null;
  readonly sale_evidence: Buffer | null;
  readonly similar_offers: readonly string[];
  readonly similar_evidence: Buffer | null;
  readonly unobjected_at: Temporal.Instant | null;
  readonly unobjected_evidence: Buffer | null;
  readonly told_at: Temporal.Instant | null;
  readonly told_wording: string | null;
  readonly told_evidence: Buffer | null;
  readonly ended_at: Temporal.Instant | null;
  readonly end_channel: string | null;
  readonly end_evidence: Buffer | null;
}

type Facts = Pick<Customer, 'sold_at' | 'similar_offers' | 'unobjected_at' | 'told_at'>;

/** Which conditions are not evidenced; empty where all four are. */
export const missingOf = (customer: Facts): readonly Condition[] =>
  conditions.filter((condition) => !isMet[condition](customer));

const isMet: Readonly<Record<Condition, (customer: Facts) => boolean>> = {
  sale: ({ sold_at }) => sold_at !== null,
  similar: ({ similar_offers }) => similar_offers.length > 0,
  unobjected: ({ unobjected_at }) => unobjected_at !== null,
  // Told after the sale is not told as the address was collected.
  told: ({ told_at, sold_at }) =>
    told_at !== null && sold_at !== null && Temporal.Instant.compare(told_at, sold_at) <= 0,
};
