import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../../../core/store/index.ts';
import { campaignChannel } from '../sending/locks.ts';
import type { Campaign, CampaignState, Draft } from './campaign.ts';

export const campaignClass = 'newsletter.campaign';

const columns = sql`c.record as id, c.state, r.stage, c.lists, c.offers, c.topic, c.language, c.version,
  c.content_hash as "contentHash", c.created_at as "createdAt", c.revised_at as "revisedAt", c.author, c.approver,
  c.approved_at as "approvedAt", c.scheduled_at as "scheduledAt", c.started_at as "startedAt", c.ended_at as "endedAt"`;

const from = sql`newsletter.campaign c join core.record r on r.id = c.record`;

/** All issues, the newest change first. */
export async function campaigns(db: Queries): Promise<readonly Campaign[]> {
  const { rows } =
    await sql<Campaign>`select ${columns} from ${from} order by c.revised_at desc, c.record desc`.execute(db);
  return rows;
}

export async function campaignById(db: Queries, id: string): Promise<Campaign | undefined> {
  const { rows } = await sql<Campaign>`select ${columns} from ${from} where c.record::text = ${id}`.execute(db);
  return rows[0];
}

/** Locked until the transaction ends: of two deeds on one issue, the second sees what the first did. */
export async function lockCampaign(tx: Queries, id: string): Promise<Campaign | undefined> {
  const { rows } = await sql<Campaign>`
    select ${columns} from ${from} where c.record::text = ${id} for update of c`.execute(tx);
  return rows[0];
}

/** Issues whose scheduled instant has come. */
export async function campaignsDue(db: Queries, now: Temporal.Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select record as id from newsletter.campaign where state = 'scheduled' and scheduled_at <= ${now}
    order by scheduled_at, record`.execute(db);
  return rows.map(({ id }) => id);
}

export interface StoredContent {
  readonly content: Buffer;
  readonly title: Buffer;
  readonly hash: string;
}

export interface NewCampaign extends Pick<Draft, 'lists' | 'offers' | 'topic' | 'language'>, StoredContent {
  readonly record: string;
  readonly author: string | null;
  readonly at: Temporal.Instant;
}

export async function insertCampaign(tx: Queries, c: NewCampaign): Promise<void> {
  await sql`
    insert into newsletter.campaign (record, lists, offers, topic, language, content, title, content_hash, author, created_at, revised_at)
    values (${c.record}, ${[...c.lists]}::text[], ${[...(c.offers ?? [])]}::text[], ${c.topic}, ${c.language}, ${c.content}, ${c.title}, ${c.hash}, ${c.author},
      ${c.at}, ${c.at})`.execute(tx);
}

/** What is revised is a new version by a new author, and nobody has approved it. */
export async function reviseCampaignRow(tx: Queries, c: NewCampaign): Promise<void> {
  await sql`
    update newsletter.campaign set lists = ${[...c.lists]}::text[], offers = ${[...(c.offers ?? [])]}::text[], topic = ${c.topic}, language = ${c.language},
      content = ${c.content}, title = ${c.title}, content_hash = ${c.hash}, version = version + 1, author = ${c.author}, revised_at = ${c.at},
      state = 'draft', approver = null, approved_at = null, scheduled_at = null
    where record = ${c.record}`.execute(tx);
}

export async function contentOfRow(tx: Queries, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`select content from newsletter.campaign where record = ${id}`.execute(
    tx,
  );
  return rows[0]?.content;
}

export interface StoredAttachment {
  readonly label: Buffer;
  readonly content: Buffer;
}

export async function replaceAttachments(
  tx: Queries,
  id: string,
  attachments: readonly StoredAttachment[],
): Promise<void> {
  await sql`delete from newsletter.attachment where campaign = ${id}`.execute(tx);
  for (const [at, { label, content }] of attachments.entries())
    await sql`insert into newsletter.attachment (campaign, number, label, content)
      values (${id}, ${at + 1}, ${label}, ${content})`.execute(tx);
}

export async function attachmentsOf(tx: Queries, id: string): Promise<readonly StoredAttachment[]> {
  const { rows } = await sql<StoredAttachment>`
    select label, content from newsletter.attachment where campaign = ${id} order by number`.execute(tx);
  return rows;
}

/** Sets the state, and whatever belongs to it; answers false where somebody else was first. */
export async function setState(
  tx: Queries,
  id: string,
  change: { readonly from: readonly CampaignState[]; readonly to: CampaignState; readonly set?: RawBuilder<unknown> },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update newsletter.campaign set state = ${change.to}${change.set ? sql`, ${change.set}` : sql``}
    where record = ${id} and state = any(${[...change.from]}::text[])`.execute(tx);
  return numAffectedRows === 1n;
}

/** Workers in every process hear of it when the transaction ends, and look again. */
export async function tellWorkers(tx: Queries, campaign: string, state: CampaignState): Promise<void> {
  await sql`select pg_notify(${campaignChannel}, ${`${campaign} ${state}`})`.execute(tx);
}
