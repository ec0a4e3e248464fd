// The periods of the reference policy worked out a second time, from the calendar alone: no code of the policy, of its
// deadlines or of the records. What leaves a stage by itself leaves it from `from` on, and before `before`.

export interface Window {
  readonly from: Temporal.Instant;
  readonly before: Temporal.Instant;
}

/** What deadlines count from: entering the stage, and what else happened to the record, by name. */
export interface Happened {
  readonly since: Temporal.Instant;
  /** The last instant of that name which concerns the record. */
  readonly last: (fact: 'mail' | 'message' | 'receipt') => Temporal.Instant | undefined;
}

const zone = 'Europe/Berlin';
const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant();
const onDay = (day: Temporal.PlainDate): Window => ({ from: midnight(day), before: midnight(day.add({ days: 1 })) });
const afterDay = (day: Temporal.PlainDate): Window => {
  const over = midnight(day.add({ days: 1 }));
  return { from: over, before: over.add({ hours: 24 }) };
};

/** At most so long: gone in the course of the last day. */
export const within = (since: Temporal.Instant, period: Temporal.DurationLike): Window =>
  onDay(dayOf(since).add(period));

/** At most to the end of the year: gone on New Year's Eve. */
export const withinYears = (since: Temporal.Instant, years: number): Window =>
  onDay(dayOf(since).add({ years }).with({ month: 12, day: 31 }));

/** At least to the end of the year, then without delay. */
export const untilYears = (since: Temporal.Instant, years: number): Window =>
  afterDay(dayOf(since).add({ years }).with({ month: 12, day: 31 }));

/** At most so long to the very instant, by the clock on the wall and by the hours that passed: gone in the last hour. */
export function exactly(since: Temporal.Instant, period: { readonly days?: number; readonly hours?: number }): Window {
  const hours = (period.days ?? 0) * 24 + (period.hours ?? 0);
  const wall = since.toZonedDateTimeISO(zone).add(period).toInstant();
  const elapsed = since.add({ hours });
  const before = Temporal.Instant.compare(wall, elapsed) < 0 ? wall : elapsed;
  return { from: before.subtract({ hours: 1 }), before };
}

/** The hour that a slice of the access log covers: all its lines go together, when the oldest could be too old. */
export const slice = (since: Temporal.Instant): Temporal.Instant =>
  since.round({ smallestUnit: 'hour', roundingMode: 'floor' });

/** The window that is over first. */
export const first = (...windows: readonly (Window | undefined)[]): Window | undefined =>
  windows.filter((window) => window !== undefined).toSorted((a, b) => Temporal.Instant.compare(a.before, b.before))[0];
