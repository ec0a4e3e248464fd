import { type Act, lockRecord, type Opened, recordsOf, type StoredRecord } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { lockSubject } from '../../locks.ts';
import { archiveObjection } from '../notice.ts';
import { type Condition, type Customer, customerClass, type Entry, missingOf } from '../record/customer.ts';
import * as queries from '../record/queries.ts';
import { type EntryRefused, judgeEntry } from './judge.ts';

/** `missing`: what has to be evidenced before anything is sent; empty where advertising is permitted from now on. */
export type Entered = { readonly customer: string; readonly missing: readonly Condition[] } | EntryRefused;

/**
 * Enters a customer, or adds to what is known of them: a later sale, a condition that was missing. Nobody who ended a
 * subscription or objected is entered (S43, S52).
 */
export async function enterCustomer(world: World, tx: Queries, entry: Entry, act: Act): Promise<Entered> {
  const refused = judgeEntry(world, entry, act.now);
  if (refused) return refused;
  const subject = world.records.subject('newsletter', entry.email);
  await lockSubject(tx, subject);
  if (await queries.hasObjected(tx, subject)) return { refused: 'objected' };
  const known = (await recordsOf(tx, subject, customerClass)).find(({ stage }) => isOpen(stage));
  const id = known ? await add(world, tx, known, entry, act) : await begin(world, tx, subject, entry, act);
  const customer = id && (await queries.customerByRecord(tx, id));
  if (!customer) return { refused: 'objected' };
  return { customer: customer.record, missing: await complete(world, tx, customer, act) };
}

const isOpen = (stage: string): boolean => stage === 'incomplete' || stage === 'active';

async function begin(world: World, tx: Queries, subject: Buffer, entry: Entry, act: Act): Promise<string> {
  const facts = entry.sale && { facts: { lastSale: entry.sale.soldAt } };
  const kept = await world.records.keep(tx, { class: customerClass, subject, ...facts }, act);
  const email = kept.seal('newsletter.customer.email', entry.email);
  const { language, origin } = entry;
  await queries.insertCustomer(tx, {
    record: kept.id,
    email,
    language,
    policy: world.rules.version,
    origin,
    at: act.now,
  });
  await queries.noteConditions(tx, kept.id, await conditionsOf(tx, kept, entry, nothing, act));
  return kept.id;
}

/** What is said anew stands; what is left out stays as it was said. Undefined where it is restricted or gone by now. */
async function add(
  world: World,
  tx: Queries,
  record: StoredRecord,
  entry: Entry,
  act: Act,
): Promise<string | undefined> {
  const locked = await lockRecord(tx, record.id);
  const opened = await world.records.open(tx, record.id, 'newsletter.customer-check');
  const customer = await queries.customerByRecord(tx, record.id);
  if (!locked || !customer || 'refused' in opened) return undefined;
  const news = await conditionsOf(tx, opened, newerOf(entry, customer), customer, act);
  await queries.noteConditions(tx, record.id, news);
  if (news.sold_at) await world.records.learn(tx, record.id, { lastSale: news.sold_at }, act);
  return record.id;
}

/** An older sale than the one known is no news, and neither is what was said at it. */
function newerOf(entry: Entry, { sold_at: known }: Customer): Entry {
  if (!entry.sale || !known || Temporal.Instant.compare(entry.sale.soldAt, known) > 0) return entry;
  const { sale: _older, ...rest } = entry;
  return rest;
}

type Conditions = Parameters<typeof queries.noteConditions>[2];

const nothing: Conditions = {
  sold_at: null,
  sale: null,
  sale_evidence: null,
  similar_offers: [],
  similar_evidence: null,
  unobjected_at: null,
  unobjected_evidence: null,
  told_at: null,
  told_wording: null,
  told_evidence: null,
};

async function conditionsOf(
  tx: Queries,
  key: Pick<Opened, 'seal'>,
  entry: Entry,
  before: Conditions,
  act: Act,
): Promise<Conditions> {
  const seal = (column: string, text: string) => key.seal(`newsletter.customer.${column}`, text);
  const { sale, similar, unobjected, told } = entry;
  return {
    ...before,
    ...(sale && {
      sold_at: sale.soldAt,
      sale: seal('sale', sale.what),
      sale_evidence: seal('sale_evidence', sale.evidence),
    }),
    ...(similar && {
      similar_offers: [...new Set(similar.offers)],
      similar_evidence: seal('similar_evidence', similar.evidence),
    }),
    ...(unobjected && {
      unobjected_at: act.now,
      unobjected_evidence: seal('unobjected_evidence', unobjected.evidence),
    }),
    ...(told && {
      told_at: told.at,
      told_wording: await archiveObjection(tx, told.wording, entry.language, act.now),
      told_evidence: seal('told_evidence', told.evidence),
    }),
  };
}

/** Once all four are there, advertising is permitted; answers what is missing. */
async function complete(world: World, tx: Queries, customer: Customer, act: Act): Promise<readonly Condition[]> {
  const missing = missingOf(customer);
  if (missing.length === 0 && customer.stage === 'incomplete' && customer.sold_at)
    await world.records.advance(tx, customer.record, 'completed', act, { lastSale: customer.sold_at });
  return missing;
}
