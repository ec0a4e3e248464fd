import { sql } from 'kysely';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';

/** The answer has reached the person or their mail server: from here on the request is evidence, and blocked. */
export async function markAnswered(
  world: World,
  tx: Queries,
  request: string,
  at: Temporal.Instant,
  act: Act,
): Promise<string | undefined> {
  await sql`update rights.request set answered_at = ${at}::timestamptz where record = ${request}`.execute(tx);
  const moved = await world.records.advance(tx, request, 'answered', act);
  return 'stage' in moved ? moved.stage : undefined;
}

/** An answer that never arrived was none. */
export async function takeBack(tx: Queries, request: string): Promise<void> {
  await sql`
    update rights.request set outcome = null, answer = null, answered_by = null
    where record = ${request} and answered_at is null`.execute(tx);
}
