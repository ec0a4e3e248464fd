import type { Opened } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import type { Attachment, Draft, Refused, StaffAct } from '../campaign.ts';
import { type CampaignContent, contentOf, sealIssue } from '../content.ts';
import { judgeDraft } from '../judgement/judge.ts';
import { changedMeanwhile, gone, refuse, wrongState } from '../judgement/refusals.ts';
import * as queries from '../queries.ts';

export type Drafted = { readonly campaign: string } | Refused;

/** An issue as it was just written. */
export interface Written {
  readonly campaign: string;
  readonly version: number;
}

/** Begins an issue. */
export async function draftCampaign(
  world: World,
  draft: Draft,
  act: StaffAct,
  attachments: readonly Attachment[] = [],
): Promise<Written | Refused> {
  const refused = judgeDraft(world.rules.policy, draft, attachments);
  if (refused.length > 0) return { refused };
  return transaction(world.db, (tx) => begin(world, tx, { draft, attachments }, act));
}

/** A version of an issue: who names it has read that version, and overwrites no later one. */
export interface CampaignVersion {
  readonly id: string;
  readonly version: number;
}

/** Says what it says from now on. Who approved the version before has not approved this one. */
export async function reviseCampaign(
  world: World,
  which: string | CampaignVersion,
  draft: Draft,
  act: StaffAct,
  attachments: readonly Attachment[] = [],
): Promise<Written | Refused> {
  const { id, version } = typeof which === 'string' ? { id: which, version: undefined } : which;
  const refused = judgeDraft(world.rules.policy, draft, attachments);
  if (refused.length > 0) return { refused };
  return transaction(world.db, async (tx) => {
    const campaign = await queries.lockCampaign(tx, id);
    if (!campaign) return refuse(gone);
    if (campaign.state !== 'draft' && campaign.state !== 'approved') return refuse(wrongState(campaign.state));
    if (version !== undefined && version !== campaign.version) return refuse(changedMeanwhile);
    const opened = await world.records.open(tx, id, 'newsletter.editing');
    if ('refused' in opened) return refuse(gone);
    await write(tx, { id, key: opened }, { draft, attachments }, act, queries.reviseCampaignRow);
    await world.records.learn(tx, id, { revised: act.now }, act);
    return { campaign: id, version: campaign.version + 1 };
  });
}

/** A new draft that says the same, whatever became of the first. */
export async function cloneCampaign(world: World, id: string, act: StaffAct): Promise<Written | Refused> {
  return transaction(world.db, async (tx) => {
    const campaign = await queries.campaignById(tx, id);
    const content = campaign && (await contentOf(world, tx, campaign));
    return content ? begin(world, tx, content, act) : refuse(gone);
  });
}

/** Throws a draft away; what was sent stays as evidence. */
export async function discardCampaign(world: World, id: string, act: StaffAct): Promise<Drafted> {
  return transaction(world.db, async (tx) => {
    const campaign = await queries.lockCampaign(tx, id);
    if (!campaign) return refuse(gone);
    if (campaign.stage !== 'draft') return refuse(wrongState(campaign.state));
    await world.records.advance(tx, id, 'discarded', act);
    return { campaign: id };
  });
}

async function begin(world: World, tx: Queries, content: CampaignContent, act: StaffAct): Promise<Written | Refused> {
  const kept = await world.records.keep(
    tx,
    { class: queries.campaignClass, subject: subjectOfCampaigns(world), facts: { revised: act.now } },
    act,
  );
  await write(tx, { id: kept.id, key: kept }, content, act, queries.insertCampaign);
  return { campaign: kept.id, version: 1 };
}

/** What an issue says is sealed and stored here and nowhere else, whether it is new or revised. */
async function write(
  tx: Queries,
  { id, key }: { readonly id: string; readonly key: Pick<Opened, 'seal'> },
  content: CampaignContent,
  act: StaffAct,
  put: (tx: Queries, row: queries.NewCampaign) => Promise<void>,
): Promise<void> {
  const { lists, offers = [], topic, language } = content.draft;
  const { files, ...sealed } = sealIssue(key, content);
  await put(tx, { lists, offers, topic, language, ...sealed, record: id, author: act.account ?? null, at: act.now });
  await queries.replaceAttachments(tx, id, files);
}

/** Issues are about nobody in particular: a name that no address can have, so no one's demand for erasure meets them. */
export const subjectOfCampaigns = ({ records }: Pick<World, 'records'>): Buffer =>
  records.subject('newsletter', 'issues@invalid');
