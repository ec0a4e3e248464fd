import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link or a visit; only their hash is kept. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

export const linkPath = (token: string): `/${string}` => `/your-data/open/${token}`;
