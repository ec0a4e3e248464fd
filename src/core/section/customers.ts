import type { Language } from '../policy/index.ts';
import type { Act } from '../records/index.ts';
import type { Queries } from '../store/index.ts';

/** A sale, as the section that made it tells whoever may advertise to customers by law (§ 7(3) UWG). */
export interface Sale {
  readonly email: string;
  readonly language: Language;
  readonly soldAt: Temporal.Instant;
  /** Which goods or service, in words. */
  readonly what: string;
  /** What shows it, such as the number of the invoice. */
  readonly evidence: string;
  /** Names of the kinds of own offers, as the policy has them, that are similar to it, and why. */
  readonly similar: { readonly offers: readonly string[]; readonly evidence: string };
  /** How they said nothing against it, such as a box of the order form that they left empty; left out where nobody asked. */
  readonly unobjected?: { readonly evidence: string };
  /** What they were told of their right to object as they gave the address, word for word; left out where they were not. */
  readonly told?: { readonly at: Temporal.Instant; readonly wording: string; readonly evidence: string };
}

/** Takes in sales for advertising by permission of law; offered by the section that advertises, where the policy uses it. */
export interface Customers {
  /** What a form that collects the address has to show beside it. */
  notice(language: Language): string;
  /** Enters the customer in the transaction of the sale; refused for whoever ended a newsletter or objected. */
  sold(
    tx: Queries,
    sale: Sale,
    act: Act,
  ): Promise<{ readonly customer: string; readonly missing: readonly string[] } | { readonly refused: string }>;
}
