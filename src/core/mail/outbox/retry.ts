/**
 * How long to wait after each attempt that failed for now. No retention: how long a record lives is the policy's.
 * Greylisting answers after a few minutes, a restart within the hour, a full or broken server within two days; after
 * that RFC 5321 (section 4.5.4.1) lets a sender give up, and so does this one.
 */
export const waits: readonly Temporal.Duration[] = [
  'PT1M',
  'PT5M',
  'PT15M',
  'PT30M',
  'PT1H',
  'PT2H',
  'PT4H',
  'PT8H',
  'PT8H',
  'PT12H',
  'PT12H',
].map((text) => Temporal.Duration.from(text));

/** When to try again after the attempt with this number, counted from 1; undefined when it was the last. */
export function nextTry(attempt: number, now: Temporal.Instant): Temporal.Instant | undefined {
  const wait = waits[attempt - 1];
  return wait && now.add(wait);
}
