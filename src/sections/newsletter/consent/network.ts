import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { NewsletterOptions } from '../policy.ts';

/** The network of a client as a keyed hash: enough to count by, nothing to trace by. */
export function networkOf(secret: Buffer, ip: string, prefixes: NewsletterOptions['networks']): Buffer {
  const bits = isIPv6(ip) ? bitsOf(groupsOf(ip), 16) : bitsOf(ip.split('.').map(Number), 8);
  const leading = bits.slice(0, isIPv6(ip) ? prefixes.ipv6 : prefixes.ipv4);
  return createHmac('sha256', secret)
    .update(`newsletter:${isIPv6(ip) ? 6 : 4}:${leading}`)
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
