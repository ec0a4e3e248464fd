import { sql } from 'kysely';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';

/** Begins to take an import back; the work is done piece by piece. What is still waiting in the file is not taken in any more. */
export async function undoImport(world: World, id: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    const advanced = await world.records.advance(tx, id, 'undoing', act);
    if ('refused' in advanced) return false;
    await sql`delete from newsletter.import_piece where import = ${id} and taken_at is null`.execute(tx);
    return true;
  });
}

/** Takes one piece back; answers false when there is none left. */
export async function undoPiece(world: World, tx: Queries, id: string, act: Act): Promise<boolean> {
  const { rows } = await sql<{ number: number; kept: readonly string[]; taken_at: Temporal.Instant }>`
    select number, kept, taken_at from newsletter.import_piece where import = ${id} and cardinality(kept) > 0
    order by number limit 1 for update`.execute(tx);
  const piece = rows[0];
  if (!piece) return false;
  const erased = await world.records.eraseMany(
    tx,
    await untouched(tx, piece.kept, piece.taken_at),
    'importUndone',
    act,
  );
  await sql`update newsletter.import_piece set kept = '{}' where import = ${id} and number = ${piece.number}`.execute(
    tx,
  );
  await sql`update newsletter.import set undone = undone + ${erased.length} where record = ${id}`.execute(tx);
  return true;
}

/**
 * Those to whom nothing has happened since they were taken in: nobody confirmed or ended anything, no restriction came, and
 * no newsletter went out under their consent, whose proof must stay (GDPR Art. 7(1)).
 */
async function untouched(
  tx: Queries,
  records: readonly string[],
  takenAt: Temporal.Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from core.record r join newsletter.subscription s on s.record = r.id
    where r.id = any(${records}::uuid[]) and r.since = ${takenAt}
      and (r.stage = 'requested' or (r.stage = 'active' and s.confirmed_at < ${takenAt} and not r.fact ? 'lastMail'))`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}
