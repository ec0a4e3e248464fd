import { isIPv6 } from 'node:net';

/** What the macros of an SPF record may speak of (RFC 7208, section 7). */
export interface Asked {
  readonly address: string;
  readonly sender: string;
  readonly helo: string;
}

/** Writes the macros of a domain-spec out; null where one stands for what cannot be known. */
export function expand(spec: string, domain: string, asked: Asked): string | null {
  let known = true;
  const text = spec.replace(
    /%(?:([%_-])|\{([a-zA-Z])(\d*)(r?)([.\-+,/_=]*)\})/g,
    (_all, plain, letter, keep, turn, cut) => {
      if (plain) return plain === '%' ? '%' : plain === '_' ? ' ' : '%20';
      const value = valueOf(String(letter).toLowerCase(), domain, asked);
      if (value === undefined) known = false;
      return transformed(value ?? '', { keep: Number(keep || 0), turn: turn === 'r', cut: String(cut) || '.' });
    },
  );
  return known ? text : null;
}

function valueOf(letter: string, domain: string, { address, sender, helo }: Asked): string | undefined {
  const [local = 'postmaster', host = domain] = sender.split('@');
  const values: Readonly<Record<string, string>> = {
    s: sender,
    l: local,
    o: host,
    d: domain,
    i: isIPv6(address) ? nibbles(address) : address,
    v: isIPv6(address) ? 'ip6' : 'in-addr',
    h: helo,
  };
  return values[letter];
}

function transformed(value: string, how: { keep: number; turn: boolean; cut: string }): string {
  let parts = value.split(new RegExp(`[${how.cut.replace(/[\\\]^-]/g, '\\$&')}]`));
  if (how.turn) parts = parts.reverse();
  return (how.keep > 0 ? parts.slice(-how.keep) : parts).join('.');
}

/** `2001:db8::1` as its 32 hexadecimal digits with dots between them. */
function nibbles(address: string): string {
  const [head = '', tail] = address.split('::');
  const words = (text: string) => (text === '' ? [] : text.split(':'));
  const left = words(head);
  const right = tail === undefined ? [] : words(tail);
  const between = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...between, ...right]
    .map((word) => word.padStart(4, '0'))
    .join('')
    .split('')
    .join('.');
}
