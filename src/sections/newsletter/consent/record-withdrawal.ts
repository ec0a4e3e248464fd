import { type Act, recordsOf } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { lockSubject } from '../locks.ts';
import { subscriptionClass, subscriptionsByRecord } from '../queries.ts';
import { type Channel, endSubscriptions, everyList, type Meant, runningSubscriptions } from './withdraw.ts';

/** What a withdrawal by other means ended: running subscriptions, and requests that never became one. */
export interface Withdrawn {
  readonly ended: number;
  readonly erased: number;
}

interface Told {
  readonly channel: Channel;
  readonly evidence: string;
  /** Some lists alone, by whoever reaches no others: where nothing runs on them nothing else ends, and nothing else is counted. */
  readonly meant?: Meant;
}

/** A withdrawal that came by phone, letter, mail or in person, noted with what shows it (S49). */
export async function recordWithdrawal(
  world: World,
  address: string,
  { channel, evidence, meant }: Told,
  act: Act,
): Promise<Withdrawn> {
  const subject = world.records.subject('newsletter', address);
  return transaction(world.db, async (tx) => {
    await lockSubject(tx, subject);
    const running = meant && (await runningSubscriptions(tx, { subject })).filter(({ list }) => meant(list));
    const end = { channel, evidence, event: eventOf(channel), ...(meant && { meant }) };
    const ended = running?.length === 0 ? [] : await endSubscriptions(world, tx, subject, end, act);
    return {
      ended: (running ?? ended).length,
      erased: await eraseRequests(world, tx, { subject, meant: meant ?? everyList }, act),
    };
  });
}

async function eraseRequests(
  world: World,
  tx: Queries,
  { subject, meant }: { readonly subject: Buffer; readonly meant: Meant },
  act: Act,
): Promise<number> {
  const requested = (await recordsOf(tx, subject, subscriptionClass)).filter(({ stage }) => stage === 'requested');
  const known = await subscriptionsByRecord(
    tx,
    requested.map(({ id }) => id),
  );
  let erased = 0;
  for (const { record } of known.filter(({ list }) => meant(list))) {
    const outcome = await world.records.advance(tx, record, 'withdrawn', act);
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
