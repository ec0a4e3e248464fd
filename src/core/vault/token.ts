import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link, a visit, a session or a program; only the hash of it is kept. `prefix` says whose it is. */
export function newToken(prefix = ''): { readonly token: string; readonly hash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

/** Enough: what has 256 random bits cannot be guessed from its hash. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();
