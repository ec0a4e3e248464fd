import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';
import type { Disclosure } from '../held.ts';

const recipientRule = 'recipient:';

/** The disclosures of each record to recipients, oldest first. What its own person was shown is none. */
export async function disclosuresOf(
  tx: Queries,
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly Disclosure[]>> {
  const { rows } = await sql<{ record: string; rule: string; at: Temporal.Instant }>`
    select record, rule, at from journal.entry
    where what = 'disclosed' and record = any(${records}::uuid[]) and rule like ${`${recipientRule}%`}
    order by id`.execute(tx);
  const named = rows.map(({ record, rule, at }) => ({ record, recipient: rule.slice(recipientRule.length), at }));
  return Map.groupBy(named, ({ record }) => record);
}
