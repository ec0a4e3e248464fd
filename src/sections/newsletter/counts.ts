import { sql } from 'kysely';
import type { Queries } from '../../core/store/index.ts';
import { limitClass } from './queries.ts';

/** How many sign-ups came from a network since an instant. */
export async function requestsOfNetwork(tx: Queries, network: Buffer, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from newsletter.subscription
    where network = ${network} and requested_at > ${since}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** A confirmation mail has been counted against the limits of its address; it is not counted again. */
export async function noteCounted(tx: Queries, record: string, at: Temporal.Instant): Promise<void> {
  await sql`update newsletter.subscription set counted_at = ${at} where record = ${record}`.execute(tx);
}

/** Instants of counted confirmation mails to one address, newest first, from `since` on. */
export async function countedFor(
  tx: Queries,
  subject: Buffer,
  since: Temporal.Instant,
): Promise<readonly Temporal.Instant[]> {
  const { rows } = await sql<{ since: Temporal.Instant }>`
    select since from core.record where subject = ${subject} and class = ${limitClass} and since > ${since}
    order by since desc`.execute(tx);
  return rows.map((row) => row.since);
}

/** The instant of the nth last confirmation mail to anyone since an instant, or undefined when there were fewer. */
export async function nthLastCounted(
  tx: Queries,
  n: number,
  since: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ since: Temporal.Instant }>`
    select since from core.record where class = ${limitClass} and since > ${since}
    order by since desc offset ${n - 1} limit 1`.execute(tx);
  return rows[0]?.since;
}
