import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';
import type { Taken } from './sending.ts';

/** Takes mails whose turn it is; each goes to one worker only. With nothing due it costs one index probe. */
export async function claim(
  db: Queries,
  worker: number,
  now: Temporal.Instant,
  most: number,
): Promise<readonly Taken[]> {
  const { rows } = await sql<Taken>`
    update mail.outbox set worker = ${worker}
    where id in (
      select id from mail.outbox
      where state = 'queued' and worker is null and next_at <= ${now.toString()}
      order by next_at, number limit ${most} for update skip locked)
    returning id, record, kind, payload, number, message_id, attempt, worker`.execute(db);
  return rows.toSorted((a, b) => a.number - b.number);
}

/** Gives back what a worker has taken and not begun. */
export async function release(db: Queries, worker: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update mail.outbox set worker = null
    where id = any(${ids}::uuid[]) and worker = ${worker} and state = 'queued'`.execute(db);
}

/** Takes one mail and its record for the length of the transaction. Both at once: whoever erases the record is not waited for. */
export async function takeOne(tx: Queries, now: Temporal.Instant): Promise<Taken | undefined> {
  const { rows } = await sql<Taken>`
    select o.id, o.record, o.kind, o.payload, o.number, o.message_id, o.attempt, o.worker
    from mail.outbox o join core.record r on r.id = o.record
    where o.state = 'queued' and o.worker is null and o.next_at <= ${now.toString()}
    order by o.next_at, o.number limit 1 for update of o, r skip locked`.execute(tx);
  return rows[0];
}
