import { sql } from 'kysely';
import { personAccess, type Records } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { NumberedEntry } from '../journal/lines.ts';

export interface Before {
  /** Records that were erased after the copy was taken and that it therefore still shows. */
  readonly erasedSince: number;
  /** Of these, records that a key of the newest copy of the keys still opens: must be none. */
  readonly readableBefore: number;
}

export interface After {
  readonly presentAfter: number;
  readonly records: number;
  /** Records that do not open although their class is sealed: must be none. */
  readonly unopened: number;
}

/** Looks at what a copy shows before erasures are repeated. */
export async function examineBefore(db: Queries, since: readonly NumberedEntry[]): Promise<Before> {
  const { rows } = await sql<{ all: number; readable: number }>`
    select count(*)::int as all, count(k.record)::int as readable
    from core.record r left join vault.key k on k.record = r.id
    where r.id = any(${erasedIn(since)}::uuid[])`.execute(db);
  return { erasedSince: rows[0]?.all ?? 0, readableBefore: rows[0]?.readable ?? 0 };
}

/** Looks at what is there afterwards: nobody who was erased, and everybody else opens. */
export async function examineAfter(db: Queries, records: Records, since: readonly NumberedEntry[]): Promise<After> {
  const { rows } = await sql<{ present: number; all: number }>`
    select count(*) filter (where id = any(${erasedIn(since)}::uuid[]))::int as present, count(*)::int as all
    from core.record`.execute(db);
  return { presentAfter: rows[0]?.present ?? 0, records: rows[0]?.all ?? 0, unopened: await unopened(db, records) };
}

const erasedIn = (since: readonly NumberedEntry[]): readonly string[] =>
  since.flatMap(({ what, record }) => (what === 'erased' && record ? [record] : []));

async function unopened(db: Queries, records: Records): Promise<number> {
  let closed = 0;
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<{ id: string }>`
      select id from core.record where id > ${last} order by id limit ${page}`.execute(db);
    const ids = rows.map(({ id }) => id);
    closed += ids.length - (await records.openMany(db, ids, personAccess)).size;
    const end = ids.at(-1);
    if (!end || ids.length < page) return closed;
    last = end;
  }
}

const page = 2_000;
