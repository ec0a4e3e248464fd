import { sql } from 'kysely';
import type { Queries } from '../../../core/store/index.ts';

/** One issue that was accepted for a subscription, as it stands beside the consent. */
export interface Mailing {
  readonly campaign: string;
  readonly version: number;
  readonly contentHash: string;
  readonly at: Temporal.Instant;
  /** In a mail to a customer: the hash of the words by which it pointed out the right to object (S43). */
  readonly objectionWording: string | null;
}

/** Every issue that went to a subscription, oldest first. */
export async function mailingsOf(tx: Queries, subscription: string): Promise<readonly Mailing[]> {
  const { rows } = await sql<Mailing>`
    select campaign, version, content_hash as "contentHash", at, objection_wording as "objectionWording"
    from newsletter.mailing
    where record = ${subscription} order by at, campaign`.execute(tx);
  return rows;
}

export async function lastMailing(tx: Queries, subscription: string): Promise<Mailing | undefined> {
  return (await mailingsOf(tx, subscription)).at(-1);
}

/** Why a subscription ended after an issue, as its numbers tell it. */
export type EndedBy = 'unsubscribed' | 'complained' | 'returned';

/** A subscription ended after this issue: counted there, as a number and nothing else. */
export async function noteEndedAfter(tx: Queries, campaign: string, by: EndedBy): Promise<void> {
  await sql`update newsletter.campaign set ${sql.ref(by)} = ${sql.ref(by)} + 1 where record = ${campaign}`.execute(tx);
}
