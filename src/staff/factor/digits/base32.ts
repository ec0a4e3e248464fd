const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, section 6, without padding: how apps and people take a secret. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The bytes of a text that `base32` wrote; whatever is not of the alphabet is passed over. */
export function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text.toUpperCase())
    .map((letter) => letters.indexOf(letter))
    .filter((value) => value >= 0)
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}

/** In groups of four, as people read long codes. */
export const grouped = (text: string, between = ' '): string => (text.match(/.{1,4}/g) ?? []).join(between);
