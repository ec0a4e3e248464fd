import { sql } from 'kysely';
import type { Language } from '../../../core/policy/index.ts';
import type { Queries } from '../../../core/store/index.ts';

export const visitClass = 'rights.visit';
export const emailColumn = 'rights.visit.email';
export const toldColumn = 'rights.visit.told';

export interface NewVisit {
  readonly record: string;
  readonly email: Buffer;
  readonly language: Language;
  readonly askedAt: Temporal.Instant;
  readonly network: Buffer;
  readonly linkHash: Buffer;
}

export async function insertVisit(tx: Queries, v: NewVisit): Promise<void> {
  await sql`insert into rights.visit (record, email, language, asked_at, network, link_hash)
    values (${v.record}, ${v.email}, ${v.language}, ${v.askedAt}, ${v.network}, ${v.linkHash})`.execute(tx);
}

/** A visit as it lies in its table. */
export interface FoundVisit {
  readonly record: string;
  readonly email: Buffer;
  readonly language: Language;
  readonly asked_at: Temporal.Instant;
  readonly opened_at: Temporal.Instant | null;
  readonly network: Buffer;
  readonly link_hash: Buffer | null;
  readonly visit_hash: Buffer | null;
  readonly told: Buffer | null;
}

/** By the hash of its link, while that is not spent. */
export const visitByLink = (db: Queries, hash: Buffer): Promise<FoundVisit | undefined> =>
  visitWhere(db, sql`v.link_hash = ${hash}`);

/** By the hash of the token of the open visit. */
export const visitByToken = (db: Queries, hash: Buffer): Promise<FoundVisit | undefined> =>
  visitWhere(db, sql`v.visit_hash = ${hash}`);

export const visitByRecord = (db: Queries, record: string): Promise<FoundVisit | undefined> =>
  visitWhere(db, sql`v.record = ${record}`);

async function visitWhere(db: Queries, condition: ReturnType<typeof sql>): Promise<FoundVisit | undefined> {
  const { rows } = await sql<FoundVisit>`
    select v.record, v.email, v.language, v.asked_at, v.opened_at, v.network, v.link_hash, v.visit_hash, v.told
    from rights.visit v where ${condition}`.execute(db);
  return rows[0];
}

/** Spends the link and begins the visit. False when somebody was first. */
export async function beginVisit(
  tx: Queries,
  { record, visitHash, at }: { readonly record: string; readonly visitHash: Buffer; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update rights.visit set link_hash = null, visit_hash = ${visitHash}, opened_at = ${at}
    where record = ${record} and link_hash is not null`.execute(tx);
  return numAffectedRows === 1n;
}

/** How many links were asked for from a network since an instant. */
export async function askedFromNetwork(tx: Queries, network: Buffer, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from rights.visit where network = ${network} and asked_at > ${since}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** How many links were asked for to one address since an instant. */
export async function askedForSubject(tx: Queries, subject: Buffer, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from core.record r join rights.visit v on v.record = r.id
    where r.subject = ${subject} and v.asked_at > ${since}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function replaceHash(tx: Queries, record: string, hash: Buffer): Promise<void> {
  await sql`update rights.visit set visit_hash = ${hash} where record = ${record} and opened_at is not null`.execute(
    tx,
  );
}

/** What a deed came to, for the page that follows it. */
export async function noteTold(tx: Queries, record: string, told: Buffer): Promise<void> {
  await sql`update rights.visit set told = ${told} where record = ${record}`.execute(tx);
}
