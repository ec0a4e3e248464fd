import { ClockError } from './errors.ts';

/** The instant a duration later; days, weeks, months and years are counted by the calendar of the zone, hours on the clock. */
export function advance(
  instant: Temporal.Instant,
  by: Temporal.Duration | Temporal.DurationLike | string,
  timeZone: string,
): Temporal.Instant {
  const duration = Temporal.Duration.from(by);
  if (duration.sign < 0) {
    throw new ClockError(
      'clock-backwards',
      `A clock cannot advance by ${duration.toString()}: time only goes forward, give a positive duration.`,
    );
  }
  return instant.toZonedDateTimeISO(timeZone).add(duration).toInstant();
}
