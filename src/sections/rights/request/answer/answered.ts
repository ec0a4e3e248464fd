import { sql } from 'kysely';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { forgetUnproved } from '../told/unproved.ts';
import { settleUndelivered, undeliveredNames } from './undelivered.ts';

/** The answer has reached the person or their mail server; nothing is left but recipients who may still have to be told. */
export async function markAnswered(
  world: World,
  tx: Queries,
  request: string,
  at: Temporal.Instant,
  act: Act,
): Promise<string | undefined> {
  await sql`update rights.request set answered_at = ${at}::timestamptz where record = ${request}`.execute(tx);
  await settleUndelivered(tx, request, undeliveredNames);
  return closeAnswered(world, tx, request, act);
}

/**
 * What is answered is evidence from here on, and blocked; but never while a recipient is still to be told (Art. 19 GDPR).
 * Answers the stage that it entered.
 */
export async function closeAnswered(world: World, tx: Queries, request: string, act: Act): Promise<string | undefined> {
  const { rows } = await sql<{ closes: boolean }>`
    select q.answered_at is not null and not exists (
      select from rights.request_recipient t where t.request = q.record and t.state = 'open') as closes
    from rights.request q where q.record = ${request} for update of q`.execute(tx);
  if (!rows[0]?.closes) return undefined;
  await forgetUnproved(tx, request);
  const moved = await world.records.advance(tx, request, 'answered', act);
  return 'stage' in moved ? moved.stage : undefined;
}

/** What was answered by a mail that came back is under way again, in the time that it had; nothing where another way was taken. */
export async function reopen(world: World, tx: Queries, request: string, act: Act): Promise<void> {
  const { rows } = await sql<{ extended: boolean; stage: string }>`
    update rights.request q set answered_at = null from core.record r
    where q.record = ${request} and q.answered_by = 'mail' and r.id = q.record
    returning q.extended_at is not null as extended, r.stage`.execute(tx);
  const [reopened] = rows;
  if (reopened?.stage === 'answered')
    await world.records.advance(tx, request, reopened.extended ? 'returned-extended' : 'returned', act);
}

/** An answer that never arrived was none. */
export async function takeBack(tx: Queries, request: string): Promise<void> {
  await sql`
    update rights.request set outcome = null, answer = null, answered_by = null
    where record = ${request} and answered_at is null`.execute(tx);
}
