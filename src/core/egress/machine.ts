import { isIP } from 'node:net';

/** The host of an address, as the gate knows hosts: lower case, without brackets. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase();

/** True for this machine itself: what goes there is disclosed to nobody. Judged by the name as written, never by a resolver. */
export function isOwnMachine(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost') return true;
  return isIP(bare) === 4 ? bare.startsWith('127.') : bare === '::1';
}
