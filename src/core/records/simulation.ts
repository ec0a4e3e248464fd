import { sql } from 'kysely';
import { append } from '../journal/index.ts';
import { type Queries, transaction } from '../store/index.ts';
import { RecordError } from './errors.ts';

/** The instant of a simulated database, or undefined where time is real. */
export async function simulatedNow(db: Queries): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ now: Temporal.Instant }>`select now from core.simulation`.execute(db);
  return rows[0]?.now;
}

/** Marks a new database as a simulation, for ever. Throws `record/not-new` when it already holds anything. */
export async function beginSimulation(db: Queries, at: Temporal.Instant): Promise<void> {
  await transaction(db, async (tx) => {
    await sql`lock table core.simulation in share row exclusive mode`.execute(tx);
    if (await simulatedNow(tx)) return;
    const { rows } = await sql`select 1 from core.policy_version limit 1`.execute(tx);
    if (rows.length > 0)
      throw new RecordError(
        'record/not-new',
        'SIMULATED_CLOCK starts a simulation, and this database has already lived in real time. Give it a new DATA_DIR.',
      );
    await sql`insert into core.simulation (started_at, now) values (${at.toString()}, ${at.toString()})`.execute(tx);
    await append(tx, [{ at, what: 'simulation-started', rule: 'simulation', actor: 'operator' }]);
  });
}

/** Moves the simulated clock forward, never back; answers where it stands. */
export async function setSimulatedNow(db: Queries, at: Temporal.Instant): Promise<Temporal.Instant> {
  const { rows } = await sql<{ now: Temporal.Instant }>`
    update core.simulation set now = greatest(now, ${at.toString()}::timestamptz) returning now`.execute(db);
  const now = rows[0]?.now;
  if (!now)
    throw new RecordError('record/not-simulated', 'This database lives in real time: its clock cannot be moved.');
  return now;
}
