import type { Deadline } from './deadline/index.ts';
import type { Text } from './text.ts';

/** Where a record goes when a stage ends: another stage, the stage it came from, or nowhere. */
export type Target = string;
/** The end of every lifecycle: rows gone, key destroyed. */
export const erased = 'erased';
/** Back to the stage the record was in before (a restriction that is lifted, Art. 18(3) GDPR). */
export const previous = 'previous';

/** The fact that every record has: the instant at which it entered its stage. */
export const since = 'since';

/** A deadline and the fact it counts from. A fact not yet known makes the span wait; it never counts from a guess. */
export interface Span {
  readonly deadline: Deadline;
  readonly from: string;
}

/** The deadline that ends a stage: the earliest of its spans. `rule` names the promise or duty for the journal. */
export interface Timeout {
  readonly earliest: readonly Span[];
  readonly to: Target;
  readonly rule: string;
}

export interface Stage {
  readonly title: Text;
  /** `restricted`: Art. 18 GDPR. `blocked`: kept only for a statutory duty (S86, S87). */
  readonly kind?: 'restricted' | 'blocked';
  /** Names of the purposes for which a record in this stage may be opened. */
  readonly purposes: readonly string[];
  /** Events that end the stage, and where each leads. */
  readonly on?: Readonly<Record<string, Target>>;
  /** The deadline that ends the stage. */
  readonly after?: Timeout;
  /** The notice that must have gone out before the deadline of this stage may start to run. */
  readonly awaits?: string;
  /** Why a person's demand for erasure does not end this stage (Art. 17(3) GDPR). */
  readonly refusesErasure?: { readonly article: string; readonly because: Text };
}

export interface Lifecycle {
  readonly first: string;
  readonly stages: Readonly<Record<string, Stage>>;
  /** What the facts that deadlines count from mean to a reader, as it stands after "from" (German: dative, after "ab").
   *  A fact that means something else in one stage is named `stage.fact`. */
  readonly facts?: Readonly<Record<string, Text>>;
  /** What events mean to a reader, as a noun: „Abmeldung“, “unsubscribing”. An event without words is not told. */
  readonly events?: Readonly<Record<string, Text>>;
}

/** The fact under which the acceptance of a notice is remembered. */
export const noticed = (notice: string): string => `notice:${notice}`;

/** The event by which a person demands erasure (Art. 17 GDPR). */
export const erasureDemanded = 'erasureDemanded';
/** The event by which a person demands restriction (Art. 18 GDPR), and the one that lifts it after they were told. */
export const restrictionDemanded = 'restrictionDemanded';
export const restrictionLifted = 'restrictionLifted';
/** The event by which a person objects (Art. 21 GDPR). */
export const objected = 'objected';

/** A restricted stage: stored and nothing else, until it is lifted or the person wants the data gone (Art. 18 GDPR). */
export const restriction = (onErasure: Target = erased): Stage => ({
  title: { de: 'eingeschränkt', en: 'restricted' },
  kind: 'restricted',
  purposes: [],
  on: { [restrictionLifted]: previous, [erasureDemanded]: onErasure },
});

/** A stage ends when the deadline has passed since it began, or since the named fact. */
export function after(
  deadline: Deadline,
  end: { readonly from?: string; readonly to: Target; readonly rule: string },
): Timeout {
  return { earliest: [{ deadline, from: end.from ?? since }], to: end.to, rule: end.rule };
}

/** A stage ends at the earliest of several deadlines, each from its own fact. */
export function earliestOf(
  spans: readonly (readonly [Deadline, string])[],
  end: { readonly to: Target; readonly rule: string },
): Timeout {
  return { earliest: spans.map(([deadline, from]) => ({ deadline, from })), ...end };
}
