import type { LegalBasis, Purpose, Stage, Text } from '../policy/index.ts';
import type { Ahead, Demanded } from '../records/index.ts';

/** One field of a record as its person reads it (Art. 15 GDPR). */
export interface Field {
  readonly name: string;
  readonly title: Text;
  readonly value: string;
  /** How people read the value, where it is a code. */
  readonly reads?: Text;
  /** The person gave it to us themselves, so that they may take it to another provider (Art. 20 GDPR). */
  readonly isProvided?: true;
  /** Left out where it cannot be corrected at once, e.g. what a server wrote down. */
  readonly correct?: Correctable;
}

/** How a field is corrected: a line of text, or one of a few. */
export type Correctable =
  | { readonly as: 'text'; readonly most: number }
  /** Another mail address; it counts once it is confirmed there, and the hint says so. */
  | { readonly as: 'address'; readonly most: number; readonly hint: Text }
  | { readonly as: 'choice'; readonly among: readonly { readonly value: string; readonly label: Text }[] };

/** `asked`: it is corrected once somebody confirms it. `field`: nothing that is corrected here. `value`: not as the field may read. */
export type Rectified =
  | { readonly rectified: string }
  | { readonly asked: string }
  | { readonly refused: 'field' | 'value' };

/** Everything held about a person under one record: what, why, on which ground, from where, for whom, until when (Art. 15 GDPR). */
export interface HeldAbout {
  readonly record: string;
  readonly section: string;
  readonly class: string;
  readonly title: Text;
  readonly stage: string;
  readonly stageTitle: Text;
  readonly since: Temporal.Instant;
  /** The instant by which it is gone, if its stage ends by itself. */
  readonly until: Temporal.Instant | null;
  readonly held: boolean;
  /** Its erasure was demanded while a hold suspends it: carried out the moment the hold closes. */
  readonly demanded: boolean;
  readonly basis: LegalBasis;
  readonly purposes: readonly Purpose[];
  readonly source: Text;
  readonly recipients: readonly string[];
  readonly fields: readonly Field[];
  /** `restricted` (Art. 18 GDPR) or `blocked`; left out where it is neither. */
  readonly kind?: Stage['kind'];
  /** What becomes of it if nothing happens: the stages to come, and the instant by which it is gone. */
  readonly ahead: Ahead;
  /** Who was given it, as the journal tells. */
  readonly disclosures: readonly Disclosure[];
  /** What its person can have done with it at once. */
  readonly open: OpenRights;
  /** Held by confidential holds alone: for staff, never for the person, who is told what would stand there without. */
  readonly secret?: { readonly open: OpenRights };
}

/** Somebody outside was given a record (Art. 15(1)(c) GDPR). */
export interface Disclosure {
  /** The recipient's name in the policy. */
  readonly recipient: string;
  readonly at: Temporal.Instant;
}

/** What a person can have done with one record where it stands now. */
export interface OpenRights {
  /** What a demand for erasure would come to. */
  readonly erasure: Demanded;
  readonly restriction: boolean;
  readonly lifting: boolean;
  /** `ends`: an objection ends the use at once. `assessed`: somebody weighs it, and it is restricted until then. */
  readonly objection: 'ends' | 'assessed' | null;
  /** How a consent is withdrawn, in words; null where there is none to withdraw now. */
  readonly withdrawal: Text | null;
}

/** A browser that somebody sits at who has shown who they are, and since when we know it to be theirs. */
export interface Seen {
  /** IP address; empty where there is none. */
  readonly client: string;
  readonly browser: string;
  readonly since: Temporal.Instant;
}

/** What is held about a browser and not about an address: it is known to be this person's only while they sit there (S5). */
export interface HeldHere {
  readonly class: string;
  readonly until: Temporal.Instant | null;
  readonly fields: readonly Field[];
}
