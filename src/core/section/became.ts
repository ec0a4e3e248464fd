import type { Text } from '../policy/index.ts';
import type { Demanded } from '../records/index.ts';

/** Which of a person's records are meant: those, or every one. */
export type Meant = readonly string[] | 'all';

/** What became of one record when its person demanded erasure. */
export type ErasedOf = { readonly record: string; readonly class: string; readonly title: Text } & Demanded;

/** What became of one record when its person asked for something. */
export type Done = { readonly record: string; readonly class?: string; readonly title?: Text } & Outcome;

export type Outcome =
  /** It stands in that stage now, and is gone by then. */
  | { readonly outcome: 'done'; readonly stage: Text; readonly until: Temporal.Instant | null }
  | { readonly outcome: 'erased' }
  /** It is done once the mail to the new address is confirmed; until then everything stays as it is. */
  | { readonly outcome: 'asked' }
  /** Somebody has to weigh it; until then it is restricted, where its lifecycle has such a stage (Art. 18(1)(d) GDPR). */
  | { readonly outcome: 'assessed'; readonly restricted: boolean }
  /**
   * `held`: a hold suspends it. `gone`: no such record. `stage`: where it stands there is nothing to end, restrict or lift.
   * `basis`: the right does not reach what is needed for a contract, a duty or a consent. `field`, `value`: not to be corrected so.
   */
  | { readonly outcome: 'refused'; readonly because: 'held' | 'gone' | 'stage' | 'basis' | 'field' | 'value' };
