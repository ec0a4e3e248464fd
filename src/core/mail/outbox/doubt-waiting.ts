import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';

/** After a restore: what waited when the backup was taken may have gone out since, so none of it goes out by itself. */
export async function doubtWaiting(tx: Queries): Promise<number> {
  const { numAffectedRows } = await sql`
    update mail.outbox set state = 'doubt', reason = 'restored', next_at = null, worker = null
    where state in ('queued', 'sending')`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
