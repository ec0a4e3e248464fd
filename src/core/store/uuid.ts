import { randomBytes } from 'node:crypto';

/**
 * A version 7 uuid (RFC 9562) for `now`: sorts by time to a quarter of a microsecond, 62 random bits after that.
 * Made here and not in SQL, because time is an argument and PostgreSQL 15 has no such function.
 */
export function uuidv7(now: Temporal.Instant): string {
  const milliseconds = now.epochMilliseconds;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  // RFC 9562, method 3: the twelve bits after the version carry the fraction of the millisecond.
  const fraction = Number(now.epochNanoseconds - BigInt(milliseconds) * 1_000_000n);
  bytes.writeUInt16BE(0x7000 | Math.floor((fraction * 4096) / 1_000_000), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
