import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../../store/index.ts';
import { RecordError } from '../errors.ts';
import type { Rules, StoredRecord } from '../record.ts';

/**
 * The number of the policy in force, as `governing.number` in a from clause. Reading it this way takes the table's lock
 * until the transaction ends (the gate locks no row, so it writes nothing): a new policy comes into force before a deed
 * or after it, never in the middle. The lock is taken before the statement looks, so the answer is never an old one.
 */
export const governing: RawBuilder<unknown> = sql`
  (select max(number) as number from core.policy_version) as governing
  left join (select from core.policy_version where false for key share) as gate on true`;

/** Waits until every deed under the former rules has ended; those that come wait for the end of this transaction. */
export async function barrier(tx: Queries): Promise<void> {
  await sql`lock table core.policy_version in exclusive mode`.execute(tx);
}

/** Throws `record/policy-changed` unless these rules are in force; until the transaction ends no others take over. */
export async function demandInForce(tx: Queries, rules: Rules): Promise<void> {
  const { rows } = await sql<{ number: number | null }>`select governing.number from ${governing}`.execute(tx);
  if (rows[0]?.number !== rules.version) throw policyChanged();
}

/** One record locked for a deed under the rules in force; undefined when it is gone. */
export async function lockForDeed(tx: Queries, rules: Rules, id: string): Promise<StoredRecord | undefined> {
  const { rows } = await sql<StoredRecord & { governing: number }>`
    select r.id, class, subject, stage, since, fact, came_from, due, gone_by, parent, policy, holds, demanded,
      governing.number as governing
    from ${governing}, core.record r where r.id = ${id} for update of r`.execute(tx);
  const record = rows[0];
  if (record && record.governing !== rules.version) throw policyChanged();
  return record;
}

export const policyChanged = (): RecordError =>
  new RecordError(
    'record/policy-changed',
    'Another policy has come into force since this worker read its rules. It reads them again; try once more.',
  );
