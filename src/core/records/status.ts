import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';

/** How many records of a class stand in a stage, and when the next of them falls due. */
export interface Standing {
  readonly class: string;
  readonly stage: string;
  readonly records: number;
  readonly held: number;
  /** Past `goneBy` and not held: a broken promise. */
  readonly overdue: number;
  readonly nextDue: Temporal.Instant | null;
}

export async function standings(db: Queries, now: Temporal.Instant): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select class, stage, count(*)::int as records, count(*) filter (where holds > 0)::int as held,
      count(*) filter (where gone_by <= ${now.toString()} and holds = 0)::int as overdue,
      min(due) filter (where holds = 0) as "nextDue"
    from core.record group by class, stage order by class, stage`.execute(db);
  return rows;
}

/** Records past their `goneBy` that nothing holds. Costs one index probe when there are none. */
export async function overdue(db: Queries, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from core.record
    where due <= ${now.toString()} and gone_by <= ${now.toString()} and holds = 0`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The first instant after `after` at which something falls due, or null. */
export async function nextDueInstant(db: Queries, after: Temporal.Instant): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ due: Temporal.Instant }>`
    select due from core.record where due > ${after.toString()} and holds = 0 order by due limit 1`.execute(db);
  return rows[0]?.due ?? null;
}

/** What falls due on each local day of a span, by class and stage. */
export interface DueOnDay {
  readonly day: Temporal.PlainDate;
  readonly class: string;
  readonly stage: string;
  readonly records: number;
}

export async function dueByDay(
  db: Queries,
  from: Temporal.Instant,
  until: Temporal.Instant,
  timeZone: string,
): Promise<readonly DueOnDay[]> {
  const { rows } = await sql<DueOnDay>`
    select (due at time zone ${timeZone})::date as day, class, stage, count(*)::int as records
    from core.record where due >= ${from.toString()} and due < ${until.toString()} and holds = 0
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}
