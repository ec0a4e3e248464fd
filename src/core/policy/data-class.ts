import type { LegalBasis } from './basis.ts';
import type { Deadline } from './deadline/index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Text } from './text.ts';

/** One use of data. The name is `<section>.<word>`; nothing may be opened without naming one (S24, S87). */
export interface Purpose {
  readonly name: string;
  readonly title: Text;
  /** Where it differs from the class: the ground of this one use (S45: the proof rests on another ground than the sending). */
  readonly basis?: LegalBasis;
}

/** One personal datum of a class, as a person would name it. Sections tie their columns to it. */
export interface Datum {
  readonly name: string;
  readonly title: Text;
}

/** A kind of personal data with one purpose set, one legal basis and exactly one lifecycle (DIN 66398: Datenart). */
export interface DataClass {
  readonly name: string;
  readonly title: Text;
  /** Category of the persons concerned (Art. 30(1)(c) GDPR). */
  readonly persons: Text;
  readonly data: readonly Datum[];
  readonly basis: LegalBasis;
  readonly purposes: readonly Purpose[];
  /** Where the data come from (Art. 14(2)(f), 15(1)(g) GDPR). */
  readonly source: Text;
  /** Whether they must be given, and what follows if not (Art. 13(2)(e) GDPR). */
  readonly provision: Text;
  readonly recipients: readonly string[];
  /** How a consent is withdrawn: the event that does it and the way in words (Art. 7(3) GDPR). */
  readonly withdrawal?: { readonly event: string; readonly how: Text };
  /** No stage of the class may end later than this, by law or by promise. */
  readonly cap?: { readonly stage: string; readonly deadline: Deadline; readonly law: Text };
  /** A class without sealed columns needs no key of its own (hash counters). */
  readonly sealed?: false;
  readonly lifecycle: Lifecycle;
}
