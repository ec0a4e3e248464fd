import { type ContentType, first, type Headers, readContentType, readHeaders } from './header.ts';

/** One entity of a mail: itself, or a part at any depth. */
export interface Entity extends ContentType {
  readonly headers: Headers;
  /** As it stands in the mail, a character for each octet. */
  readonly body: string;
  readonly parts: readonly Entity[];
}

/** A report says what it has to say at its beginning; what a stranger sends beyond these bounds is not read. */
export const longestMail = 512 * 1024;
const deepest = 6;
const mostParts = 40;

/** Reads a mail (RFC 2045, 2046). Never throws: what is no mail is an entity without headers. */
export function readMail(raw: Uint8Array): Entity {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, longestMail)).toString('latin1');
  return readEntity(text, { depth: 0, left: mostParts });
}

interface Bounds {
  readonly depth: number;
  left: number;
}

function readEntity(text: string, bounds: Bounds): Entity {
  const { head, body } = split(text);
  const headers = readHeaders(head);
  const content = readContentType(first(headers, 'content-type'));
  return { ...content, headers, body, parts: partsOf(content, body, bounds) };
}

/** The header block ends at the first empty line; a text that begins with one has no headers. */
function split(text: string): { readonly head: string; readonly body: string } {
  if (/^\r?\n/.test(text)) return { head: '', body: text.slice(text.indexOf('\n') + 1) };
  const end = /\r?\n\r?\n/.exec(text);
  return end
    ? { head: text.slice(0, end.index), body: text.slice(end.index + end[0].length) }
    : { head: text, body: '' };
}

function partsOf({ type, parameters }: ContentType, body: string, bounds: Bounds): readonly Entity[] {
  if (bounds.depth >= deepest) return [];
  const nested = { ...bounds, depth: bounds.depth + 1 };
  const boundary = parameters.get('boundary') ?? '';
  const texts = type.startsWith('multipart/') && boundary !== '' ? between(body, boundary, nested.left) : [];
  nested.left -= texts.length;
  const read: Entity[] = [];
  for (const text of texts) {
    const entity = readEntity(text, nested);
    read.push(entity);
  }
  bounds.left = nested.left;
  return read;
}

/** The texts between the lines that begin with two hyphens and the boundary; the last one may lack its end. */
function between(body: string, boundary: string, most: number): readonly string[] {
  const mark = `--${boundary}`;
  const found: string[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    if (start >= 0) found.push(withoutEnd(body.slice(start, at)));
    if (found.length >= most || body.startsWith('--', at + mark.length)) return found;
    const end = body.indexOf('\n', at);
    if (end < 0) return found;
    start = end + 1;
  }
  if (start >= 0 && found.length < most) found.push(body.slice(start));
  return found;
}

// The line break before a boundary belongs to the boundary.
const withoutEnd = (text: string): string => text.replace(/\r?\n$/, '');

/** An entity and all that is in it, outermost first. */
export function* entities(entity: Entity): Generator<Entity> {
  yield entity;
  for (const part of entity.parts) yield* entities(part);
}
