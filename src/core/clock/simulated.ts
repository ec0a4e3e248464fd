import type { Clock } from './clock.ts';

export interface SimulatedClockOptions {
  /** Asks for the simulated instant where it is kept, shared by all processes. */
  readonly read: () => Promise<Temporal.Instant>;
  /** What the clock shows until it is refreshed for the first time. */
  readonly start: Temporal.Instant;
}

/**
 * A clock that somebody else moves: it shows the latest instant that a refresh has read. It never runs backwards,
 * so refreshes that overtake each other do no harm. A failing `read` rejects the refresh and leaves the clock as it was.
 */
export function simulatedClock({ read, start }: SimulatedClockOptions): Clock {
  let now = start;
  return {
    now: () => now,
    refresh: async () => {
      const found = await read();
      if (Temporal.Instant.compare(found, now) > 0) now = found;
    },
  };
}
