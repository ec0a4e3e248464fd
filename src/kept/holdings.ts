import { sql } from 'kysely';
import { classesOf, type Policy } from '../core/policy/index.ts';
import type { Queries } from '../core/store/index.ts';

/**
 * How many records stand in a stage, as the public may know it: no number but a lower bound, and none below ten. That a
 * rare kind of record exists at all, or came into being this minute, would speak of somebody; so none, one and nine look alike.
 */
export type Band = (typeof bounds)[number];
const bounds = [0, 10, 100, 1_000, 10_000] as const;

export interface Holding {
  readonly class: string;
  readonly stage: string;
  readonly atLeast: Band;
}

/**
 * The band of every stage that the policy in force knows. Each is counted along an index and no further than the highest
 * bound, so the cost has a limit however much is held. In a transaction of its own.
 */
export async function holdings(tx: Queries, policy: Policy): Promise<readonly Holding[]> {
  const stages = classesOf(policy).flatMap((c) =>
    Object.keys(c.lifecycle.stages).map((stage) => [c.name, stage] as const),
  );
  // A stage of which there is nothing must cost a probe, whatever the planner believes it to be the share of.
  await sql`set local enable_seqscan = off`.execute(tx);
  const { rows } = await sql<{ class: string; stage: string; count: number }>`
    select s.class, s.stage, (select count(*) from (
      select from core.record r where r.class = s.class and r.stage = s.stage limit ${bounds.at(-1)}) as found)::int as count
    from unnest(${stages.map(([name]) => name)}::text[], ${stages.map(([, stage]) => stage)}::text[]) as s (class, stage)`.execute(
    tx,
  );
  return rows.map(({ count, ...where }) => ({ ...where, atLeast: bounds.findLast((bound) => count >= bound) ?? 0 }));
}

/** Classes of which something is past its end. Costs one index probe when there are none. */
export async function lateClasses(db: Queries, now: Temporal.Instant): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ class: string }>`
    select distinct class from core.record
    where due <= ${now.toString()} and gone_by <= ${now.toString()} and holds = 0`.execute(db);
  return new Set(rows.map((row) => row.class));
}
