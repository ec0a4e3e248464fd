import type { Clock } from './clock.ts';

/** The time of the machine, in whole milliseconds: an instant that has been stored compares equal to itself. */
export function systemClock(): Clock {
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
    refresh: async () => {},
  };
}
