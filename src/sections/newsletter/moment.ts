import type { Calendar } from '../../core/policy/index.ts';

export { ago, momentInWords } from '../../core/policy/index.ts';

/** "2026-11-23T16:05:09+01:00": local time with its offset, for proofs. */
export const momentWithOffset = (at: Temporal.Instant, calendar: Calendar): string =>
  at.toZonedDateTimeISO(calendar.timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
