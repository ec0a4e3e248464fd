import { createHash } from 'node:crypto';
import type { Language } from '../../../../../core/policy/index.ts';
import type { WebContext } from '../../../../../core/web/index.ts';
import type { Attachment, Draft } from '../../index.ts';

/** How a file goes with the issue. */
export type Placing = 'embedded' | 'hosted' | 'attached';

/** The form of the editor as it was posted. */
export interface Posted {
  readonly campaign: string | undefined;
  /** The version that the writer had before them. */
  readonly version: number;
  readonly draft: Draft;
  /** Names of attachments that are to go. */
  readonly removed: readonly string[];
  readonly upload: Upload | undefined;
}

export interface Upload {
  readonly file: Attachment;
  readonly placing: Placing;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
}

export async function readPosted(c: WebContext): Promise<Posted> {
  const form = await c.req.formData();
  const text = (name: string) => stringOf(form.get(name));
  return {
    campaign: text('campaign') || undefined,
    version: Number.parseInt(text('version'), 10) || 0,
    draft: {
      lists: form.getAll('lists').map(stringOf),
      offers: form.getAll('offers').map(stringOf),
      topic: text('topic'),
      language: (text('language') === 'en' ? 'en' : 'de') satisfies Language,
      subject: text('subject').trim(),
      preheader: text('preheader').trim(),
      // Forms send line ends as CRLF; the text is kept with LF, so that the same text is the same version.
      body: text('body').replaceAll('\r\n', '\n'),
    },
    removed: form.getAll('removed').map(stringOf),
    upload: await uploadOf(form),
  };
}

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function uploadOf(form: FormData): Promise<Upload | undefined> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return undefined;
  const content = Buffer.from(await file.arrayBuffer());
  const placing = stringOf(form.get('placing'));
  return {
    file: { name: fileName(file.name), type: typeOf(content) ?? file.type.split(';')[0] ?? '', content },
    placing: placing === 'hosted' || placing === 'attached' ? placing : 'embedded',
    alt: stringOf(form.get('alt'))
      .trim()
      .replaceAll(/[[\]\n]/g, ' '),
  };
}

/** A name without a path and without signs that some mail programs stumble over. */
const fileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(-80);

const signatures: readonly (readonly [type: string, extension: string, starts: readonly number[]])[] = [
  ['image/png', 'png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', 'jpg', [0xff, 0xd8, 0xff]],
  ['image/gif', 'gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 'webp', [0x52, 0x49, 0x46, 0x46]],
];

/** Told by its first bytes: what a browser says about a file is a guess by its name. */
const signatureOf = (content: Buffer) =>
  signatures.find(([, , starts]) => starts.every((byte, at) => content[at] === byte));

const typeOf = (content: Buffer): string | undefined => signatureOf(content)?.[0];

export const isPicture = ({ content }: Pick<Attachment, 'content'>): boolean => signatureOf(content) !== undefined;

/** Under which name a picture lies on the own host: the hash of its content, the same for every reader. */
export const pictureFile = (content: Buffer): string =>
  `${createHash('sha256').update(content).digest('hex').slice(0, 32)}.${signatureOf(content)?.[1] ?? 'png'}`;

export const typeOfFile = (file: string): string | undefined =>
  signatures.find(([, extension]) => file.endsWith(`.${extension}`))?.[0];
