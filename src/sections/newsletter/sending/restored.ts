import { sql } from 'kysely';
import type { Act } from '../../../core/records/index.ts';
import type { Queries } from '../../../core/store/index.ts';

/**
 * A restored backup shows issues as they stood: what was on its way has gone out since, at least in part. It rests until
 * somebody decides, and what should have begun meanwhile is scheduled anew or not at all.
 */
export async function restUntilDecided(tx: Queries, { now }: Act): Promise<void> {
  await sql`update newsletter.campaign set state = 'paused' where state = 'running'`.execute(tx);
  await sql`update newsletter.campaign set state = 'approved', scheduled_at = null
    where state = 'scheduled' and scheduled_at <= ${now.toString()}`.execute(tx);
}
