import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';

/** A sweep that did something. */
export interface SweepRun {
  readonly at: Temporal.Instant;
  readonly erased: number;
  readonly advanced: number;
  readonly milliseconds: number;
}

const keepRuns = 500;

/** Remembers a sweep that did something; the oldest runs make room. */
export async function noteSweep(db: Queries, run: SweepRun): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into core.sweep (at, erased, advanced, milliseconds)
    values (${run.at.toString()}, ${run.erased}, ${run.advanced}, ${Math.round(run.milliseconds)}) returning id`.execute(
    db,
  );
  await sql`delete from core.sweep where id <= ${(rows[0]?.id ?? 0) - keepRuns}`.execute(db);
}

export async function lastSweeps(db: Queries, most = 10): Promise<readonly SweepRun[]> {
  const { rows } = await sql<SweepRun>`
    select at, erased, advanced, milliseconds from core.sweep order by id desc limit ${most}`.execute(db);
  return rows;
}
