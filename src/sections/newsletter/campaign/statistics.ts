import { sql } from 'kysely';
import type { Queries } from '../../../core/store/index.ts';

/** What became of an issue in numbers. They name nobody and outlive the rows that they were counted from. */
export interface CampaignStatistics {
  /** How many it goes to; grows while recipients are still being listed. */
  readonly recipients: number;
  readonly accepted: number;
  readonly bounced: number;
  /** Not sent: consent was gone, or the issue was cancelled before their turn. */
  readonly dropped: number;
  /** Still to be sent, those put off among them. */
  readonly waiting: number;
  /** Possibly sent twice, under the same Message-ID: a crash or a lost connection left their fate in the dark. */
  readonly repeated: number;
  /** Ended their subscription after this issue and before the next, by whatever way. */
  readonly unsubscribed: number;
  /** Told their provider after this issue that it is spam, which ended their subscription. */
  readonly complained: number;
  /** Whose subscription ended after this issue because their address is dead. */
  readonly returned: number;
}

export async function statisticsOf(db: Queries, campaign: string): Promise<CampaignStatistics | undefined> {
  const { rows } = await sql<CampaignStatistics>`
    select recipients, accepted, bounced, dropped, repeated, unsubscribed, complained, returned,
      case when state in ('cancelled', 'finished') then 0 else recipients - accepted - bounced - dropped end as waiting
    from newsletter.campaign where record = ${campaign}`.execute(db);
  return rows[0];
}
