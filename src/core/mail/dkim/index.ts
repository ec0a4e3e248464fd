// DKIM signatures (RFC 6376, 8301, 8463).
// Promises: every configured key signs every mail; the headers that receivers act on are covered, From twice.
// Refuses: RSA below 2048 bits.
export { parted } from './canonical.ts';
export { type DkimKey, readDkimKey } from './key.ts';
export { dkimHeaders, signDkim } from './sign.ts';
