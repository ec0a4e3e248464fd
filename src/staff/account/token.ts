import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link, a session or a challenge; only the hash of it is kept. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

/** Enough: what has 256 random bits cannot be guessed from its hash. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();
