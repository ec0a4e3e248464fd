import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** Leading bits that make two client addresses one network. */
export interface Prefixes {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** The network of a client as a hash that each section keys for itself: enough to count by, nothing to trace by (S46). */
export function networkOf(secret: Buffer, section: string, ip: string, prefixes: Prefixes): Buffer {
  const bits = isIPv6(ip) ? bitsOf(groupsOf(ip), 16) : bitsOf(ip.split('.').map(Number), 8);
  const leading = bits.slice(0, isIPv6(ip) ? prefixes.ipv6 : prefixes.ipv4);
  return createHmac('sha256', secret)
    .update(`${section}:${isIPv6(ip) ? 6 : 4}:${leading}`)
    .digest();
}

const bitsOf = (numbers: readonly number[], width: number): string =>
  numbers.map((n) => n.toString(2).padStart(width, '0')).join('');

function groupsOf(ip: string): readonly number[] {
  const [head = '', tail] = ip.split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  if (tail === undefined) return groups(head);
  const [left, right] = [groups(head), groups(tail)];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}
