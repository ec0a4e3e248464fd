import { sql } from 'kysely';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { mayBeMailed } from '../../campaign/audience.ts';
import { mayBeAdvertisedTo, notOnLists } from '../../customer/record/gate.ts';
import { deliveryClass } from '../tables.ts';

/** Begins the delivery of an issue. Its recipients are listed page by page, by whoever sends it. */
export async function listRecipients(world: World, tx: Queries, campaign: string, act: Act): Promise<void> {
  const subject = world.records.subject('newsletter', 'issues@invalid');
  const kept = await world.records.keep(tx, { class: deliveryClass, subject, parent: campaign }, act);
  await sql`insert into newsletter.delivery (record, campaign) values (${kept.id}, ${campaign})`.execute(tx);
}

const page = 5_000;

/**
 * Lists the next page of recipients: whoever was subscribed when the issue was started, and customers to whom the law lets
 * us advertise what it advertises, in the order of their records. A person on several of its lists, or with both grounds,
 * is listed once. Answers false when somebody else is listing.
 */
export async function listPage(world: World, delivery: string): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    const { rows } = await sql<Listing>`
      select d.listed, d.size, c.record as campaign, c.lists, c.offers, c.started_at as "startedAt"
      from newsletter.delivery d join newsletter.campaign c on c.record = d.campaign
      where d.record = ${delivery} and not d.complete and c.state = 'running' for update of d skip locked`.execute(tx);
    const listing = rows[0];
    if (!listing) return false;
    const { count, last } = await addPage(world, tx, delivery, listing);
    await sql`update newsletter.delivery set size = size + ${count}, listed = ${last ?? listing.listed},
      complete = ${count < page} where record = ${delivery}`.execute(tx);
    await sql`update newsletter.campaign set recipients = recipients + ${count} where record = ${listing.campaign}`.execute(
      tx,
    );
    return true;
  });
}

interface Listing {
  readonly listed: string | null;
  readonly size: number;
  readonly campaign: string;
  readonly lists: readonly string[];
  readonly offers: readonly string[];
  readonly startedAt: Temporal.Instant;
}

async function addPage(
  world: World,
  tx: Queries,
  delivery: string,
  { listed, size, lists, offers, startedAt }: Listing,
) {
  const after = listed ?? '00000000-0000-0000-0000-000000000000';
  const allowed = mayBeMailed(world, lists, world.clock.now());
  const once =
    lists.length > 1
      ? sql`and not exists (
    select from core.record e join newsletter.sendable es on es.record = e.id
    where e.subject = r.subject and e.class = r.class and e.stage = 'active' and e.id < r.id
      and es.list = any(${[...lists]}::text[]))`
      : sql``;
  const customers =
    offers.length > 0
      ? sql`union all (select k.record from newsletter.customer k join core.record r on r.id = k.record
      where k.record > ${after} and r.since <= ${startedAt} and ${mayBeAdvertisedTo(world, offers, world.clock.now())}
        and ${notOnLists(lists)}
      order by k.record limit ${page}) order by record limit ${page}`
      : sql``;
  const { rows } = await sql<{ count: number; last: string | null }>`
    with page as (
      (select s.record from newsletter.sendable s join core.record r on r.id = s.record
      where s.record > ${after} and s.confirmed_at <= ${startedAt}
        and ${allowed} ${once}
      order by s.record limit ${page}) ${customers}
    ), added as (
      insert into newsletter.recipient (delivery, number, subscription)
      select ${delivery}, ${size} + row_number() over (order by record), record from page
    )
    select count(*)::int as count, (select record from page order by record desc limit 1) as last from page`.execute(
    tx,
  );
  return rows[0] ?? { count: 0, last: null };
}
