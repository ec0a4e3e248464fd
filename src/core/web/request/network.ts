import { isIPv6 } from 'node:net';

/** Leading bits that make two client addresses one network. */
export interface Prefixes {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** The network of a client address, as `4:` or `6:` and its leading bits: to be hashed with a key and counted by. */
export function networkOf(ip: string, prefixes: Prefixes): string {
  if (isIPv6(ip)) return `6:${bitsOf(groupsOf(ip), 16).slice(0, prefixes.ipv6)}`;
  return `4:${bitsOf(ip.split('.').map(Number), 8).slice(0, prefixes.ipv4)}`;
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
