import { createHash } from 'node:crypto';
import type { Language } from '../../../../../core/policy/index.ts';
import type { Upload as Coming, UploadedFile } from '../../../../../core/web/index.ts';
import type { Attachment, Draft } from '../../index.ts';

/** The largest file that is taken; all of them together are no larger. */
export const bytesOfAFile = 5_000_000;

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
  readonly upload: Upload | 'too-big' | undefined;
  /** They wrote it as it looks, and find it so again. */
  readonly isVisual: boolean;
  /** Whoever writes has put the picture among their words; it is not added below them. */
  readonly isPlaced?: boolean;
}

export interface Upload {
  readonly file: Attachment;
  readonly placing: Placing;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  /** It shows nothing that anybody would miss. */
  readonly isDecorative: boolean;
}

/** Reads the form to its end; of its file no more is held than may be taken. */
export async function readPosted(form: Coming): Promise<Posted> {
  const { text, all } = form;
  const content = form.file && (await contentOf(form.file));
  await form.end();
  return {
    campaign: text('campaign') || undefined,
    version: Number.parseInt(text('version'), 10) || 0,
    draft: {
      lists: all('lists'),
      offers: all('offers'),
      topic: text('topic'),
      language: (text('language') === 'en' ? 'en' : 'de') satisfies Language,
      subject: text('subject').trim(),
      preheader: text('preheader').trim(),
      // Forms send line ends as CRLF; the text is kept with LF, so that the same text is the same version.
      body: text('body').replaceAll('\r\n', '\n'),
      ...(text('format') === 'html' && { format: 'html' }),
    },
    isVisual: text('mode') === 'visual',
    removed: all('removed'),
    upload: form.file && content && uploadOf(form, form.file, content),
  };
}

/** Undefined where none was chosen. */
async function contentOf({ bytes, isTooLarge }: UploadedFile): Promise<Buffer | 'too-big' | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  if (isTooLarge()) return 'too-big';
  return chunks.length > 0 ? Buffer.concat(chunks) : undefined;
}

function uploadOf({ text }: Coming, { name, type }: UploadedFile, content: Buffer | 'too-big'): Upload | 'too-big' {
  if (content === 'too-big') return content;
  const placing = text('placing');
  return {
    file: { name: fileName(name), type: typeOf(content) ?? type.split(';')[0] ?? '', content },
    placing: placing === 'hosted' || placing === 'attached' ? placing : 'embedded',
    alt: text('alt')
      .trim()
      .replaceAll(/[[\]\n]/g, ' '),
    isDecorative: text('decorative') === 'yes',
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
