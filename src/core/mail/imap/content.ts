import type { ImapFlow, MessageStructureObject } from 'imapflow';
import { type Digest, digestOf, digestQuery } from './digest.ts';

/** What a message says. */
export interface Content extends Digest {
  /** Its text; where it has only HTML, what is left of that without its tags. */
  readonly text: string;
  readonly attachments: readonly Enclosure[];
}

export interface Enclosure {
  readonly name: string;
  readonly type: string;
  /** In octets, as they travel. */
  readonly size: number;
}

/** Reads one message of the open folder; undefined when it is gone. */
export async function contentOf(client: ImapFlow, uid: number, longest: number): Promise<Content | undefined> {
  const found = await client.fetchOne(String(uid), { ...digestQuery, bodyStructure: true }, { uid: true });
  if (found === false) return undefined;
  const parts = leavesOf(found.bodyStructure);
  const text = parts.find((part) => isText(part, 'text/plain')) ?? parts.find((part) => isText(part, 'text/html'));
  return {
    ...digestOf(found),
    text: text ? await textOf(client, uid, text, longest) : '',
    attachments: parts.filter((part) => part !== text && !isText(part)).map(attachmentOf),
  };
}

const leavesOf = (part: MessageStructureObject | undefined): readonly MessageStructureObject[] => {
  if (!part) return [];
  return part.childNodes && !part.type.startsWith('message/') ? part.childNodes.flatMap(leavesOf) : [part];
};

const isText = ({ type, disposition }: MessageStructureObject, only?: string): boolean =>
  disposition !== 'attachment' && (only ? type === only : type === 'text/plain' || type === 'text/html');

async function textOf(
  client: ImapFlow,
  uid: number,
  { part, type }: MessageStructureObject,
  longest: number,
): Promise<string> {
  // A message of one part has no number for it, and is asked for as the first.
  const loaded = await client.download(String(uid), part ?? '1', { uid: true, maxBytes: longest });
  if (!('content' in loaded) || !loaded.content) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of loaded.content) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return type === 'text/html' ? withoutTags(text) : text.replaceAll('\r\n', '\n');
}

async function withoutTags(html: string): Promise<string> {
  const { default: sanitize } = await import('sanitize-html');
  const broken = html.replace(/\s+/g, ' ').replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^<>]{0,200}>/gi, '\n');
  return sanitize(broken, { allowedTags: [], allowedAttributes: {} })
    .replace(/&(nbsp|amp|lt|gt|quot|#39|apos);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
};

const attachmentOf = ({ type, size = 0, parameters, dispositionParameters }: MessageStructureObject): Enclosure => ({
  name: dispositionParameters?.['filename'] ?? parameters?.['name'] ?? '',
  type,
  size,
});
