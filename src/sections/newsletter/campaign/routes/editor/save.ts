import type { World } from '../../../../../core/section/index.ts';
import { transaction } from '../../../../../core/store/index.ts';
import {
  type Attachment,
  campaignById,
  contentOf,
  draftCampaign,
  type Format,
  type Refusal,
  type Refused,
  reviseCampaign,
  type StaffAct,
  type Written,
} from '../../index.ts';
import { escaped } from '../../render/html.ts';
import { noteMode } from '../issue/notes.ts';
import { dropUnusedPictures, keepPicture, picturePath } from './pictures.ts';
import { isPicture, type Posted, pictureFile, type Upload } from './posted.ts';
import * as refusals from './upload-refusals.ts';

/** What was saved, and the picture that came with it, as the text names it. */
export type Saved = (Written & { readonly picture?: Placed | undefined }) | Refused;

interface Placed {
  readonly address: string;
  readonly name: string;
}

/** Saves what the editor sent: text and files in one deed, so that an upload never costs unsaved words. */
export async function saveIssue(world: World, posted: Posted, act: StaffAct): Promise<Saved> {
  if (posted.upload === 'too-big') return { refused: [refusals.fileTooBig] };
  const unfit = posted.upload ? judgeUpload(posted.upload) : [];
  if (unfit.length > 0) return { refused: unfit };
  const before = posted.campaign ? await attachmentsOf(world, posted.campaign) : [];
  const kept = before.filter(({ name }) => !posted.removed.includes(name));
  const upload = posted.upload && { ...posted.upload, file: named(posted.upload.file, posted.isPlaced ? kept : []) };
  const picture = upload && placedOf(world, upload);
  const snippet = upload && picture && !posted.isPlaced ? snippetOf(upload, picture, posted.draft.format) : '';
  const draft = { ...posted.draft, body: posted.draft.body + snippet };
  const files = [
    ...kept.filter(({ name }) => name !== upload?.file.name),
    ...(upload && upload.placing !== 'hosted' ? [upload.file] : []),
  ];
  const saved = posted.campaign
    ? await reviseCampaign(world, { id: posted.campaign, version: posted.version }, draft, act, files)
    : await draftCampaign(world, draft, act, files);
  if ('refused' in saved) return saved;
  if (upload?.placing === 'hosted')
    await keepPicture(world, saved.campaign, pictureFile(upload.file.content), upload.file.content);
  // One that is being placed stands in the text with the next saving.
  const shown = draft.body + (picture?.address ?? '');
  await transaction(world.db, async (tx) => {
    await dropUnusedPictures(tx, saved.campaign, shown);
    await noteMode(tx, saved.campaign, posted.isVisual);
  });
  return { ...saved, picture };
}

/** A picture from a clipboard is always called the same; it takes the place of no other. */
function named(file: Attachment, others: readonly Attachment[]): Attachment {
  const isFree = (name: string) => others.every((other) => other.name !== name || other.content.equals(file.content));
  const [, stem = file.name, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(file.name) ?? [];
  let name = file.name;
  for (let number = 2; !isFree(name); number++) name = `${stem}-${number}${extension}`;
  return { ...file, name };
}

export async function attachmentsOf(world: World, id: string): Promise<readonly Attachment[]> {
  const campaign = await campaignById(world.db, id);
  const content = campaign && (await contentOf(world, world.db, campaign));
  return content?.attachments ?? [];
}

// A mail with bigger pictures is cut off by some programs, and costs readers on the way.
const mostBytes = 2_000_000;

function judgeUpload({ file, placing, alt, isDecorative }: Upload): readonly Refusal[] {
  if (placing === 'attached') return [];
  // What is no picture shows nothing that could be described.
  if (!isPicture(file)) return [refusals.noPicture];
  return [
    ...(file.content.length > mostBytes ? [refusals.pictureTooBig] : []),
    ...(alt === '' && !isDecorative ? [refusals.altMissing] : []),
  ];
}

function placedOf({ baseUrl }: World, { file, placing }: Upload): Placed | undefined {
  if (placing === 'attached') return undefined;
  const address =
    placing === 'embedded' ? `cid:${encodeURIComponent(file.name)}` : baseUrl + picturePath(pictureFile(file.content));
  return { address, name: file.name };
}

const snippetOf = ({ alt, isDecorative }: Upload, { address }: Placed, format: Format = 'markdown'): string => {
  const words = isDecorative ? '' : alt;
  return format === 'html'
    ? `\n\n<p><img src="${escaped(address)}" alt="${escaped(words)}"></p>\n`
    : `\n\n![${words}](${address})\n`;
};
