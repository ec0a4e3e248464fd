import { rename } from 'node:fs/promises';
import { sql } from 'kysely';
import { notedHead, noteHead } from '../../journal/index.ts';
import type { Queries } from '../../store/index.ts';

/** After a restore: a noted head that the journal does not contain any more is put aside, not lost, and the new one noted. */
export async function noteHeadAnew(db: Queries, path: string, now: Temporal.Instant): Promise<void> {
  const noted = await notedHead(path);
  if (noted && !(await isIn(db, noted))) await rename(path, `${path}.until-${now.epochMilliseconds}`);
  await noteHead(db, path);
}

async function isIn(
  db: Queries,
  { number, hash }: { readonly number: number; readonly hash: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from journal.block where number = ${number} and hash = decode(${hash}, 'hex')`.execute(db);
  return rows.length > 0;
}

/** Instants at which a restore cut the journal, because what followed the backup was lost. */
export async function cutsOf(db: Queries): Promise<readonly Temporal.Instant[]> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select at from journal.entry where what = 'restored' and rule = 'journal:cut' order by id`.execute(db);
  return rows.map(({ at }) => at);
}
