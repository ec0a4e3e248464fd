import { isIP } from 'node:net';

/**
 * One spelling per address: IPv6 compressed and lower case, an IPv4 address mapped into IPv6 as IPv4, no zone, no port,
 * no brackets. Empty for what is no address.
 */
export function addressOf(text: string | undefined): string {
  const bare = withoutPort((text ?? '').trim().replace(/^"|"$/g, ''));
  if (isIP(bare) === 4) return bare;
  const [address = ''] = bare.split('%');
  if (isIP(address) !== 6) return '';
  const compressed = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  return mappedAddress(compressed) ?? compressed;
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text);
  if (bracketed?.[1]) return bracketed[1];
  const dotted = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text);
  return dotted?.[1] ?? text;
}

function mappedAddress(compressed: string): string | undefined {
  const groups = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(compressed);
  if (!groups?.[1] || !groups[2]) return undefined;
  const [high, low] = [Number.parseInt(groups[1], 16), Number.parseInt(groups[2], 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
