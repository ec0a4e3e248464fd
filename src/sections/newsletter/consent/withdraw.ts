import { type Act, recordById, recordsOf, type StoredRecord } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { endCustomers } from '../customer/life/end.ts';
import { customerClass } from '../customer/record/customer.ts';
import { recordOfToken } from '../link.ts';
import { lockSubject } from '../locks.ts';
import * as queries from '../queries.ts';
import { prepareUndo } from '../undo/index.ts';

/** The ways by which a withdrawal can reach us; any way counts (S49). */
export type Channel =
  | 'page'
  | 'one-click'
  | 'letter'
  | 'phone'
  | 'mail'
  | 'person'
  | 'staff'
  | 'complaint'
  | 'bounce'
  | 'objection';

export type Unsubscribed = { readonly unsubscribed: string } | { readonly refused: 'link' };

/**
 * Ends the subscription behind a link, at once (S47, S52); doing it again changes nothing. A link from before a second
 * subscription to the same list ends that one too; consent for another list is another consent and stays. Answers when
 * nothing is on its way any more.
 */
export async function unsubscribe(
  world: World,
  token: string,
  channel: 'page' | 'one-click',
  act: Act,
  /** Another list than the link's own, from the page where lists are chosen. */
  list?: string,
): Promise<Unsubscribed> {
  const done = await transaction(world.db, async (tx) => {
    const record = await subscriptionOfLink(world, tx, token);
    const subscription = record && (await queries.subscriptionByRecord(tx, record.id));
    if (!record || !subscription) return undefined;
    const end = { channel, event: 'unsubscribed', list: list ?? subscription.list };
    const offerUndo = await prepareUndo(world, tx, record, end.list);
    const ended = await endSubscriptions(world, tx, record.subject, end, act);
    if (ended.length > 0) await offerUndo?.(act);
    return record;
  });
  if (!done) return { refused: 'link' };
  return { unsubscribed: done.id };
}

/** The record of a link that we made and that still leads somewhere. */
export async function subscriptionOfLink(world: World, tx: Queries, token: string): Promise<StoredRecord | undefined> {
  const id = recordOfToken(world, token);
  const record = id ? await recordById(tx, id) : undefined;
  return record?.class !== queries.subscriptionClass || record.stage === 'requested' ? undefined : record;
}

/** All subscriptions of the person behind a record that are not ended, each to its list. */
export async function runningSubscriptions(
  tx: Queries,
  { subject }: StoredRecord,
): Promise<readonly queries.Subscription[]> {
  const running = (await recordsOf(tx, subject, queries.subscriptionClass)).filter(isRunning);
  return queries.subscriptionsByRecord(
    tx,
    running.map(({ id }) => id),
  );
}

/** What a withdrawal by other means ended: running subscriptions, and requests that never became one. */
export interface Withdrawn {
  readonly ended: number;
  readonly erased: number;
}

/** A withdrawal that came by phone, letter, mail or in person, noted with what shows it (S49). */
export async function recordWithdrawal(
  world: World,
  address: string,
  { channel, evidence }: { readonly channel: Channel; readonly evidence: string },
  act: Act,
): Promise<Withdrawn> {
  const subject = world.records.subject('newsletter', address);
  return transaction(world.db, async (tx) => {
    const ended = await endSubscriptions(world, tx, subject, { channel, evidence, event: eventOf(channel) }, act);
    return { ended: ended.length, erased: await eraseRequests(world, tx, subject, act) };
  });
}

async function eraseRequests(world: World, tx: Queries, subject: Buffer, act: Act): Promise<number> {
  const requests = (await recordsOf(tx, subject, queries.subscriptionClass)).filter((r) => r.stage === 'requested');
  let erased = 0;
  for (const request of requests) {
    const outcome = await world.records.advance(tx, request.id, 'withdrawn', act);
    if ('erased' in outcome) erased += 1;
  }
  return erased;
}

const eventOf = (channel: Channel): string =>
  channel === 'complaint'
    ? 'complained'
    : channel === 'bounce'
      ? 'bounced'
      : channel === 'objection'
        ? 'objected'
        : 'unsubscribed';

/** How subscriptions end: by which way, under which event of the lifecycle, and on what evidence. */
export interface End {
  readonly channel: Channel;
  readonly event: string;
  readonly evidence?: string;
  /** The one list that is meant; without it every one. */
  readonly list?: string;
}

/**
 * Ends the running subscriptions of a person, in the transaction of whoever learned of it; answers which. Whoever wants no
 * newsletter gets no advertising by law alone either (Art. 21(3) GDPR, S43).
 */
export async function endSubscriptions(
  world: World,
  tx: Queries,
  subject: Buffer,
  end: End,
  act: Act,
): Promise<readonly string[]> {
  await lockSubject(tx, subject);
  const running = (await recordsOf(tx, subject, queries.subscriptionClass)).filter(isRunning).map(({ id }) => id);
  const meant = (await queries.subscriptionsByRecord(tx, running))
    .filter(({ list }) => end.list === undefined || list === end.list)
    .map(({ record }) => record);
  for (const id of meant) await endOne(world, tx, id, end, act);
  return [...meant, ...(await endCustomers(world, tx, subject, end, act))];
}

/** A customer objects to advertising by the link in it: everything that we send them ends, a newsletter too (S43, S52). */
export async function objectByLink(
  world: World,
  token: string,
  channel: 'page' | 'one-click',
  act: Act,
): Promise<Unsubscribed> {
  const done = await transaction(world.db, async (tx) => {
    const record = await customerOfLink(world, tx, token);
    if (record) await endSubscriptions(world, tx, record.subject, { channel, event: 'unsubscribed' }, act);
    return record;
  });
  return done ? { unsubscribed: done.id } : { refused: 'link' };
}

/** The customer behind a link that we made and that still leads somewhere. */
export async function customerOfLink(world: World, tx: Queries, token: string): Promise<StoredRecord | undefined> {
  const id = recordOfToken(world, token);
  const record = id ? await recordById(tx, id) : undefined;
  return record?.class === customerClass ? record : undefined;
}

async function endOne(
  world: World,
  tx: Queries,
  record: string,
  { channel, event, evidence }: End,
  act: Act,
): Promise<void> {
  const opened = await world.records.open(tx, record, 'newsletter.proof');
  if ('refused' in opened)
    throw new Error(`Record ${record} is a running subscription, yet it does not open for its proof.`);
  const sealed = evidence ? { evidence: opened.seal('newsletter.subscription.end_evidence', evidence) } : {};
  await queries.noteEnded(tx, [record], { at: act.now, channel, ...sealed });
  await world.records.advance(tx, record, event, act);
}

const isRunning = ({ stage }: StoredRecord): boolean => stage === 'active' || stage === 'restricted';
