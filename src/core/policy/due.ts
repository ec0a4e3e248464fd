import { type Calendar, type Deadline, type Instants, instants } from './deadline/index.ts';
import type { Stage, Timeout } from './lifecycle.ts';

/** Instants that a record knows of itself, by name: `since`, `lastMail`, `notice:...`. */
export type Facts = Readonly<Record<string, Temporal.Instant>>;

export interface Due {
  /** Earliest instant to act. */
  readonly due: Temporal.Instant;
  /** Exclusive instant by which it must be done. */
  readonly goneBy: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly to: string;
  readonly rule: string;
}

/** When the stage ends by itself, or null: it has no deadline, or every span of it waits for a fact. Pure. */
export function dueOf(stage: Stage, facts: Facts, calendar: Calendar): Due | null {
  const timeout = stage.after;
  if (!timeout) return null;
  const earliest = earliestOfSpans(timeout, facts, calendar);
  return (
    earliest && { due: earliest.due, goneBy: earliest.goneBy, end: earliest.end, to: timeout.to, rule: timeout.rule }
  );
}

function earliestOfSpans(timeout: Timeout, facts: Facts, calendar: Calendar): Instants | null {
  let first: Instants | null = null;
  for (const { deadline, from } of timeout.earliest) {
    const start = facts[from];
    if (!start) continue;
    const candidate = ended(deadline, instants(deadline, start, calendar));
    if (!first || Temporal.Instant.compare(candidate.end, first.end) < 0) first = candidate;
  }
  return first;
}

/** Our duty to answer is worked against the plain date, and broken only when the limit has passed: a stage ends with it. */
const ended = ({ kind }: Deadline, counted: Instants): Instants =>
  kind === 'dueWithin' ? { ...counted, due: counted.end } : counted;
