// RFC 2045, section 6.7, in a form that other rules of mail leave alone: no line begins with a dot (RFC 5321, section
// 4.5.2), and no white space that DKIM's relaxed canonicalisation would touch stays bare (RFC 6376, section 3.4.4).

const longestLine = 75;
const [tab, newline, carriageReturn, space, dot, equals] = [0x09, 0x0a, 0x0d, 0x20, 0x2e, 0x3d];
const hex = Array.from({ length: 256 }, (_, octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`);
const plain = /^[!-\-/-<>-~][!-<>-~]{0,74}$/;

/**
 * Encodes text whose line breaks are `\n`, from the beginning of a line. The last line has room for a soft break behind it.
 */
export function quotedPrintable(text: string): string {
  if (plain.test(text)) return text;
  const octets = Buffer.from(text, 'utf8');
  let encoded = '';
  let column = 0;
  let wasSpace = false;
  for (let i = 0; i < octets.length; i += 1) {
    const octet = octets[i] ?? 0;
    if (octet === newline) {
      encoded += '\r\n';
      column = 0;
      wasSpace = false;
      continue;
    }
    const isBare: boolean =
      octet === space ? !wasSpace && isInside(octets[i + 1]) : octet > space && octet < 0x7f && octet !== equals;
    const width = isBare ? 1 : 3;
    if (column + width > longestLine) {
      encoded += '=\r\n';
      column = 0;
      wasSpace = false;
    }
    const isHidden: boolean = !isBare || (octet === dot && column === 0);
    encoded += isHidden ? hex[octet] : String.fromCharCode(octet);
    column += isHidden ? 3 : 1;
    wasSpace = octet === space && !isHidden;
  }
  return encoded;
}

/** Whether a space before this octet is within a line and alone. */
const isInside = (next: number | undefined): boolean =>
  next !== undefined && next !== newline && next !== carriageReturn && next !== tab;

/** Ends the line without ending it: what follows begins in the first column. */
export const softBreak = '=\r\n';
