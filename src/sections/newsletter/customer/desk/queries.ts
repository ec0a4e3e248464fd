import { sql } from 'kysely';
import { recordsOf } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { type Condition, type Customer, customerClass, missingOf } from '../record/customer.ts';
import { customersByRecord } from '../record/queries.ts';

export const stages = ['active', 'incomplete', 'restricted', 'objected', 'proof'] as const;
export type Stage = (typeof stages)[number];

/** A customer as the list shows them, opened. */
export interface Listed {
  readonly customer: Customer;
  readonly email: string;
  readonly missing: readonly Condition[];
  readonly goneBy: Temporal.Instant | null;
}

/** The purpose for which each stage opens at the desk. */
const purposes: Readonly<Record<string, string>> = {
  incomplete: 'newsletter.customer-check',
  active: 'newsletter.customer-check',
  objected: 'newsletter.objection',
};

export const purposeOf = (stage: string): string => purposes[stage] ?? 'newsletter.customer-proof';

export const page = 50;

/** A page of customers, the newest entry first; `before` is the last record of the page before. */
export async function listCustomers(
  world: World,
  { stage, before }: { readonly stage: Stage | undefined; readonly before: string | undefined },
): Promise<readonly Listed[]> {
  return transaction(world.db, async (tx) => {
    const { rows } = await sql<{ id: string; goneBy: Temporal.Instant | null }>`
      select id, gone_by as "goneBy" from core.record
      where class = ${customerClass} and (${stage ?? null}::text is null or stage = ${stage ?? null})
        and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
      order by id desc limit ${page}`.execute(tx);
    const goneBy = new Map(rows.map((row) => [row.id, row.goneBy]));
    const customers = await customersByRecord(tx, [...goneBy.keys()]);
    const listed: Listed[] = [];
    for (const customer of customers.toReversed()) {
      const opened = await world.records.open(tx, customer.record, purposeOf(customer.stage));
      if ('refused' in opened) continue;
      const email = opened.text('newsletter.customer.email', customer.email);
      listed.push({ customer, email, missing: missingOf(customer), goneBy: goneBy.get(customer.record) ?? null });
    }
    return listed.toSorted((a, b) => (a.customer.record < b.customer.record ? 1 : -1));
  });
}

/** How many stand in each stage. */
export async function countByStage(db: Queries): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ stage: string; count: number }>`
    select stage, count(*)::int as count from core.record where class = ${customerClass} group by stage`.execute(db);
  return new Map(rows.map(({ stage, count }) => [stage, count]));
}

/** The newest record under an address, whatever its stage. */
export async function customerOfAddress({ db, records }: World, address: string): Promise<string | undefined> {
  return (await recordsOf(db, records.subject('newsletter', address), customerClass)).at(-1)?.id;
}
