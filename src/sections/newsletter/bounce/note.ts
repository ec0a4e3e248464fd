import { type Act, lockRecord, recordById, type StoredRecord } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { endSubscriptions } from '../consent/withdraw.ts';
import { customerClass } from '../customer/record/customer.ts';
import { lockSubject } from '../locks.ts';
import { newsletterSettings } from '../policy.ts';
import { subscriptionClass } from '../queries.ts';
import { inARow, type Kind } from './in-a-row.ts';
import * as queries from './queries.ts';
import { bounceClass } from './tables.ts';

/** Which mail came back, of which subscription, and what the server said in a line. */
export interface Returning {
  readonly subscription: string;
  /** The last 16 hexadecimal digits of the record, or of the mail in the outbox. */
  readonly mail: string;
  readonly evidence: string;
}

/**
 * What followed. `ended`: the subscription, or the request, is over. `counted`: remembered for the next time. `alert`: our
 * own fault, for the operator alone. `known`: another report had told it before. `told`: it is about a mail of another
 * section, which heard of it. `gone`: there is nothing to end any more.
 */
export type Noted = 'ended' | 'counted' | 'alert' | 'known' | 'told' | 'gone';

/** A mail came back. The subscription ends when the policy says that the address is dead; our own fault never ends it. */
export async function noteBounce(
  world: World,
  tx: Queries,
  { kind, ...returning }: Returning & { readonly kind: Kind },
  act: Act,
): Promise<Noted> {
  const record = await lockSubscription(tx, returning.subscription);
  if (!record) return toldItsSection(world, tx, returning, act);
  if (isOver(record)) return 'gone';
  if (record.stage === 'requested' && kind === 'hard') return over(world, tx, record, 'bounced', act);
  if (!(await remember(world, tx, record, { kind, ...returning }, act))) return 'known';
  if (kind === 'policy') return 'alert';
  if (record.stage === 'requested' || !(await isDead(world, tx, returning))) return 'counted';
  await endSubscriptions(
    world,
    tx,
    record.subject,
    { channel: 'bounce', event: 'bounced', evidence: returning.evidence },
    act,
  );
  return 'ended';
}

/** Every single mail of the house has an envelope sender like ours. */
async function toldItsSection(
  world: World,
  tx: Queries,
  { subscription, mail, evidence }: Returning,
  act: Act,
): Promise<Noted> {
  const returned = { record: subscription, tail: mail, reply: evidence };
  return (await world.mail.returned(tx, returned, act)) ? 'told' : 'gone';
}

/** Somebody told their provider that our mail is spam: an objection (Art. 21(3) GDPR), whatever was counted before. */
export async function noteComplaint(world: World, tx: Queries, returning: Returning, act: Act): Promise<Noted> {
  const record = await lockSubscription(tx, returning.subscription);
  if (!record || isOver(record)) return 'gone';
  if (record.stage === 'requested') return over(world, tx, record, 'complained', act);
  const end = { channel: 'complaint', event: 'complained', evidence: returning.evidence } as const;
  await endSubscriptions(world, tx, record.subject, end, act);
  return 'ended';
}

/** What the mail went to, a subscription or a customer. The person's acts wait for each other; locked before any record. */
async function lockSubscription(tx: Queries, id: string): Promise<StoredRecord | undefined> {
  const known = await recordById(tx, id);
  if (known?.class !== subscriptionClass && known?.class !== customerClass) return undefined;
  await lockSubject(tx, known.subject);
  return lockRecord(tx, id);
}

const isOver = ({ stage }: StoredRecord): boolean => stage === 'proof' || stage === 'objected';

/** Nobody has confirmed, so nothing of the request is kept. */
async function over(world: World, tx: Queries, { id }: StoredRecord, event: string, act: Act): Promise<Noted> {
  const outcome = await world.records.advance(tx, id, event, act);
  return 'refused' in outcome ? 'gone' : 'ended';
}

const gravity: readonly Kind[] = ['policy', 'soft', 'hard'];

/** Each mail once: false where a report of it was there before and said the same or worse. */
async function remember(
  world: World,
  tx: Queries,
  { id, subject }: StoredRecord,
  { kind, mail, evidence }: Omit<Returning, 'subscription'> & { readonly kind: Kind },
  act: Act,
): Promise<boolean> {
  const before = await queries.bounceOf(tx, id, mail);
  if (before) {
    if (gravity.indexOf(before.kind) >= gravity.indexOf(kind)) return false;
    const opened = await world.records.open(tx, before.record, 'newsletter.bounce');
    if ('refused' in opened) return false;
    await queries.worsenBounce(tx, before.record, kind, opened.seal(evidenceColumn, evidence));
    return true;
  }
  const sentAt = (await queries.sentAt(tx, id, mail)) ?? act.now;
  const kept = await world.records.keep(tx, { class: bounceClass, subject, parent: id }, act);
  const row = { record: kept.id, subscription: id, mail, kind, sent_at: sentAt, at: act.now };
  await queries.insertBounce(tx, { ...row, evidence: kept.seal(evidenceColumn, evidence) });
  return true;
}

export const evidenceColumn = 'newsletter.bounce.evidence';

async function isDead(world: World, tx: Queries, { subscription, mail }: Returning): Promise<boolean> {
  const { hardInARow, softInARow } = newsletterSettings(world.rules.policy).bounces;
  const bounce = await queries.bounceOf(tx, subscription, mail);
  if (!bounce) return false;
  const until = (await queries.sentAt(tx, subscription, mail)) ?? bounce.sent_at;
  // Mails that were not wanted stand between those that count.
  const most = 4 * Math.max(hardInARow, softInARow);
  const { hard, undelivered } = inARow(await queries.latestMails(tx, subscription, { until, most }));
  return hard >= hardInARow || undelivered >= softInARow;
}
