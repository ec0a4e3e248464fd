import { sql } from 'kysely';
import type { Queries } from '../../../../../core/store/index.ts';

/** What became of one issue for one subscription. */
interface Received {
  readonly subscription: string;
  readonly campaign: string;
  readonly topic: string | null;
  readonly version: number | null;
  readonly state: string;
  readonly code: number | null;
  readonly status: string | null;
  readonly at: Temporal.Instant | null;
}

/** "What did they get?": every issue noted beside each subscription, and the rows of sendings that are still kept. */
export async function receivedBy(
  tx: Queries,
  subscriptions: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<Received>`
    with sent as (
      select r.subscription, d.campaign, r.state, r.code, r.status, r.at from newsletter.recipient r
        join newsletter.delivery d on d.record = r.delivery where r.subscription = any(${subscriptions}::uuid[])
    ), noted as (
      select record as subscription, campaign, version, at from newsletter.mailing where record = any(${subscriptions}::uuid[])
    )
    select coalesce(noted.subscription, sent.subscription) as subscription,
      coalesce(noted.campaign, sent.campaign) as campaign, c.topic, noted.version,
      coalesce(sent.state, 'accepted') as state, sent.code, sent.status, coalesce(noted.at, sent.at) as at
    from noted full join sent on sent.campaign = noted.campaign and sent.subscription = noted.subscription
      left join newsletter.campaign c on c.record = coalesce(noted.campaign, sent.campaign)
    order by at nulls last, campaign`.execute(tx);
  const each = Map.groupBy(rows, ({ subscription }) => subscription);
  return new Map([...each].map(([subscription, received]) => [subscription, received.map(inWords)]));
}

/** "2026-11-23T11:00:00Z accepted 250 2.0.0 · topic · issue 0199…, version 2". */
const inWords = ({ campaign, topic, version, state, code, status, at }: Received): string =>
  [
    [at?.toString() ?? '–', state, code, status].filter((part) => part !== null).join(' '),
    ...(topic ? [topic] : []),
    version === null ? campaign : `${campaign} (${version})`,
  ].join(' · ');
