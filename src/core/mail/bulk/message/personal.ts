import { readAddress } from '../../address.ts';
import { lines } from '../../encode.ts';
import { MailError } from '../../errors.ts';
import { checkUnsubscribe } from '../../header.ts';
import type { BulkMessage } from '../contract.ts';
import type { BulkCover, CompiledMessage, Piece } from './contract.ts';
import { cleaned, headerLine } from './header.ts';
import { quotedPrintable } from './quoted-printable.ts';
import { escapeHtml, valueOf } from './template.ts';

type Values = Readonly<Record<string, string>>;

/** The mail of one recipient. Throws `MailError` for an address that is none, and for a slot without a value. */
export function personal(compiled: CompiledMessage, values: Values, cover: BulkCover): BulkMessage {
  const from = route('Return-Path', cover.envelope);
  const to = route('To', cover.to);
  const utf8 = from.needsUtf8 || to.needsUtf8;
  const head = `${coverHeaders(cover, to.route)}${personalHeaders(compiled, values)}${compiled.headers}`;
  const segments: Buffer[] = [Buffer.from(head, utf8 ? 'utf8' : 'latin1')];
  for (const piece of compiled.pieces) segments.push(Buffer.isBuffer(piece) ? piece : filled(piece, values));
  let size = 0;
  for (const segment of segments) size += segment.length;
  return { id: cover.id, from: from.route, to: to.route, utf8, segments, size };
}

// What nearly every address looks like; the others are read with care.
const usual = /^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const usualLength = 64;

function route(header: string, address: string): { readonly route: string; readonly needsUtf8: boolean } {
  if (address.length <= usualLength && usual.test(address)) return { route: address, needsUtf8: false };
  const read = readAddress(address);
  if ('refused' in read)
    throw new MailError(
      'mail/address',
      `The header ${header} has no mail address in it (${read.refused}); nothing is sent.`,
    );
  return read;
}

function coverHeaders({ messageId, date, listUnsubscribeUrl }: BulkCover, to: string): string {
  if (!/^<[\x21-\x3b=\x3f-\x7e]+@[\x21-\x3b=\x3f-\x7e]+>$/.test(messageId) || messageId.length > longestId)
    throw new MailError('mail/header', 'The header Message-ID needs an id in angle brackets, like <a@b>.');
  return `To: <${to}>\r\nDate: ${dateOf(date)}\r\nMessage-ID: ${messageId}\r\n${unsubscribeHeaders(listUnsubscribeUrl)}`;
}

const longestId = 250;

/** RFC 8058: both or neither, or one click does not unsubscribe. */
function unsubscribeHeaders(url: string | undefined): string {
  if (url === undefined) return '';
  checkUnsubscribe(url);
  return `List-Unsubscribe: <${url}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`;
}

const dateOf = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toUTCString().replace('GMT', '+0000');

function personalHeaders(compiled: CompiledMessage, values: Values): string {
  let headers = '';
  for (const { name, template } of compiled.personalHeaders) {
    let value = '';
    for (const part of template) value += typeof part === 'string' ? part : cleaned(valueOf(values, part.slot));
    headers += headerLine(name, value);
  }
  return headers;
}

// Most values have nothing to clean, and looking is cheaper than cleaning.
const clean = /^[\x20-\x7e\xa0-\xff]*$/;

function filled(piece: Exclude<Piece, Buffer>, values: Values): Buffer {
  let text = '';
  for (const part of piece) {
    if (typeof part === 'string') text += part;
    else {
      const value = valueOf(values, part.slot);
      const written = part.isHtml ? escapeHtml(value) : value;
      text += quotedPrintable(clean.test(written) ? written : lines(written));
    }
  }
  return Buffer.from(text, 'latin1');
}
