import { sql } from 'kysely';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { mayBeAdvertisedTo, notOnLists } from '../customer/record/gate.ts';
import { ago } from '../moment.ts';
import { newsletterSettings } from '../policy.ts';

/**
 * Who may be mailed, as a condition on `s` (the subscription) and `r` (its record): confirmed, active, on one of the lists,
 * not without a mail for so long that the consent may have faded (S34, S37), and not at rest because a server has just said
 * that there is no such address.
 */
export const mayBeMailed = (world: World, lists: readonly string[], now: Temporal.Instant) => {
  const { campaigns, bounces } = newsletterSettings(world.rules.policy);
  const limit = ago(now, campaigns.lapse, world.rules.calendar);
  const rest = ago(now, bounces.rest, world.rules.calendar);
  return sql<boolean>`(r.stage = 'active' and s.confirmed_at is not null and s.list = any(${[...lists]}::text[])
    and greatest(s.confirmed_at, (r.fact ->> 'lastMail')::timestamptz) > ${limit}
    and not exists (select from newsletter.bounce b where b.subscription = s.record and b.kind = 'hard' and b.at > ${rest}))`;
};

/** To whom an issue goes: lists, and the customers to whom these kinds of own offers may be advertised (S34, S43). */
export interface Addressed {
  readonly lists: readonly string[];
  readonly offers: readonly string[];
}

/** How many would get an issue now; a person on several lists, or with both grounds, gets one mail. */
export async function audienceOf(world: World, tx: Queries, { lists, offers }: Addressed): Promise<number> {
  return (await consentingOf(world, tx, lists)) + (await customersAmong(world, tx, { lists, offers }));
}

/** How many customers are mailed by law alone; who is on one of the lists is not among them. */
export async function customersAmong(world: World, tx: Queries, { lists, offers }: Addressed): Promise<number> {
  if (offers.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from newsletter.customer k join core.record r on r.id = k.record
    where ${mayBeAdvertisedTo(world, offers, world.clock.now())} and ${notOnLists(lists)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

async function consentingOf(world: World, tx: Queries, lists: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(${lists.length > 1 ? sql`distinct r.subject` : sql`*`})::int as count
    from newsletter.subscription s join core.record r on r.id = s.record
    where ${mayBeMailed(world, lists, world.clock.now())}`.execute(tx);
  return rows[0]?.count ?? 0;
}
