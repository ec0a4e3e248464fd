import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { append } from '../journal/index.ts';
import type { Due, Policy } from '../policy/index.ts';
import { type Queries, transaction } from '../store/index.ts';
import { RecordError } from './errors.ts';
import { barrier, demandInForce } from './in-force.ts';
import { hasStage, nextDue } from './plan.ts';
import { type Act, type Rules, columns as recordColumns, type StoredRecord } from './record.ts';

/** One policy that governed, as it stands in the archive (S89). */
export interface PolicyVersion {
  readonly number: number;
  readonly hash: string;
  readonly issued: Temporal.PlainDate;
  readonly applied_at: Temporal.Instant;
  readonly superseded_at: Temporal.Instant | null;
  readonly completed_at: Temporal.Instant | null;
}

/** The printed notices that are archived with a version, as Markdown. */
export type Printed = Readonly<Record<'de' | 'en', string>>;

/** A policy as canonical JSON: keys sorted, dates and durations in ISO 8601. The hash of a version is SHA-256 over it. */
export function canonical(policy: Policy): string {
  return JSON.stringify(policy, (_key, value: unknown) =>
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) === Object.prototype
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

export const policyHash = (policy: Policy): string =>
  createHash('sha256').update(canonical(policy), 'utf8').digest('hex');

const columns = sql`number, hash, issued, applied_at, superseded_at, completed_at`;

export async function currentVersion(db: Queries): Promise<PolicyVersion | undefined> {
  const { rows } = await sql<PolicyVersion>`
    select ${columns} from core.policy_version order by number desc limit 1`.execute(db);
  return rows[0];
}

export async function versions(db: Queries): Promise<readonly PolicyVersion[]> {
  const { rows } = await sql<PolicyVersion>`select ${columns} from core.policy_version order by number desc`.execute(
    db,
  );
  return rows;
}

/** The archived notice of one version, as it was printed then. */
export async function archivedNotice(db: Queries, number: number, language: 'de' | 'en'): Promise<string | undefined> {
  const column = language === 'de' ? sql`notice_de` : sql`notice_en`;
  const { rows } = await sql<{ text: string }>`
    select ${column} as text from core.policy_version where number = ${number}`.execute(db);
  return rows[0]?.text;
}

export async function archivedPolicy(db: Queries, number: number): Promise<unknown> {
  const { rows } = await sql<{ source: unknown }>`
    select source from core.policy_version where number = ${number}`.execute(db);
  return rows[0]?.source;
}

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
      returning ${columns}`.execute(tx);
    const version = rows[0];
    if (!version) throw new Error('The new version of the policy was not stored.');
    await append(tx, [{ at: act.now, what: 'policy-applied', rule: `policy:${version.number}`, actor: act.by }]);
    return version;
  });
}

/**
 * Computes the deadlines again of every record that an older policy still governs, in pages, each its own transaction:
 * a crash loses one page, and the next call goes on with what is left.
 */
export async function recompute(
  db: Queries,
  rules: Rules,
  now: Temporal.Instant,
  progress: (done: number) => void = () => {},
): Promise<number> {
  let done = 0;
  for (let count = -1; count !== 0; ) {
    count = await transaction(db, (tx) => recomputePage(tx, rules), { attempts: 3 });
    done += count;
    progress(done);
  }
  await sql`update core.policy_version set completed_at = ${now.toString()}
    where number = ${rules.version} and completed_at is null`.execute(db);
  return done;
}

async function recomputePage(tx: Queries, rules: Rules): Promise<number> {
  await demandInForce(tx, rules);
  const { rows } = await sql<StoredRecord>`
    select ${recordColumns} from core.record where policy < ${rules.version}
    order by policy, id limit 2000 for update`.execute(tx);
  const next = rows.map((record) => ({ id: record.id, due: nextDue(rules, record) }));
  const homeless = next.find(({ due }) => due === 'homeless');
  if (homeless)
    throw new RecordError(
      'record/homeless',
      `Record ${homeless.id} stands where the policy in force has no stage. Apply a policy that has one.`,
    );
  if (next.length === 0) return 0;
  const instants = (pick: (due: Due) => Temporal.Instant) =>
    next.map(({ due }) => (due && due !== 'homeless' ? pick(due).toString() : null));
  await sql`
    update core.record r set due = n.due, gone_by = n.gone_by, policy = ${rules.version}
    from unnest(${next.map((n) => n.id)}::uuid[], ${instants((d) => d.due)}::timestamptz[],
                ${instants((d) => d.goneBy)}::timestamptz[]) as n (id, due, gone_by)
    where r.id = n.id`.execute(tx);
  return next.length;
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
