/** Header fields by lower-case name, each with its values in their order, unfolded. */
export type Headers = ReadonlyMap<string, readonly string[]>;

// What a stranger sends has bounds: more lines or longer values than these say nothing that is needed.
const mostLines = 1000;
const longestValue = 4000;

/** Reads a block of header fields; lines that are none are passed over. */
export function readHeaders(block: string): Headers {
  const found = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of block.split('\n', mostLines)) {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (/^[ \t]/.test(text)) {
      const end = (last?.length ?? 0) - 1;
      if (last && (last[end]?.length ?? 0) < longestValue) last[end] += ` ${text.slice(0, longestValue).trim()}`;
      continue;
    }
    last = undefined;
    const colon = text.indexOf(':');
    const name = text.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (!/^[!-9;-~]{1,80}$/.test(name)) continue;
    last = found.get(name) ?? [];
    last.push(text.slice(colon + 1, colon + 1 + longestValue).trim());
    found.set(name, last);
  }
  return found;
}

export const first = (headers: Headers, name: string): string | undefined => headers.get(name)?.[0];

/** Everything that looks like an address in these values, without the brackets. */
export const addressesIn = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(/[\s<>"(),;:]+/).filter((word) => /^[^@]+@[^@]+$/.test(word)));

/** A value such as `multipart/report; report-type=delivery-status; boundary="x"`, taken apart. */
export function readContentType(value = 'text/plain'): ContentType {
  const [type = '', ...rest] = pieces(value);
  const parameters = new Map<string, string>();
  for (const piece of rest) {
    const equals = piece.indexOf('=');
    if (equals > 0) parameters.set(piece.slice(0, equals).trim().toLowerCase(), piece.slice(equals + 1).trim());
  }
  return { type: type.trim().toLowerCase(), parameters };
}

export interface ContentType {
  readonly type: string;
  /** By lower-case name, without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Split at semicolons outside quotes; quotes and the backslashes within them are taken off. */
function pieces(value: string): readonly string[] {
  const found = [''];
  let isQuoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at] ?? '';
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ';' && !isQuoted) found.push('');
    else if (letter === '\\' && isQuoted) found[found.length - 1] += value[++at] ?? '';
    else found[found.length - 1] += letter;
  }
  return found;
}
