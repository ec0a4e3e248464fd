import { sql } from 'kysely';
import type { Queries } from '../../core/store/index.ts';

export const deedClass = 'staff.deed';

/** Something that was done at the desk. */
export interface StoredDeed {
  readonly record: string;
  /** The account; null once it is withdrawn. */
  readonly account: string | null;
  /** The path of the form that was sent, with `:id` for what it was about. */
  readonly what: string;
  readonly about: string | null;
  readonly at: Temporal.Instant;
}

export async function insertDeed(tx: Queries, d: StoredDeed): Promise<void> {
  await sql`insert into staff.deed (record, account, what, about, at)
    values (${d.record}, ${d.account}, ${d.what}, ${d.about}, ${d.at})`.execute(tx);
}

export async function deedByRecord(tx: Queries, record: string): Promise<StoredDeed | undefined> {
  const { rows } = await sql<StoredDeed>`
    select record, account, what, about, at from staff.deed where record = ${record}`.execute(tx);
  return rows[0];
}

/** The latest deeds, newest first; those of one account, or of everybody. */
export async function latestDeeds(
  db: Queries,
  { account, most }: { readonly account?: string | undefined; readonly most: number },
): Promise<readonly StoredDeed[]> {
  const { rows } = await sql<StoredDeed>`
    select record, account, what, about, at from staff.deed
    ${account ? sql`where account::text = ${account}` : sql``}
    order by at desc, record desc limit ${most}`.execute(db);
  return rows;
}
