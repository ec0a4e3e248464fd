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
    const meant = list ?? subscription.list;
    const offerUndo = await prepareUndo(world, tx, record, meant);
    const end = { channel, event: 'unsubscribed', meant: (one: string) => one === meant };
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
  { subject }: Pick<StoredRecord, 'subject'>,
): Promise<readonly queries.Subscription[]> {
  const running = (await recordsOf(tx, subject, queries.subscriptionClass)).filter(isRunning);
  return queries.subscriptionsByRecord(
    tx,
    running.map(({ id }) => id),
  );
}

/** How subscriptions end: by which way, under which event of the lifecycle, and on what evidence. */
export interface End {
  readonly channel: Channel;
  readonly event: string;
  readonly evidence?: string;
  /** The lists that are meant; without it every one. */
  readonly meant?: Meant;
}

export type Meant = (list: string) => boolean;

export const everyList: Meant = () => true;

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
  const { meant = everyList } = end;
  const ending = (await runningSubscriptions(tx, { subject }))
    .filter(({ list }) => meant(list))
    .map(({ record }) => record);
  for (const id of ending) await endOne(world, tx, id, end, act);
  return [...ending, ...(await endCustomers(world, tx, subject, end, act))];
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
