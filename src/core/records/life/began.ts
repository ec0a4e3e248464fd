/** The instant at which something began; nothing begins later than it is noted. */
export const notAfter = (now: Temporal.Instant, began: Temporal.Instant | undefined): Temporal.Instant =>
  began && Temporal.Instant.compare(began, now) < 0 ? began : now;
