import { first } from './header.ts';
import type { Entity } from './mime.ts';

/** The text of an entity, decoded; what is no UTF-8 is read as Latin-1. */
export function textOf(entity: Entity): string {
  const bytes = decoded(entity);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

function decoded({ headers, body }: Entity): Buffer {
  const encoding = first(headers, 'content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const text = body.replace(/=[ \t]{0,80}\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => character(hex));
  return Buffer.from(text, 'latin1');
}

const character = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

/** A header value with its encoded words (RFC 2047) read; those that cannot be read stay as they are. */
export const worded = (value: string): string =>
  value.replace(
    /=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,400})\?=/gi,
    (whole, charset: string, kind: string, text: string) => {
      const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : fromQ(text);
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return whole;
      }
    },
  );

const fromQ = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll('_', ' ').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => character(hex)),
    'latin1',
  );
