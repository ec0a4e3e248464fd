export interface Clock {
  now(): Temporal.Instant;
  /** Looks the time up again where another process may have moved it; does nothing on a clock that runs by itself. */
  refresh(): Promise<void>;
}
