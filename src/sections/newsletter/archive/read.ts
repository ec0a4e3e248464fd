import { sql } from 'kysely';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { type Campaign, type CampaignContent, campaignById, campaigns, contentOf } from '../campaign/index.ts';

/** An issue that everybody may read. */
export interface PublicIssue {
  readonly id: string;
  readonly campaign: Campaign;
  readonly sentAt: Temporal.Instant;
  readonly content: CampaignContent;
}

/** All of them, the newest first. */
export async function publicIssues(world: World): Promise<readonly PublicIssue[]> {
  const ids = await publicIds(world.db);
  const all = (await campaigns(world.db)).filter(({ id }) => ids.has(id));
  const read = await Promise.all(all.map((campaign) => readIssue(world, campaign)));
  return read.filter((issue) => issue !== undefined).toSorted((a, b) => Temporal.Instant.compare(b.sentAt, a.sentAt));
}

export async function publicIssue(world: World, id: string): Promise<PublicIssue | undefined> {
  const campaign = await campaignById(world.db, id);
  if (!campaign || !(await publicIds(world.db)).has(id)) return undefined;
  return readIssue(world, campaign);
}

export const hasArchive = async (db: Queries): Promise<boolean> => (await publicIds(db)).size > 0;

/** Sent to the end, and marked by somebody as public. */
async function publicIds(db: Queries): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select c.record as id from newsletter.campaign c join newsletter.publication p on p.campaign = c.record
    where c.state = 'finished'`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Opened for the archive and for nothing else (S24). */
async function readIssue(world: World, campaign: Campaign): Promise<PublicIssue | undefined> {
  const content = await contentOf(world, world.db, campaign, 'newsletter.archive');
  const sentAt = campaign.startedAt;
  return content && sentAt ? { id: campaign.id, campaign, sentAt, content } : undefined;
}
