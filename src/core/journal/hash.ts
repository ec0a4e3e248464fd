import { createHash } from 'node:crypto';

/** The hash before the first block. */
export const origin: Buffer = Buffer.alloc(32);

/**
 * Hash of a block: SHA-256 over the previous hash in hexadecimal and then every line, each ended by a line feed.
 * `sha256sum` over an exported block file gives the same value.
 */
export function blockHash(previous: Buffer, lines: Iterable<string>): Buffer {
  const hash = createHash('sha256').update(`${previous.toString('hex')}\n`, 'utf8');
  for (const text of lines) hash.update(`${text}\n`, 'utf8');
  return hash.digest();
}
