import type { World } from '../../../../../core/section/index.ts';
import { transaction } from '../../../../../core/store/index.ts';
import {
  type Attachment,
  campaignById,
  contentOf,
  type Drafted,
  draftCampaign,
  type Refusal,
  reviseCampaign,
  type StaffAct,
} from '../../index.ts';
import { dropUnusedPictures, keepPicture, picturePath } from './pictures.ts';
import { isPicture, type Posted, pictureFile, type Upload } from './posted.ts';
import * as refusals from './upload-refusals.ts';

/** Saves what the editor sent: text and files in one deed, so that an upload never costs unsaved words. */
export async function saveIssue(world: World, posted: Posted, act: StaffAct): Promise<Drafted> {
  const { upload } = posted;
  const unfit = upload ? judgeUpload(upload) : [];
  if (unfit.length > 0) return { refused: unfit };
  const draft = { ...posted.draft, body: posted.draft.body + (upload ? snippetOf(world, upload) : '') };
  const kept = posted.campaign ? await attachmentsOf(world, posted.campaign) : [];
  const files = [
    ...kept.filter(({ name }) => !posted.removed.includes(name) && name !== upload?.file.name),
    ...(upload && upload.placing !== 'hosted' ? [upload.file] : []),
  ];
  const saved = posted.campaign
    ? await reviseCampaign(world, { id: posted.campaign, version: posted.version }, draft, act, files)
    : await draftCampaign(world, draft, act, files);
  if ('refused' in saved) return saved;
  if (upload?.placing === 'hosted')
    await keepPicture(world, saved.campaign, pictureFile(upload.file.content), upload.file.content);
  await transaction(world.db, (tx) => dropUnusedPictures(tx, saved.campaign, draft.body));
  return saved;
}

export async function attachmentsOf(world: World, id: string): Promise<readonly Attachment[]> {
  const campaign = await campaignById(world.db, id);
  const content = campaign && (await contentOf(world, world.db, campaign));
  return content?.attachments ?? [];
}

// A mail with bigger pictures is cut off by some programs, and costs readers on the way.
const mostBytes = 2_000_000;

function judgeUpload({ file, placing, alt }: Upload): readonly Refusal[] {
  if (placing === 'attached') return [];
  return [
    ...(isPicture(file) ? [] : [refusals.noPicture]),
    ...(file.content.length > mostBytes ? [refusals.pictureTooBig] : []),
    ...(alt === '' ? [refusals.altMissing] : []),
  ];
}

function snippetOf({ baseUrl }: World, { file, placing, alt }: Upload): string {
  if (placing === 'attached') return '';
  const address =
    placing === 'embedded' ? `cid:${encodeURIComponent(file.name)}` : baseUrl + picturePath(pictureFile(file.content));
  return `\n\n![${alt}](${address})\n`;
}
