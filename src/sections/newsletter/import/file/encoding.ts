import { isAscii } from 'node:buffer';

/** How the bytes of a file become text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file as it comes, in chunks of any size. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Text from bytes, chunk by chunk; which encoding they are in is known for certain at the end. */
export interface Decoding {
  decode(chunk: Uint8Array): string;
  end(): string;
  encoding(): Encoding;
}

/** How many bytes tell UTF-16 from everything else. */
export const bytesToTell = 4096;

/** By its mark where it has one; UTF-16 without one shows in its zero bytes; everything else is told as it comes. */
export function decodingOf(head: Uint8Array): Decoding {
  const wide = utf16Of(head.subarray(0, bytesToTell));
  return wide ? plain(wide) : narrow();
}

function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 4 && even === 0) return 'utf-16le';
  return even > head.length / 4 && odd === 0 ? 'utf-16be' : undefined;
}

function plain(encoding: Encoding): Decoding {
  const decoder = new TextDecoder(encoding);
  return {
    decode: (chunk) => decoder.decode(chunk, { stream: true }),
    end: () => decoder.decode(),
    encoding: () => encoding,
  };
}

/**
 * UTF-8 or Windows-1252, which look the same as long as there are English letters alone: the first sign beyond them tells.
 * What is no UTF-8 comes from an older Windows; a broken byte later in a UTF-8 file is a sign that nobody can read.
 */
function narrow(): Decoding {
  let told: Decoding | undefined;
  // The beginning of a character whose rest has not come yet.
  let tail: Uint8Array = new Uint8Array();
  const tell = (bytes: Uint8Array): Decoding => {
    const [beyond] = new TextDecoder().decode(bytes).match(/[^\0-\x7f]/) ?? [];
    told = plain(beyond === '\u{FFFD}' ? 'windows-1252' : 'utf-8');
    return told;
  };
  return {
    decode: (chunk) => {
      if (told) return told.decode(chunk);
      const bytes = Buffer.concat([tail, chunk]);
      if (isAscii(bytes)) return bytes.toString('latin1');
      const at = cutShort(bytes);
      tail = bytes.subarray(at);
      return at < bytes.length ? bytes.toString('latin1', 0, at) : tell(bytes).decode(bytes);
    },
    end: () => (told ?? tell(tail)).decode(tail) + (told?.end() ?? ''),
    encoding: () => told?.encoding() ?? 'utf-8',
  };
}

/** Where the one character begins that is the first beyond English letters, and is cut off by the end; else the length. */
function cutShort(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte > 0x7f);
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  const isCut = bytes.length - at < length && bytes.subarray(at + 1).every((byte) => byte >= 0x80 && byte < 0xc0);
  return isCut ? at : bytes.length;
}
