import { sql } from 'kysely';
import type { Queries } from '../../../core/store/index.ts';

/** Where the journal tells of a record; the hash of the block makes it checkable, once the entry is in one. */
export interface JournalReference {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly what: string;
  readonly stage: string | null;
  readonly rule: string;
  readonly block: number | null;
  readonly blockHash: string | null;
}

export async function journalOf(tx: Queries, record: string): Promise<readonly JournalReference[]> {
  const { rows } = await sql<JournalReference>`
    select e.id, e.at, e.what, e.stage, e.rule, b.number as block, encode(b.hash, 'hex') as "blockHash"
    from journal.entry e left join journal.block b on e.id between b.first and b.last
    where e.record = ${record} order by e.id`.execute(tx);
  return rows;
}
