import { sql } from 'kysely';
import type { Queries } from '../../core/store/index.ts';
import type { PartRole } from '../account/part-roles.ts';
import type { Role } from '../account/queries.ts';

export const sessionClass = 'staff.session';
export const browserColumn = 'staff.session.browser';

export interface NewSession {
  readonly record: string;
  readonly account: string;
  readonly tokenHash: Buffer;
  readonly seenAt: Temporal.Instant;
  readonly browser: Buffer;
  readonly isStrong: boolean;
}

export async function insertSession(tx: Queries, s: NewSession): Promise<void> {
  await sql`insert into staff.session (record, account, token_hash, seen_at, browser, is_strong)
    values (${s.record}, ${s.account}, ${s.tokenHash}, ${s.seenAt}, ${s.browser}, ${s.isStrong})`.execute(tx);
}

export interface FoundSession {
  readonly record: string;
  readonly account: string;
  readonly role: Role;
  readonly seen_at: Temporal.Instant;
  readonly due: Temporal.Instant | null;
  readonly is_strong: boolean;
  readonly parts: readonly PartRole[];
}

export async function sessionByHash(db: Queries, hash: Buffer): Promise<FoundSession | undefined> {
  const { rows } = await sql<FoundSession>`
    select s.record, s.account, a.role, s.seen_at, s.is_strong, r.due,
      (select coalesce(json_agg(json_build_object('section', p.section, 'part', p.part, 'role', p.role)), '[]'::json)
        from staff.part_role p where p.account = s.account) as parts
    from staff.session s
      join core.record r on r.id = s.record join staff.account a on a.record = s.account
      join core.record owner on owner.id = s.account and owner.demanded is null
    where s.token_hash = ${hash}`.execute(db);
  return rows[0];
}

/** Requests overtake each other; the last one counts. */
export async function noteSeen(db: Queries, record: string, now: Temporal.Instant): Promise<void> {
  await sql`update staff.session set seen_at = ${now} where record = ${record} and seen_at < ${now}`.execute(db);
}

/** A second factor was shown after the sign-in. */
export async function strengthen(tx: Queries, record: string): Promise<void> {
  await sql`update staff.session set is_strong = true where record = ${record}`.execute(tx);
}

export async function replaceHash(tx: Queries, record: string, hash: Buffer): Promise<void> {
  await sql`update staff.session set token_hash = ${hash} where record = ${record}`.execute(tx);
}

export async function sessionsOf(tx: Queries, account: string): Promise<readonly string[]> {
  const { rows } = await sql<{ record: string }>`
    select record from staff.session where account = ${account} order by record`.execute(tx);
  return rows.map((row) => row.record);
}

export interface ListedSession {
  readonly record: string;
  readonly since: Temporal.Instant;
  readonly seen_at: Temporal.Instant;
  readonly due: Temporal.Instant | null;
  readonly browser: Buffer | null;
}

/** Where somebody is signed in, newest first. */
export async function listedSessions(tx: Queries, account: string): Promise<readonly ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select s.record, r.since, s.seen_at, r.due, s.browser from staff.session s join core.record r on r.id = s.record
    where s.account = ${account} order by r.since desc, s.record`.execute(tx);
  return rows;
}
