import { lines } from '../../encode.ts';
import { MailError } from '../../errors.ts';
import type { BulkParts, CompiledMessage, PersonalHeader, Piece, SlotUse } from './contract.ts';
import { checkName, headerLine } from './header.ts';
import { type Entity, entityOf } from './mime.ts';
import { quotedPrintable, softBreak } from './quoted-printable.ts';
import { hasSlots, type Part, parse } from './template.ts';

/** A static run shorter than this is put beside the values around it: one write of 4 KB costs less than three of 1 KB. */
const shortRun = 4096;

/** Encodes once what all mails of a campaign share. Throws `MailError` for headers that could be broken out of. */
export function compileMessage({ headers, text, html, slots, attachments = [] }: BulkParts): CompiledMessage {
  if (!headers.some(([name]) => name.toLowerCase() === 'from'))
    throw new MailError('mail/header', 'A campaign needs the header From.');
  const own: string[] = [];
  const personalHeaders: PersonalHeader[] = [];
  for (const [name, value] of headers) {
    checkName(name);
    const template = parse(value, slots);
    if (hasSlots(template)) personalHeaders.push({ name, template });
    else own.push(headerLine(name, value));
  }
  const entity = entityOf({
    text: parse(lines(text), slots),
    ...(html === undefined ? {} : { html: parse(lines(html), slots) }),
    attachments,
  });
  own.push('MIME-Version: 1.0\r\n', entityHeaders(entity), '\r\n');
  const body = [...entityBody(entity), '\r\n'];
  return { slots, headers: own.join(''), personalHeaders, pieces: pieces(body) };
}

function entityHeaders(entity: Entity): string {
  const type = `Content-Type: ${entity.type}\r\n`;
  if ('parts' in entity) return type;
  if ('base64' in entity) return `${type}${entity.headers}Content-Transfer-Encoding: base64\r\n`;
  return `${type}Content-Transfer-Encoding: quoted-printable\r\n`;
}

/** Without the line break at its end, which belongs to the boundary. */
function entityBody(entity: Entity): (string | SlotUse)[] {
  if ('base64' in entity) return [entity.base64];
  if (!('parts' in entity)) return encodedText(entity.text, entity.isHtml);
  const parts = entity.parts.flatMap((part) => [
    `--${entity.boundary}\r\n${entityHeaders(part)}\r\n`,
    ...entityBody(part),
    '\r\n',
  ]);
  return [...parts, `--${entity.boundary}--`];
}

/** Values begin and end at the beginning of a line, by soft breaks where the text has none: so no length is ever unknown. */
function encodedText(parts: readonly Part[], isHtml: boolean): (string | SlotUse)[] {
  const encoded: (string | SlotUse)[] = [];
  for (const [i, part] of parts.entries()) {
    if (typeof part !== 'string') {
      if (i > 0 && typeof parts[i - 1] !== 'string') encoded.push(softBreak);
      encoded.push({ slot: part.slot, isHtml });
      continue;
    }
    const before = i > 0 && !part.startsWith('\n') ? softBreak : '';
    const after = i < parts.length - 1 && !part.endsWith('\n') ? softBreak : '';
    encoded.push(`${before}${quotedPrintable(part)}${after}`);
  }
  return encoded;
}

/** Runs together what is short, and puts long static runs into memory that worker threads can read without a copy. */
function pieces(body: readonly (string | SlotUse)[]): readonly Piece[] {
  const joined: (string | SlotUse)[] = [];
  for (const part of body) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  const found: (Buffer | (string | SlotUse)[])[] = [];
  for (const part of joined) {
    const last = found.at(-1);
    if (typeof part === 'string' && part.length >= shortRun) found.push(shared(part));
    else if (Array.isArray(last)) last.push(part);
    else found.push([part]);
  }
  return found;
}

function shared(text: string): Buffer {
  const buffer = Buffer.from(new SharedArrayBuffer(text.length));
  buffer.write(text, 'latin1');
  return buffer;
}
