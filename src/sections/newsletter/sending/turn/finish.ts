import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';

const page = 5_000;

/** One step towards the end of a delivery that has nobody left to mail. Answers false when there is nothing to do. */
export async function finishStep(world: World, delivery: string): Promise<boolean> {
  const now = world.clock.now();
  return transaction(
    world.db,
    async (tx) => {
      const { rows } = await sql<Ending>`
        select c.record as campaign, c.state, d.complete, d.size, d.taken, d.rolled,
          exists (select from newsletter.later l where l.delivery = d.record) as later,
          exists (select from newsletter.claim m where m.delivery = d.record) as claimed
        from newsletter.delivery d join newsletter.campaign c on c.record = d.campaign
        where d.record = ${delivery} and c.state in ('running', 'cancelled') for update of d skip locked`.execute(tx);
      const ending = rows[0];
      if (!ending || ending.claimed) return false;
      if (ending.state === 'cancelled' && (ending.taken < ending.size || ending.later || !ending.complete))
        return leaveOut(tx, delivery, ending, now);
      if (!ending.complete || ending.taken < ending.size || ending.later) return false;
      if (ending.rolled < ending.size) return rollUp(world, tx, delivery, ending, now);
      return ending.state === 'running' && finish(tx, ending, now);
    },
    { attempts: 3 },
  );
}

interface Ending {
  readonly campaign: string;
  readonly state: 'running' | 'cancelled';
  readonly complete: boolean;
  readonly size: number;
  readonly taken: number;
  readonly rolled: number;
  readonly later: boolean;
  readonly claimed: boolean;
}

/** Cancelled: who was not mailed by now is dropped. */
async function leaveOut(
  tx: Queries,
  delivery: string,
  { campaign, size, taken }: Ending,
  now: Temporal.Instant,
): Promise<boolean> {
  const to = Math.min(size, taken + page);
  const { numAffectedRows: waiting } = await sql`
    with again as (delete from newsletter.later where delivery = ${delivery} returning number)
    update newsletter.recipient set state = 'dropped', at = ${now} where delivery = ${delivery}
      and state in ('queued', 'later') and (number > ${taken} and number <= ${to} or number in (select number from again))`.execute(
    tx,
  );
  await sql`update newsletter.delivery set taken = ${to}, complete = true where record = ${delivery}`.execute(tx);
  await sql`update newsletter.campaign set dropped = dropped + ${Number(waiting ?? 0)} where record = ${campaign}`.execute(
    tx,
  );
  return true;
}

/** The subscriptions learn of their last mail: from it the lapse of consent counts, and the end of the proof (S50). */
async function rollUp(
  world: World,
  tx: Queries,
  delivery: string,
  { rolled, size }: Ending,
  now: Temporal.Instant,
): Promise<boolean> {
  const to = Math.min(size, rolled + page);
  const { rows } = await sql<{ id: string; at: Temporal.Instant }>`
    select subscription as id, at from newsletter.recipient
    where delivery = ${delivery} and number > ${rolled} and number <= ${to} and state = 'accepted'`.execute(tx);
  await world.records.learnMany(tx, { fact: 'lastMail', of: rows }, { now, by: 'server' });
  await sql`update newsletter.delivery set rolled = ${to} where record = ${delivery}`.execute(tx);
  return true;
}

/** Who is neither accepted nor bounced was dropped, by us or with the erasure of their record. */
async function finish(tx: Queries, { campaign }: Ending, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update newsletter.campaign set state = 'finished', ended_at = ${now}, dropped = recipients - accepted - bounced
    where record = ${campaign} and state = 'running'`.execute(tx);
  return numAffectedRows === 1n;
}

/** A delivery whose rows have reached the end of their time is over, however far it has come. */
export async function finishErased(db: Queries, now: Temporal.Instant): Promise<void> {
  await sql`
    update newsletter.campaign c set state = 'finished', ended_at = ${now}, dropped = recipients - accepted - bounced
    where c.state = 'running' and not exists (select from newsletter.delivery d where d.campaign = c.record)`.execute(
    db,
  );
}
