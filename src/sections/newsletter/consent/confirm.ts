import { type Act, lockRecord, recordById, recordsOf, type StoredRecord } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { hashOfToken } from '../../../core/vault/index.ts';
import { lockSubject } from '../locks.ts';
import { orderWelcome } from '../mails/welcome.ts';
import * as queries from '../queries.ts';
import { endMoved, movedBy } from './move.ts';

/** What a confirmation link stands for right now. A link that is used up, too old or made up is no link at all. */
export type LinkState =
  | { readonly link: 'open'; readonly record: StoredRecord; readonly expiresAt: Temporal.Instant }
  | { readonly link: 'confirmed'; readonly record: StoredRecord }
  | { readonly link: 'none' };

export async function confirmationLink(tx: Queries, token: string, now: Temporal.Instant): Promise<LinkState> {
  const link = await queries.confirmationByHash(tx, hashOfToken(token));
  if (!link || Temporal.Instant.compare(link.expires_at, now) <= 0) return { link: 'none' };
  const record = await recordById(tx, link.record);
  if (record?.stage === 'requested') return { link: 'open', record, expiresAt: link.expires_at };
  if (record?.stage === 'active') return { link: 'confirmed', record };
  // Ended in the meantime: an old link, perhaps forwarded, must not bring the subscription back.
  return { link: 'none' };
}

export type Confirmed = { readonly confirmed: string } | { readonly refused: 'link' };

/**
 * The person confirms. Doing it again changes nothing and answers the same. An address that is subscribed already keeps its
 * earlier subscription and consent; the repeated request is erased. Where the newsletter moved here, it ends at the address before.
 */
export async function confirm(world: World, token: string, ip: string, act: Act): Promise<Confirmed> {
  return transaction(world.db, async (tx) => {
    const before = await confirmationLink(tx, token, act.now);
    if (before.link === 'none') return { refused: 'link' };
    await lockSubject(tx, before.record.subject);
    await lockRecord(tx, before.record.id);
    // Read again: somebody may have been first while this waited for the locks.
    const state = await confirmationLink(tx, token, act.now);
    if (state.link === 'none') return { refused: 'link' };
    if (state.link === 'confirmed') return { confirmed: state.record.id };
    const [earlier, moved] = [await activeSubscription(tx, state.record), await movedBy(tx, state.record.id)];
    if (earlier) await yieldTo(world, tx, { token, request: state.record, earlier }, act);
    else await activate(world, tx, state.record.id, ip, act);
    if (moved !== undefined) await endMoved(world, tx, moved, act);
    return { confirmed: earlier?.id ?? state.record.id };
  });
}

/** The person's active subscription to the same list; another list is another consent. */
async function activeSubscription(tx: Queries, request: StoredRecord): Promise<StoredRecord | undefined> {
  const active = (await recordsOf(tx, request.subject, queries.subscriptionClass)).filter(
    (record) => record.stage === 'active',
  );
  const known = await queries.subscriptionsByRecord(tx, [request.id, ...active.map(({ id }) => id)]);
  const listOf = new Map(known.map(({ record, list }) => [record, list]));
  return active.find(({ id }) => listOf.get(id) === listOf.get(request.id));
}

async function activate(world: World, tx: Queries, record: string, ip: string, act: Act): Promise<void> {
  const opened = await world.records.open(tx, record, 'newsletter.confirmation');
  if ('refused' in opened) throw new Error(`Record ${record} is requested, yet it does not open for its confirmation.`);
  const sealed = opened.seal('newsletter.subscription.confirmed_ip', ip);
  await queries.noteConfirmed(tx, record, act.now, sealed);
  await world.records.advance(tx, record, 'confirmed', act);
  await orderWelcome(world, tx, opened, act);
}

async function yieldTo(
  world: World,
  tx: Queries,
  {
    token,
    request,
    earlier,
  }: { readonly token: string; readonly request: StoredRecord; readonly earlier: StoredRecord },
  act: Act,
): Promise<void> {
  await queries.pointConfirmation(tx, hashOfToken(token), earlier.id);
  const [mailed, known] = [request.fact['lastMail'], earlier.fact['lastMail']];
  if (mailed && (!known || Temporal.Instant.compare(mailed, known) > 0))
    await world.records.learn(tx, earlier.id, { lastMail: Temporal.Instant.from(mailed) }, act);
  await world.records.advance(tx, request.id, 'redundant', act);
}
