import { sql } from 'kysely';
import type { Queries } from '../../../core/store/index.ts';
import { subscriptionClass } from '../queries.ts';

/** One figure about a list; it names nobody. */
export interface Statistic {
  readonly list: string;
  readonly what: 'held' | 'confirmed' | 'ended';
  /** The stage, or the month, with the way it ended. */
  readonly of: string;
  readonly count: number;
}

/** How many are held in which stage, were confirmed in which month, and ended when and how; from what is held now. */
export async function statistics(db: Queries, timeZone: string): Promise<readonly Statistic[]> {
  const month = (column: 'confirmed_at' | 'ended_at') =>
    sql`to_char(${sql.ref(`s.${column}`)} at time zone ${timeZone}, 'YYYY-MM')`;
  const { rows } = await sql<Statistic>`
    with s as materialized (
      select s.list, r.stage, s.confirmed_at, s.ended_at, s.end_channel
      from newsletter.subscription s join core.record r on r.id = s.record where r.class = ${subscriptionClass})
    select list, 'held' as what, stage as "of", count(*)::int as count from s group by 1, 3
    union all
    select list, 'confirmed', ${month('confirmed_at')}, count(*)::int from s where confirmed_at is not null group by 1, 3
    union all
    select list, 'ended', ${month('ended_at')} || ' ' || end_channel, count(*)::int from s where ended_at is not null group by 1, 3
    order by 1, 2 desc, 3`.execute(db);
  return rows;
}
