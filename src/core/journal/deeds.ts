import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import type { Deed } from './entry.ts';

/** What was done, counted by deed, class, stage and rule. */
export interface DeedCount {
  readonly what: Deed;
  readonly class: string | null;
  readonly stage: string | null;
  readonly rule: string;
  readonly count: number;
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
}

/** The number of the newest entry; 0 in an empty journal. */
export async function lastEntry(db: Queries): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from journal.entry`.execute(db);
  return rows[0]?.id ?? 0;
}

/** What was done after an entry, in the order in which it began. */
export async function deedsSince(db: Queries, entry: number): Promise<readonly DeedCount[]> {
  const { rows } = await sql<DeedCount>`
    select what, class, stage, rule, count(*)::int as count, min(at) as first, max(at) as last
    from journal.entry where id > ${entry} group by what, class, stage, rule order by min(at), min(id)`.execute(db);
  return rows;
}
