import { DeadlineError } from './errors.ts';
import { type Counting, counting } from './period.ts';

/** A period and the rule by which it is counted. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly period: Temporal.Duration;
}

export type DeadlineKind = keyof typeof countable;

/** Keep no longer: whole local days, never rolls, erased before the last day is over. */
export const atMost = (period: Temporal.Duration): Deadline => deadline('atMost', period);

/** Keep no longer, to the instant: the earlier of elapsed time and the same reading of the wall clock. */
export const atMostExact = (period: Temporal.Duration): Deadline => deadline('atMostExact', period);

/** Wait at least: nothing happens before the last day is over. */
export const atLeast = (period: Temporal.Duration): Deadline => deadline('atLeast', period);

/** A person's time to answer: ends on a working day, in their favour (BGB § 193). */
export const answerWithin = (period: Temporal.Duration): Deadline => deadline('answerWithin', period);

/** Our duty to answer: worked against the plain date, legally over on a working day (Regulation 1182/71 Art. 3(4)). */
export const dueWithin = (period: Temporal.Duration): Deadline => deadline('dueWithin', period);

/** Keep no longer than the end of the local calendar year in which so many years are over (BGB § 199). */
export const endOfYear = (period: Temporal.Duration): Deadline => deadline('endOfYear', period);

/** Keep at least until the end of that year, then erase: statutory retention (HGB § 257(5), AO § 147(4)). */
export const keepUntilEndOfYear = (period: Temporal.Duration): Deadline => deadline('untilEndOfYear', period);

/** So many hours on the clock, weekends and time changes included (the strict reading of GDPR Art. 33: 72 hours). */
export const elapsed = (period: Temporal.Duration): Deadline => deadline('elapsed', period);

/** Builds a deadline of a kind known only at run time; refuses a period that the kind cannot count. */
export function deadline(kind: DeadlineKind, period: Temporal.Duration): Deadline {
  const counted = counting(period);
  const countings: readonly Counting[] = countable[kind];
  if (!countings.includes(counted) || (inYears.has(kind) && period.months !== 0)) {
    throw new DeadlineError('period-unit', `${kind} cannot count the period ${period.toString()}: ${mend[kind]}.`);
  }
  return { kind, period };
}

const countable = {
  atMost: ['days', 'months'],
  atMostExact: ['clock', 'days', 'months'],
  atLeast: ['days', 'months'],
  answerWithin: ['days', 'months'],
  dueWithin: ['days', 'months'],
  endOfYear: ['months'],
  untilEndOfYear: ['months'],
  elapsed: ['clock'],
} as const satisfies Record<string, readonly Counting[]>;

const inYears: ReadonlySet<DeadlineKind> = new Set<DeadlineKind>(['endOfYear', 'untilEndOfYear']);

const wholeDays = 'it ends with a whole day, so give at least a day, or use atMostExact or elapsed for hours';
const wholeYears = 'it ends with a calendar year, so give whole years, or use atMost or atLeast';
const mend: Readonly<Record<DeadlineKind, string>> = {
  atMost: wholeDays,
  atMostExact: 'give hours, days, weeks, months or years',
  atLeast: wholeDays,
  answerWithin: wholeDays,
  dueWithin: wholeDays,
  endOfYear: wholeYears,
  untilEndOfYear: wholeYears,
  elapsed: 'a day is not always 24 hours, so give hours (PT72H instead of P3D), or use atMostExact for days',
};

export const deadlineKinds = Object.keys(countable) as readonly DeadlineKind[];
