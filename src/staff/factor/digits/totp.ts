import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export type Algorithm = 'sha1' | 'sha256' | 'sha512';

// What every authenticator app takes for granted (RFC 6238, section 5.2, and the key URI format).
const seconds = 30;
const digitsOfApps = 6;

/** 160 random bits, the length that RFC 4226, section 4, recommends. */
export const newSecret = (): Buffer => randomBytes(20);

/** The digits for a counter (RFC 4226). */
export function hotp(
  secret: Uint8Array,
  counter: number,
  { digits = digitsOfApps, algorithm = 'sha1' }: { readonly digits?: number; readonly algorithm?: Algorithm } = {},
): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const hash = createHmac(algorithm, secret).update(message).digest();
  const offset = (hash.at(-1) ?? 0) & 0x0f;
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Which step of 30 seconds an instant lies in (RFC 6238). */
export const stepOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / (seconds * 1000));

/**
 * The step whose digits were typed, among now, the one before and the one after: clocks differ and people type slowly.
 * Steps up to `after` count no more, so that digits that somebody has read over a shoulder are worth nothing.
 */
export function matchingStep(
  secret: Uint8Array,
  typed: string,
  { now, after }: { readonly now: Temporal.Instant; readonly after: number },
): number | undefined {
  const step = stepOf(now);
  return [step, step - 1, step + 1].find((one) => one > after && isSame(hotp(secret, one), typed));
}

function isSame(wanted: string, typed: string): boolean {
  const [a, b] = [Buffer.from(wanted), Buffer.from(typed)];
  return a.length === b.length && timingSafeEqual(a, b);
}
