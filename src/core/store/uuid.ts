import { randomUUID } from 'node:crypto';

/**
 * A version 7 uuid (RFC 9562) for `now`: sorts by time to a quarter of a microsecond, 62 random bits after that.
 * Made here and not in SQL, because time is an argument and PostgreSQL 15 has no such function.
 */
export function uuidv7(now: Temporal.Instant): string {
  const milliseconds = now.epochMilliseconds;
  // RFC 9562, method 3: the twelve bits after the version carry the fraction of the millisecond.
  const fraction = Number(now.epochNanoseconds - BigInt(milliseconds) * 1_000_000n);
  const time = milliseconds.toString(16).padStart(12, '0');
  const part = Math.floor((fraction * 4096) / 1_000_000)
    .toString(16)
    .padStart(3, '0');
  // The variant and the random bits of version 4 are those of version 7 (RFC 9562, section 4.1).
  return `${time.slice(0, 8)}-${time.slice(8)}-7${part}-${randomUUID().slice(19)}`;
}
