import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, lockRecord, recordById } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { customerClass } from '../customer/record/customer.ts';
import { lockSubject } from '../locks.ts';
import { subscriptionClass } from '../queries.ts';
import type { Returning } from './note.ts';
import { reportClass } from './tables.ts';

export const textColumn = 'newsletter.report.text';

// Whoever holds one of our addresses can write to it as often as they like; more than this about one subscription says nothing new.
const mostAboutOne = 5;
const longestText = 32 * 1024;

export interface Unread extends Omit<Returning, 'evidence'> {
  readonly raw: Uint8Array;
  readonly messageId: string | null;
}

/**
 * Puts what no program understood before staff; the same message once. It hangs from the subscription that it is about.
 * `foreign`: it is about a mail of another section.
 */
export async function queueReport(
  world: World,
  tx: Queries,
  unread: Unread,
  act: Act,
): Promise<'queued' | 'known' | 'gone' | 'foreign'> {
  const about = await recordById(tx, unread.subscription);
  if (!about) return 'gone';
  if (about.class !== subscriptionClass && about.class !== customerClass) return 'foreign';
  await lockSubject(tx, about.subject);
  const subscription = await lockRecord(tx, about.id);
  if (!subscription) return 'gone';
  const hash = hashOf(world, unread);
  if (!(await isNew(tx, subscription.id, hash))) return 'known';
  const { subject, id: parent } = subscription;
  const kept = await world.records.keep(tx, { class: reportClass, subject, parent }, act);
  const text = Buffer.from(unread.raw).subarray(0, longestText).toString('utf8').toWellFormed().replaceAll('\0', '');
  await sql`
    insert into newsletter.report (record, subscription, message_hash, at, text)
    values (${kept.id}, ${parent}, ${hash}, ${act.now}, ${kept.seal(textColumn, text)})`.execute(tx);
  return 'queued';
}

const hashOf = ({ vault }: World, { messageId, raw }: Unread): Buffer =>
  createHmac('sha256', vault.secrets.token)
    .update(`newsletter.report:${messageId ?? createHash('sha256').update(raw).digest('hex')}`)
    .digest();

async function isNew(tx: Queries, subscription: string, hash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ known: boolean; count: number }>`
    select coalesce(bool_or(message_hash = ${hash}), false) as known, count(*)::int as count
    from newsletter.report where subscription = ${subscription} or message_hash = ${hash}`.execute(tx);
  const [found] = rows;
  return found !== undefined && !found.known && found.count < mostAboutOne;
}

/** A report that waits for staff. */
export interface WaitingReport {
  readonly record: string;
  readonly at: Temporal.Instant;
  /** The instant by which it is gone, read or not. */
  readonly goneBy: Temporal.Instant | null;
}

export async function waitingReports(db: Queries, most: number): Promise<readonly WaitingReport[]> {
  const { rows } = await sql<WaitingReport>`
    select p.record, p.at, r.gone_by as "goneBy" from newsletter.report p join core.record r on r.id = p.record
    order by p.at, p.record limit ${most}`.execute(db);
  return rows;
}

export async function waitingReport(db: Queries, record: string): Promise<WaitingReport | undefined> {
  const { rows } = await sql<WaitingReport>`
    select p.record, p.at, r.gone_by as "goneBy" from newsletter.report p join core.record r on r.id = p.record
    where p.record = ${record}`.execute(db);
  return rows[0];
}

export async function countWaitingReports(db: Queries): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from newsletter.report`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What it says, or undefined when it is gone. */
export async function textOfReport(world: World, record: string): Promise<string | undefined> {
  return transaction(world.db, async (tx) => {
    const opened = await world.records.open(tx, record, 'newsletter.report');
    const { rows } = await sql<{ text: Buffer }>`select text from newsletter.report where record = ${record}`.execute(
      tx,
    );
    return 'refused' in opened || !rows[0] ? undefined : opened.text(textColumn, rows[0].text);
  });
}

/** Staff have dealt with it: it is erased. */
export async function closeReport(world: World, record: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => !('refused' in (await world.records.advance(tx, record, 'read', act))));
}
