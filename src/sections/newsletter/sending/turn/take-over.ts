import { sql } from 'kysely';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { aliveLock } from '../locks.ts';

/**
 * Takes over what workers had in hand that are gone. Nobody knows which of those mails have arrived, so each goes out
 * (again) under its Message-ID and is counted: nobody is left out. Answers how many.
 */
export async function takeOver(db: Queries, worker: number, now: Temporal.Instant): Promise<number> {
  return transaction(
    db,
    async (tx) => {
      const { rows } = await sql<{ delivery: string; count: number }>`
        with known as materialized (select distinct worker from newsletter.claim where worker <> ${worker}),
        gone as materialized (select worker from known where pg_try_advisory_xact_lock(${aliveLock}, worker)),
        lost as (delete from newsletter.claim c using gone g where c.worker = g.worker
          returning c.delivery, c.worker, c.numbers),
        back as (
          update newsletter.recipient p set state = 'later', worker = null
          from (select delivery, worker, unnest(numbers) as number from lost) as l
          where p.delivery = l.delivery and p.number = l.number and p.state = 'sending' and p.worker = l.worker
          returning p.delivery, p.number
        ), again as (
          insert into newsletter.later (delivery, number, next_at)
          select delivery, number, ${now}::timestamptz from back on conflict do nothing
        )
        select delivery, count(*)::int as count from back group by delivery order by delivery`.execute(tx);
      for (const { delivery, count } of rows)
        await sql`update newsletter.campaign c set repeated = repeated + ${count}
          from newsletter.delivery d where d.record = ${delivery} and c.record = d.campaign`.execute(tx);
      return rows.reduce((sum, { count }) => sum + count, 0);
    },
    { attempts: 3 },
  );
}
