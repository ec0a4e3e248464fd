import { sql } from 'kysely';
import { append } from '../../journal/index.ts';
import { type Policy, policyFromArchive } from '../../policy/index.ts';
import { type Queries, transaction } from '../../store/index.ts';
import { RecordError } from '../errors.ts';
import type { Act } from '../record.ts';
import {
  type ArchivedVersion,
  canonical,
  currentVersion,
  type PolicyVersion,
  type Printed,
  policyHash,
  versionColumns,
} from './archive.ts';
import { barrier } from './in-force.ts';
import { hasStage } from './plan.ts';

/**
 * Makes a policy the one that governs: archives it, closes the one before. Deadlines follow by `recompute`.
 * Throws `record/homeless` when records stand in a stage that it does not have; nothing has changed then.
 */
export async function enactPolicy(db: Queries, policy: Policy, printed: Printed, act: Act): Promise<PolicyVersion> {
  return transaction(db, async (tx) => {
    await barrier(tx);
    const before = await currentVersion(tx);
    const hash = policyHash(policy);
    if (before?.hash === hash) return before;
    await refuseHomeless(tx, policy);
    await sql`update core.policy_version set superseded_at = ${act.now.toString()} where superseded_at is null`.execute(
      tx,
    );
    const { rows } = await sql<PolicyVersion>`
      insert into core.policy_version (number, hash, issued, applied_at, source, notice_de, notice_en)
      values (${(before?.number ?? 0) + 1}, ${hash}, ${policy.issued.toString()}, ${act.now.toString()},
              ${canonical(policy)}::jsonb, ${printed.de}, ${printed.en})
      returning ${versionColumns}`.execute(tx);
    const version = rows[0];
    if (!version) throw new Error('The new version of the policy was not stored.');
    await append(tx, [{ at: act.now, what: 'policy-applied', rule: `policy:${version.number}`, actor: act.by }]);
    return version;
  });
}

/**
 * Puts versions back, oldest first, that were in force after those which are there: the newest one governs then, and
 * deadlines follow by `recompute`. Throws `record/homeless` when records stand in a stage that it does not have.
 */
export async function reenactPolicies(tx: Queries, since: readonly ArchivedVersion[]): Promise<void> {
  const newest = since.at(-1);
  if (!newest) return;
  await refuseHomeless(tx, policyFromArchive(newest.source));
  for (const { number, hash, issued, appliedAt, source, notices } of since) {
    await sql`update core.policy_version set superseded_at = ${appliedAt}, completed_at = coalesce(completed_at, ${appliedAt})
      where superseded_at is null`.execute(tx);
    await sql`
      insert into core.policy_version (number, hash, issued, applied_at, source, notice_de, notice_en)
      values (${number}, ${hash}, ${issued}, ${appliedAt}, ${JSON.stringify(source)}::jsonb, ${notices.de}, ${notices.en})`.execute(
      tx,
    );
  }
}

// Whoever removes a stage says first where its records go: with no rule there is no way to their erasure (S83).
async function refuseHomeless(tx: Queries, policy: Policy): Promise<void> {
  const { rows } = await sql<{ class: string; stage: string }>`
    select class, stage from core.record group by 1, 2
    union select class, came_from->>'stage' from core.record where came_from is not null group by 1, 2
    order by 1, 2`.execute(tx);
  const homeless = rows.filter((row) => !hasStage(policy, row.class, row.stage));
  if (homeless.length > 0)
    throw new RecordError(
      'record/homeless',
      `Records stand where the new policy has no stage: ${homeless.map((row) => `${row.class}/${row.stage}`).join(', ')}. Keep these stages until they are empty.`,
    );
}
