import { sql } from 'kysely';
import type { Queries } from '../../../../../core/store/index.ts';

/** Somebody else is asked to read this version; asked again, for the version as it is then. False where that was asked already. */
export async function askApproval(
  tx: Queries,
  campaign: string,
  asked: { readonly version: number; readonly by: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into newsletter.approval_request (campaign, version, asked_by, asked_at)
    values (${campaign}, ${asked.version}, ${asked.by}, ${asked.at})
    on conflict (campaign) do update
      set version = excluded.version, asked_by = excluded.asked_by, asked_at = excluded.asked_at
      where approval_request.version <> excluded.version`.execute(tx);
  return numAffectedRows === 1n;
}

/** True while the version as it stands waits for somebody's approval. */
export async function isApprovalAsked(db: Queries, campaign: string, version: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from newsletter.approval_request where campaign = ${campaign} and version = ${version}`.execute(db);
  return rows.length > 0;
}

/** How it was written last: as it looks, or by its marks. */
export async function noteMode(tx: Queries, campaign: string, isVisual: boolean): Promise<void> {
  await sql`update newsletter.campaign set visual = ${isVisual} where record = ${campaign} and visual <> ${isVisual}`.execute(
    tx,
  );
}

export async function isVisual(db: Queries, campaign: string): Promise<boolean> {
  const { rows } = await sql`select 1 from newsletter.campaign where record = ${campaign} and visual`.execute(db);
  return rows.length > 0;
}

export async function publish(tx: Queries, campaign: string, at: Temporal.Instant): Promise<void> {
  await sql`insert into newsletter.publication (campaign, published_at) values (${campaign}, ${at})
    on conflict do nothing`.execute(tx);
}

export async function withdrawFromArchive(tx: Queries, campaign: string): Promise<void> {
  await sql`delete from newsletter.publication where campaign = ${campaign}`.execute(tx);
}

export async function isPublic(db: Queries, campaign: string): Promise<boolean> {
  const { rows } = await sql`select 1 from newsletter.publication where campaign = ${campaign}`.execute(db);
  return rows.length > 0;
}

/** How many mails wait for another attempt. */
export async function putOff(db: Queries, campaign: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from newsletter.later l join newsletter.delivery d on d.record = l.delivery
    where d.campaign = ${campaign} and not l.paced`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many each list holds who have confirmed. */
export async function membersOf(db: Queries, lists: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ list: string; count: number }>`
    select s.list, count(*)::int as count from newsletter.subscription s join core.record r on r.id = s.record
    where s.list = any(${[...lists]}::text[]) and r.stage = 'active' group by s.list`.execute(db);
  return new Map(rows.map(({ list, count }) => [list, count]));
}
