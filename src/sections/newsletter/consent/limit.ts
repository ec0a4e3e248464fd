import type { Gate } from '../../../core/mail/index.ts';
import { instants } from '../../../core/policy/index.ts';
import type { Act, StoredRecord } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import * as counts from '../counts.ts';
import { lockCount } from '../locks.ts';
import { ago } from '../moment.ts';
import { newsletterSettings } from '../policy.ts';
import * as queries from '../queries.ts';

/**
 * Whether a confirmation mail may leave. An address that had its share gets none; when too many leave altogether it waits.
 * It is counted here, before it leaves, so that two at once cannot both slip through; another attempt of the same mail is
 * not counted again.
 */
export async function mayConfirmationLeave(
  world: World,
  tx: Queries,
  record: StoredRecord,
  now: Temporal.Instant,
): Promise<Gate> {
  const { rules } = world;
  const settings = newsletterSettings(rules.policy);
  const validUntil = instants(settings.token, record.since, rules.calendar).end;
  if (Temporal.Instant.compare(validUntil, now) <= 0) return { refused: 'expired' };
  const subscription = await queries.subscriptionByRecord(tx, record.id);
  if (!subscription) return { refused: 'gone' };
  if (subscription.counted_at) return 'send';
  await lockCount(tx, record.subject);
  if (await hadItsShare(world, tx, record.subject, now)) return { refused: 'address-limit' };
  const later = await roomAt(world, tx, now);
  if (later) return { later };
  await count(world, tx, record, { now, by: 'server' });
  return 'send';
}

async function hadItsShare({ rules }: World, tx: Queries, subject: Buffer, now: Temporal.Instant): Promise<boolean> {
  const { perAddress } = newsletterSettings(rules.policy).confirmations;
  for (const { most, within } of perAddress) {
    const mails = await counts.countedFor(tx, subject, ago(now, within, rules.calendar));
    if (mails.length >= most) return true;
  }
  return false;
}

/** When there is room again under the limit for everyone; undefined when there is now. */
async function roomAt({ rules }: World, tx: Queries, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { most, within } = newsletterSettings(rules.policy).confirmations.altogether;
  const oldest = await counts.nthLastCounted(tx, most, ago(now, within, rules.calendar));
  return oldest?.toZonedDateTimeISO(rules.calendar.timeZone).add(within).toInstant();
}

async function count(world: World, tx: Queries, record: StoredRecord, act: Act): Promise<void> {
  await world.records.keep(tx, { class: queries.limitClass, subject: record.subject }, act);
  await counts.noteCounted(tx, record.id, act.now);
}
