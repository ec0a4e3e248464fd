import { sql } from 'kysely';
import type { Language } from '../../../../core/policy/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import type { Customer, Origin } from './customer.ts';
import { hasSaidNo } from './gate.ts';

const columns = sql`k.record, r.stage, k.email, k.language, k.policy, k.origin, k.entered_at, k.sold_at, k.sale, k.sale_evidence,
  k.similar_offers, k.similar_evidence, k.unobjected_at, k.unobjected_evidence, k.told_at, k.told_wording, k.told_evidence,
  k.ended_at, k.end_channel, k.end_evidence`;

/** Customers of these records, oldest first. */
export async function customersByRecord(tx: Queries, records: readonly string[]): Promise<readonly Customer[]> {
  const { rows } = await sql<Customer>`
    select ${columns} from newsletter.customer k join core.record r on r.id = k.record
    where k.record = any(${[...records]}::uuid[]) order by k.entered_at, k.record`.execute(tx);
  return rows;
}

export async function customerByRecord(tx: Queries, record: string): Promise<Customer | undefined> {
  const [found] = await customersByRecord(tx, [record]);
  return found;
}

/** Whether somebody ended a subscription or objected, and that is still kept. */
export async function hasObjected(tx: Queries, subject: Buffer): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select ${hasSaidNo} as found from (select ${subject}::bytea as subject) r`.execute(tx);
  return rows[0]?.found ?? false;
}

export async function insertCustomer(
  tx: Queries,
  customer: {
    readonly record: string;
    readonly email: Buffer;
    readonly language: Language;
    readonly policy: number;
    readonly origin: Origin;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await sql`
    insert into newsletter.customer (record, email, language, policy, origin, entered_at)
    values (${customer.record}, ${customer.email}, ${customer.language}, ${customer.policy}, ${customer.origin},
      ${customer.at})`.execute(tx);
}

/** The conditions as they are evidenced from now on; every sealed text was sealed under the record's key. */
export async function noteConditions(
  tx: Queries,
  record: string,
  c: Omit<
    Customer,
    | 'record'
    | 'stage'
    | 'email'
    | 'language'
    | 'policy'
    | 'origin'
    | 'entered_at'
    | 'ended_at'
    | 'end_channel'
    | 'end_evidence'
  >,
): Promise<void> {
  await sql`
    update newsletter.customer set sold_at = ${c.sold_at}, sale = ${c.sale}, sale_evidence = ${c.sale_evidence},
      similar_offers = ${[...c.similar_offers]}::text[], similar_evidence = ${c.similar_evidence},
      unobjected_at = ${c.unobjected_at}, unobjected_evidence = ${c.unobjected_evidence},
      told_at = ${c.told_at}, told_wording = ${c.told_wording}, told_evidence = ${c.told_evidence}
    where record = ${record}`.execute(tx);
}

/** Says how and when it ended; what was said first stays. */
export async function noteCustomersEnded(
  tx: Queries,
  records: readonly string[],
  end: { readonly at: Temporal.Instant; readonly channel: string; readonly evidence?: Buffer },
): Promise<void> {
  await sql`
    update newsletter.customer set ended_at = ${end.at}, end_channel = ${end.channel}, end_evidence = ${end.evidence ?? null}
    where record = any(${[...records]}::uuid[]) and ended_at is null`.execute(tx);
}

export async function changeCustomerLanguage(tx: Queries, record: string, language: Language): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update newsletter.customer set language = ${language} where record = ${record}`.execute(tx);
  return numAffectedRows === 1n;
}
