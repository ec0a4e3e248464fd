import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { append } from '../journal/index.ts';
import type { Policy } from '../policy/index.ts';
import { type Queries, transaction } from '../store/index.ts';
import { barrier } from './in-force.ts';
import { nextDue } from './plan.ts';
import type { Act, Rules, StoredRecord } from './record.ts';

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
    value !== null && typeof value === 'object' && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

export const policyHash = (policy: Policy): string => createHash('sha256').update(canonical(policy), 'utf8').digest('hex');

const columns = sql`number, hash, issued, applied_at, superseded_at, completed_at`;

export async function currentVersion(db: Queries): Promise<PolicyVersion | undefined> {
  const { rows } = await sql<PolicyVersion>`
    select ${columns} from core.policy_version order by number desc limit 1`.execute(db);
  return rows[0];
}

export async function versions(db: Queries): Promise<readonly PolicyVersion[]> {
  const { rows } = await sql<PolicyVersion>`select ${columns} from core.policy_version order by number desc`.execute(db);
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

/** Makes a policy the one that governs: archives it, closes the one before. Deadlines follow by `recompute`. */
export async function enactPolicy(db: Queries, policy: Policy, printed: Printed, act: Act): Promise<PolicyVersion> {
  return transaction(db, async (tx) => {
    await barrier(tx);
    const before = await currentVersion(tx);
    const hash = policyHash(policy);
    if (before?.hash === hash) return before;
    await sql`update core.policy_version set superseded_at = ${act.now.toString()} where superseded_at is null`.execute(tx);
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
 * Computes the deadlines of all records again, in pages, each its own transaction; a crash resumes where it was. A second
 * pass behind a barrier catches what writers under the former rules had not yet committed.
 */
export async function recompute(
  db: Queries,
  rules: Rules,
  now: Temporal.Instant,
  progress: (done: number) => void = () => {},
): Promise<number> {
  const first = await recomputeAll(db, rules, progress);
  await transaction(db, barrier);
  const second = await recomputeAll(db, rules, (done) => progress(first + done));
  await sql`update core.policy_version set completed_at = ${now.toString()}
    where number = ${rules.version} and completed_at is null`.execute(db);
  return first + second;
}

async function recomputeAll(db: Queries, rules: Rules, progress: (done: number) => void): Promise<number> {
  let [last, done]: [string | null, number] = ['00000000-0000-0000-0000-000000000000', 0];
  while (last !== null) {
    const from: string = last;
    const page = await transaction(db, (tx) => recomputePage(tx, rules, from));
    done += page.count;
    last = page.last;
    progress(done);
  }
  return done;
}

async function recomputePage(tx: Queries, rules: Rules, last: string): Promise<{ count: number; last: string | null }> {
  const { rows } = await sql<StoredRecord>`
    select id, class, subject, stage, since, fact, came_from, due, gone_by, parent, policy, holds
    from core.record where id > ${last} order by id limit 2000 for update`.execute(tx);
  const stale = rows.filter((record) => record.policy !== rules.version);
  const next = stale.map((record) => {
    const due = nextDue(rules, record);
    return due === 'homeless' ? { id: record.id, due: record.due, goneBy: record.gone_by } : { id: record.id, due: due?.due ?? null, goneBy: due?.goneBy ?? null };
  });
  if (next.length > 0)
    await sql`
      update core.record r set due = n.due, gone_by = n.gone_by, policy = ${rules.version}
      from unnest(${next.map((n) => n.id)}::uuid[], ${next.map((n) => n.due?.toString() ?? null)}::timestamptz[],
                  ${next.map((n) => n.goneBy?.toString() ?? null)}::timestamptz[]) as n (id, due, gone_by)
      where r.id = n.id`.execute(tx);
  return { count: stale.length, last: rows.at(-1)?.id ?? null };
}
