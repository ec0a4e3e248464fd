import { isAddress } from '../../address.ts';
import { MailError } from '../../errors.ts';
import { checkAddress, checkHeader } from '../../header.ts';

const longestLine = 76;
const longestWord = 900;
const addressed = new Set(['from', 'sender', 'reply-to']);
const free = new Set(['subject', 'comments']);

/** Set by us for each mail; a second one would be somebody else's. */
const ours = new Set([
  'to',
  'date',
  'message-id',
  'mime-version',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'dkim-signature',
  'bcc',
  'cc',
]);

/** Refuses names that are not header names, and those that are not the caller's to set. */
export function checkName(name: string): void {
  const lower = name.toLowerCase();
  if (
    !/^[A-Za-z0-9-]{1,60}$/.test(name) ||
    ours.has(lower) ||
    lower.startsWith('content-t') ||
    lower === 'content-disposition'
  )
    throw new MailError(
      'mail/header',
      `The header ${name} cannot be set for a campaign; it has no such name or is set for each mail.`,
    );
}

/** One header, encoded and folded, with its line break. Throws `mail/header` rather than let a value leave it. */
export function headerLine(name: string, value: string): string {
  const trimmed = value.trim();
  if (!isAscii(trimmed)) checkHeader(name, trimmed);
  const lower = name.toLowerCase();
  if (addressed.has(lower)) return fold(`${name}: ${mailbox(name, trimmed)}`);
  if (isAscii(trimmed) && !needsEncoding(trimmed)) return fold(`${name}: ${trimmed}`);
  if (free.has(lower) || lower.startsWith('x-')) return fold(`${name}: ${encodedWords(trimmed, name.length + 2)}`);
  throw new MailError(
    'mail/header',
    `The header ${name} is for machines: it takes ASCII alone, in words of at most 900 characters.`,
  );
}

/** What a recipient's own value may bring into a header: a name with a line break in it stops no campaign. */
export const cleaned = (value: string): string =>
  isAscii(value) ? value : value.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** Looks encoded already, would lose spaces by unfolding, or has words that cannot be folded. */
const needsEncoding = (text: string): boolean =>
  text.includes('=?') || text.includes('  ') || text.split(' ').some((word) => word.length > longestWord);

/** `Name <address>` or a bare address. */
function mailbox(name: string, value: string): string {
  const [, phrase = '', angled] = /^(.*?)\s*<([^<>]*)>$/s.exec(value) ?? [];
  const address = angled ?? value;
  checkAddress(name, address);
  if (!isAscii(address) || !isAddress(address))
    throw new MailError('mail/address', `The header ${name} needs an address in ASCII, for servers without SMTPUTF8.`);
  const display = phrase.replace(/^"(.*)"$/s, '$1').replace(/\\(.)/g, '$1');
  if (display === '') return angled === undefined ? address : `<${address}>`;
  return `${displayName(display, name.length + 2)} <${address}>`;
}

function displayName(display: string, column: number): string {
  if (!isAscii(display) || needsEncoding(display)) return encodedWords(display, column);
  const isAtoms = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~ ]+$/.test(display);
  return isAtoms ? display : `"${display.replace(/["\\]/g, '\\$&')}"`;
}

/** RFC 2047: words of at most 75 characters, each of whole characters. */
function encodedWords(text: string, column: number): string {
  const words: string[] = [];
  let chunk = '';
  let octets = 0;
  // 75 less `=?UTF-8?B?` and `?=` are 63, which hold 45 octets in base64.
  let room = Math.max(12, Math.floor(((longestLine - column - 12) * 3) / 4 / 3) * 3);
  for (const character of text) {
    const width = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + width > Math.min(room, 45)) {
      words.push(chunk);
      chunk = '';
      octets = 0;
      room = 45;
    }
    chunk += character;
    octets += width;
  }
  words.push(chunk);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

/** Of a character in UTF-8. */
const octetsOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** Breaks lines before spaces (RFC 5322, section 2.2.3). */
function fold(line: string): string {
  if (line.length <= longestLine) return `${line}\r\n`;
  const [first = '', ...words] = line.split(' ');
  let folded = first;
  let column = first.length;
  for (const [i, word] of words.entries()) {
    // The first word stays beside the name: some readers take an empty first line for an empty header.
    const breaks = i > 0 && column + 1 + word.length > longestLine;
    folded += breaks ? `\r\n ${word}` : ` ${word}`;
    column = breaks ? 1 + word.length : column + 1 + word.length;
  }
  return `${folded}\r\n`;
}
