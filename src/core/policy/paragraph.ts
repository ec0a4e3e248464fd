import type { DataClass } from './data-class.ts';
import type { Text } from './text.ts';

/** One testable sentence of the policy, with its id. */
export interface PromiseOf {
  readonly id: string;
  readonly title: Text;
}

/** A passage of the notice: sentences composed from the paragraph's own values. */
export interface Passage {
  /** Ids of the promises that the passage makes. */
  readonly promises: readonly string[];
  readonly text: Text;
  /** A heading over the passage, where the paragraph is long. */
  readonly heading?: Text;
  /** The class whose line of time stands beside the passage. */
  readonly beside?: string;
  /** Set apart from everything else (Art. 21(4) GDPR). */
  readonly prominent?: true;
}

/** Who may receive data, with the ground (S20). Names are unique in a policy. */
export interface Recipient {
  readonly name: string;
  readonly title: Text;
  readonly kind: 'processor' | 'third-party';
  readonly ground: Text;
  /** Reference and date of the contract under Art. 28 GDPR; operators set it, a production start demands it. */
  readonly contract?: { readonly reference: string; readonly date: string };
  readonly country: string;
  /** Inactive recipients are named as possible, but nothing may be sent to them. */
  readonly active: boolean;
}

export interface Cookie {
  readonly name: string;
  readonly title: Text;
  /** `session`: gone when the browser closes (S8). `permanent`: lives for `lifetime`, set only by a person's own act (S9). */
  readonly kind: 'session' | 'permanent';
  readonly lifetime?: Temporal.Duration;
  readonly purpose: Text;
  /** Ground under § 25 TDDDG and Art. 6(1) GDPR (S11, Q19). */
  readonly ground: Text;
}

/** A mail or page that must have gone out before a deadline may start to run. */
export interface Notice {
  readonly name: string;
  readonly title: Text;
}

/** What a section says in the policy: pure data; no code of the section is needed to print it. */
export interface Paragraph {
  readonly section: string;
  readonly title: Text;
  readonly promises: readonly PromiseOf[];
  readonly passages: readonly Passage[];
  readonly classes: readonly DataClass[];
  readonly recipients: readonly Recipient[];
  readonly cookies: readonly Cookie[];
  readonly notices: readonly Notice[];
  /** Values that the section's code reads: limits, lifetimes, topics. Plain data; durations as `Temporal.Duration`. */
  readonly settings: Readonly<Record<string, unknown>>;
}
