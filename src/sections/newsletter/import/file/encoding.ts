/** How the bytes of a file become text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** By its mark where it has one; UTF-16 without one shows in its zero bytes; what is no UTF-8 comes from an older Windows. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 4 && even === 0) return 'utf-16le';
  if (even > sample.length / 4 && odd === 0) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

const step = 1024 * 1024;

/** The text of a file, piece by piece; a character is never cut in two, and a byte order mark is no character. */
export function* textOf(bytes: Uint8Array, encoding: Encoding): Generator<string, undefined> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += step) yield decoder.decode(bytes.subarray(at, at + step), { stream: true });
  yield decoder.decode();
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += step) decoder.decode(bytes.subarray(at, at + step), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
