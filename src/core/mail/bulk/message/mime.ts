import { createHash } from 'node:crypto';
import { MailError } from '../../errors.ts';
import { checkHeader } from '../../header.ts';
import type { Attachment } from './contract.ts';
import type { Part } from './template.ts';

/** A part of the mail: header lines, and a body of text with slots, of octets, or of parts. */
export type Entity =
  | { readonly type: string; readonly text: readonly Part[]; readonly isHtml: boolean }
  | { readonly type: string; readonly headers: string; readonly base64: string }
  | { readonly type: string; readonly boundary: string; readonly parts: readonly Entity[] };

export interface Bodies {
  readonly text: readonly Part[];
  readonly html?: readonly Part[];
  readonly attachments: readonly Attachment[];
}

/** mixed { alternative { text, related { html, images } }, attachments }, with no level that would hold one part. */
export function entityOf({ text, html, attachments }: Bodies): Entity {
  // `=_` can stand in no quoted-printable and no base64 text, so the boundary never occurs within a part.
  const seed = createHash('sha256')
    .update(JSON.stringify([text, html]))
    .digest('hex')
    .slice(0, 24);
  const several = (kind: string, mark: string, parts: readonly Entity[]): Entity => {
    const [only] = parts;
    if (parts.length === 1 && only) return only;
    const boundary = `=_${mark}_${seed}`;
    return { type: `multipart/${kind};\r\n boundary="${boundary}"`, boundary, parts };
  };
  const plain: Entity = { type: 'text/plain; charset=utf-8', text, isHtml: false };
  const inline = attachments.filter((attachment) => attachment.contentId !== undefined).map(attached);
  const hanging = attachments.filter((attachment) => attachment.contentId === undefined).map(attached);
  if (html === undefined) return several('mixed', 'mixed', [plain, ...inline, ...hanging]);
  const rich: Entity = { type: 'text/html; charset=utf-8', text: html, isHtml: true };
  const alternative = several('alternative', 'alternative', [plain, several('related', 'related', [rich, ...inline])]);
  return several('mixed', 'mixed', [alternative, ...hanging]);
}

function attached({ name, type, content, contentId }: Attachment): Entity {
  checkHeader('Content-Disposition', name);
  if (!/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i.test(type) || !/^[\w.@-]{0,100}$/.test(contentId ?? ''))
    throw new MailError('mail/header', 'An attachment needs a media type like image/png, and a content id like logo.');
  const disposition = contentId === undefined ? 'attachment' : 'inline';
  const headers = [
    `Content-Disposition: ${disposition};\r\n ${fileName(name)}\r\n`,
    contentId === undefined ? '' : `Content-ID: <${contentId}>\r\n`,
  ].join('');
  const base64 = Buffer.from(content)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n');
  return { type, headers, base64 };
}

/** RFC 2231 where the name is more than plain ASCII. */
function fileName(name: string): string {
  if (/^[\w .()+-]{1,60}$/.test(name)) return `filename="${name}"`;
  const octets = [...Buffer.from(name.toWellFormed())];
  const characters = octets.map((octet) => {
    const character = String.fromCharCode(octet);
    return /[A-Za-z0-9._-]/.test(character) ? character : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  const sections: string[] = [''];
  for (const character of characters) {
    if ((sections.at(-1) ?? '').length + character.length > 55) sections.push('');
    sections[sections.length - 1] += character;
  }
  return sections.map((section, i) => `filename*${i}*=${i === 0 ? "UTF-8''" : ''}${section}`).join(';\r\n ');
}
