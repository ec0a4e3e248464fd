import { randomFillSync } from 'node:crypto';

const [bytesOfOne, drawn] = [12, 1024];

// State of the module, against the habit of this house: asking the system for each nonce costs more than sealing does.
// What is drawn is used once and is no secret.
const pool = { bytes: Buffer.alloc(bytesOfOne * drawn), used: drawn };

/** Twelve random bytes that were never handed out before. */
export function freshNonce(): Buffer {
  if (pool.used === drawn) {
    // Another buffer, for the slices of the last one may still be in use.
    pool.bytes = randomFillSync(Buffer.alloc(bytesOfOne * drawn));
    pool.used = 0;
  }
  const at = pool.used * bytesOfOne;
  pool.used += 1;
  return pool.bytes.subarray(at, at + bytesOfOne);
}
