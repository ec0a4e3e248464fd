import { advance } from './advance.ts';
import type { Clock } from './clock.ts';

/** A clock that stands until it is moved. */
export interface FixedClock extends Clock {
  set(instant: Temporal.Instant): void;
  advance(duration: Temporal.DurationLike | string): void;
}

/** A clock for one process that a test moves by hand; days, months and years are those of `timeZone`. */
export function fixedClock(instant: Temporal.Instant, timeZone = 'UTC'): FixedClock {
  let now = instant;
  return {
    now: () => now,
    refresh: async () => {},
    set: (next) => {
      now = next;
    },
    advance: (duration) => {
      now = advance(now, duration, timeZone);
    },
  };
}
