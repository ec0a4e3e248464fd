import { type RawBuilder, sql } from 'kysely';
import { type Queries, uuidArray } from '../store/index.ts';
import type { Entry } from './entry.ts';

/** Appends entries in the transaction of the deed itself: what cannot be journaled is not done. */
export async function append(tx: Queries, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const column = <T>(pick: (entry: Entry) => T): T[] => entries.map(pick);
  await sql`
    insert into journal.entry (at, what, class, stage, rule, record, actor)
    select * from unnest(
      ${column((e) => e.at.toString())}::timestamptz[], ${column((e) => e.what)}::text[],
      ${column((e) => e.class ?? null)}::text[], ${column((e) => e.stage ?? null)}::text[],
      ${column((e) => e.rule)}::text[], ${column((e) => e.record ?? null)}::uuid[],
      ${column((e) => e.actor)}::text[])
  `.execute(tx);
}

/** Appends the same entry for each of many records, in the transaction of the deed. */
export async function appendEach(tx: Queries, records: readonly string[], same: Omit<Entry, 'record'>): Promise<void> {
  await appendingEach(records, same).execute(tx);
}

/** The statement that does so, for a deed that is one statement itself. */
export const appendingEach = (records: readonly string[], same: Omit<Entry, 'record'>): RawBuilder<unknown> => sql`
  insert into journal.entry (at, what, class, stage, rule, record, actor)
  select ${same.at}::timestamptz, ${same.what}, ${same.class ?? null}, ${same.stage ?? null}, ${same.rule}, record, ${same.actor}
  from unnest(${uuidArray(records)}::uuid[]) as each (record)`;

/** The statement that appends one entry, for a deed that is one statement itself. */
export function appending(entry: Entry): RawBuilder<unknown> {
  return sql`
    insert into journal.entry (at, what, class, stage, rule, record, actor)
    values (${entry.at}, ${entry.what}, ${entry.class ?? null}, ${entry.stage ?? null}, ${entry.rule},
            ${entry.record ?? null}, ${entry.actor})`;
}
