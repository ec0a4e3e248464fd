import { sql } from 'kysely';
import { ago } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { rightsSettings } from '../policy.ts';

/**
 * Whether a person has sent as many free texts from the page as the policy allows: each becomes a case that somebody has to
 * answer in time, and who floods us keeps others waiting. Two at once count each other.
 */
export async function hadTheirSay(
  { rules, records }: World,
  tx: Queries,
  address: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const subject = records.subject('rights', address);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rights.message:${subject.toString('hex')}`}, 0))`.execute(
    tx,
  );
  for (const { most, within } of rightsSettings(rules.policy).messages)
    if ((await textsSince(tx, subject, ago(now, within, rules.calendar))) >= most) return true;
  return false;
}

async function textsSince(tx: Queries, subject: Buffer, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from rights.request q join core.record r on r.id = q.record
    where r.subject = ${subject} and q.channel = 'portal' and q.text is not null and q.received_at > ${since}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
