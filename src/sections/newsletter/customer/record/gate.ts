import { type RawBuilder, sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import { ago } from '../../moment.ts';
import { newsletterSettings } from '../../policy.ts';
import { type Condition, conditions, customerClass } from './customer.ts';

/** The four conditions on `k` (the customer), each with its evidence, as the database reads them (§ 7(3) UWG, S43). */
const evidenced: Readonly<Record<Condition, RawBuilder<boolean>>> = {
  sale: sql`(k.sold_at is not null and k.sale is not null and k.sale_evidence is not null)`,
  similar: sql`(cardinality(k.similar_offers) > 0 and k.similar_evidence is not null)`,
  unobjected: sql`(k.unobjected_at is not null and k.unobjected_evidence is not null)`,
  told: sql`(k.told_at <= k.sold_at and k.told_wording is not null and k.told_evidence is not null)`,
};

export const isComplete = sql<boolean>`(${sql.join(
  conditions.map((condition) => evidenced[condition]),
  sql` and `,
)})`;

/**
 * Whoever said, by whatever way, that they want no mails from us, or wants their data restricted: no permission by law
 * stands against that (Art. 18, 21(3) GDPR). An address that is dead, or a sale long past, says nothing of the kind.
 */
export const hasSaidNo = sql<boolean>`exists (
  select from core.record o left join newsletter.ended os on os.record = o.id
    left join newsletter.customer oc on oc.record = o.id
  where o.subject = r.subject and o.class in ('newsletter.subscription', ${sql.lit(customerClass)})
    and (o.stage in ('restricted', 'objected') or coalesce(os.end_channel, oc.end_channel) not in ('bounce', 'age')))`;

/**
 * Who may be sent advertising of these kinds of own offers by law alone, as a condition on `k` (the customer) and `r` (its
 * record): all four conditions, nobody who said no, not without a sale or a mail for too long, and not at rest because a
 * server has just said that there is no such address. Nobody where the policy does not use the permission.
 */
export const mayBeAdvertisedTo = (world: World, offers: readonly string[], now: Temporal.Instant) => {
  const { campaigns, bounces, customers } = newsletterSettings(world.rules.policy);
  if (!customers || offers.length === 0) return sql<boolean>`false`;
  const past = (period: Temporal.Duration) => ago(now, period, world.rules.calendar);
  return sql<boolean>`(r.stage = 'active' and r.class = ${sql.lit(customerClass)} and ${isComplete} and k.ended_at is null
    and k.similar_offers @> ${[...offers]}::text[] and k.sold_at <= ${now} and k.sold_at > ${past(customers.sale.period)}
    and greatest(k.sold_at, (r.fact ->> 'lastMail')::timestamptz) > ${past(campaigns.lapse)}
    and not ${hasSaidNo}
    and not exists (select from newsletter.bounce b where b.subscription = k.record and b.kind = 'hard' and b.at > ${past(bounces.rest)}))`;
};

/** Whoever is on one of the lists gets the issue by their consent, once. */
export const notOnLists = (lists: readonly string[]) =>
  sql<boolean>`not exists (select from core.record e join newsletter.sendable es on es.record = e.id
    where e.subject = r.subject and e.stage = 'active' and es.list = any(${[...lists]}::text[]))`;
