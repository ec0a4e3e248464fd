/** A token bucket of one destination: plain data, kept by who sends. `tokens` may hold fractions. */
export interface Bucket {
  readonly tokens: number;
  /** When `tokens` was true. */
  readonly at: Temporal.Instant;
  /** Tokens that come in each second. */
  readonly perSecond: number;
  /** Tokens at most, thus the largest burst. */
  readonly burst: number;
}

export interface Taking {
  /** Whole tokens given, at most as many as wanted. */
  readonly granted: number;
  readonly bucket: Bucket;
  /** When at least one token will be there again. */
  readonly next: Temporal.Instant;
}

/** A full bucket: the first burst is free. */
export const fullBucket = (perSecond: number, burst: number, at: Temporal.Instant): Bucket => ({
  tokens: burst,
  at,
  perSecond,
  burst,
});

/** Takes up to `wanted` tokens. A clock that runs backwards gives none, and takes none back. */
export function take(bucket: Bucket, now: Temporal.Instant, wanted: number): Taking {
  const elapsed = Math.max(0, now.epochMilliseconds - bucket.at.epochMilliseconds);
  const tokens = Math.min(bucket.burst, bucket.tokens + (elapsed * bucket.perSecond) / 1000);
  const granted = Math.max(0, Math.min(Math.floor(wanted), Math.floor(tokens + tolerance)));
  const left = Math.max(0, tokens - granted);
  const at = elapsed > 0 ? now : bucket.at;
  const missing = Math.max(0, 1 - left);
  const wait = missing === 0 ? 0 : Math.ceil((missing * 1000) / bucket.perSecond - tolerance);
  return { granted, bucket: { ...bucket, tokens: left, at }, next: at.add({ milliseconds: wait }) };
}

// Fractions of binary numbers: ten times a tenth is one.
const tolerance = 1e-9;
