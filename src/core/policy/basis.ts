import type { Text } from './text.ts';

/** Why a processing is lawful: one of the four grounds of Art. 6(1) GDPR that a small company meets. */
export interface LegalBasis {
  readonly ground: 'consent' | 'contract' | 'legal-duty' | 'legitimate-interest';
  /** Letter of Art. 6(1) GDPR: a, b, c or f. */
  readonly letter: 'a' | 'b' | 'c' | 'f';
  /** Further provisions that stand beside it, e.g. § 7(2) no. 2 UWG, § 25(2) no. 2 TDDDG. */
  readonly beside: readonly Text[];
  /** The interest pursued (Art. 13(1)(d) GDPR); the duty, for a legal duty. */
  readonly because?: Text;
}

export const consent = (...beside: readonly Text[]): LegalBasis => ({ ground: 'consent', letter: 'a', beside });
export const contract = (...beside: readonly Text[]): LegalBasis => ({ ground: 'contract', letter: 'b', beside });
export const legalDuty = (because: Text, ...beside: readonly Text[]): LegalBasis => ({
  ground: 'legal-duty',
  letter: 'c',
  because,
  beside,
});
export const legitimateInterest = (because: Text, ...beside: readonly Text[]): LegalBasis => ({
  ground: 'legitimate-interest',
  letter: 'f',
  because,
  beside,
});
