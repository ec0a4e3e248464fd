import { sql } from 'kysely';
import type { Queries } from '../../../../core/store/index.ts';
import type { Claiming } from './claiming.ts';

export interface Turn {
  readonly number: number;
  /** The pace of its domain has a place for it already. */
  readonly paced: boolean;
}

// A place that nobody took for so long, by a pause or a crash, is no place any more.
const staleAfter = Temporal.Duration.from({ seconds: 5 });

/** Those whose turn comes again, then those who have not had one. */
export async function nextTurns(
  tx: Queries,
  { delivery, most }: Claiming,
  now: Temporal.Instant,
): Promise<readonly Turn[]> {
  const { rows: again } = await sql<Turn>`
    delete from newsletter.later where (delivery, number) in (
      select delivery, number from newsletter.later where delivery = ${delivery} and next_at <= ${now}
      order by next_at limit ${most} for update skip locked)
    returning number, paced and next_at > ${now.subtract(staleAfter)} as paced`.execute(tx);
  const left = most - again.length;
  if (left <= 0) return again;
  const { rows } = await sql<{ first: number; last: number }>`
    with old as (select record, taken from newsletter.delivery where record = ${delivery} and taken < size for update)
    update newsletter.delivery d set taken = least(d.size, d.taken + ${left})
    from old where d.record = old.record returning old.taken as first, d.taken as last`.execute(tx);
  const range = rows[0];
  if (!range) return again;
  const fresh = Array.from({ length: range.last - range.first }, (_, i) => ({
    number: range.first + 1 + i,
    paced: false,
  }));
  return [...again, ...fresh];
}

/** Paused in the meantime: whose turn it was waits for the next one. */
export async function putBack(
  tx: Queries,
  delivery: string,
  turns: readonly Turn[],
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into newsletter.later (delivery, number, next_at)
    select p.delivery, p.number, ${now} from newsletter.recipient p
    where p.delivery = ${delivery} and p.number = any(${turns.map(({ number }) => number)}::int[])
      and p.state in ('queued', 'later') on conflict do nothing`.execute(tx);
}
