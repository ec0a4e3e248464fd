import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Policy } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';

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

export const versionColumns = sql`number, hash, issued, applied_at, superseded_at, completed_at`;

export async function currentVersion(db: Queries): Promise<PolicyVersion | undefined> {
  const { rows } = await sql<PolicyVersion>`
    select ${versionColumns} from core.policy_version order by number desc limit 1`.execute(db);
  return rows[0];
}

export async function versions(db: Queries): Promise<readonly PolicyVersion[]> {
  const { rows } =
    await sql<PolicyVersion>`select ${versionColumns} from core.policy_version order by number desc`.execute(db);
  return rows;
}

/** The archived notice of one version, as it was printed then. */
export async function archivedNotice(db: Queries, number: number, language: 'de' | 'en'): Promise<string | undefined> {
  const column = language === 'de' ? sql`notice_de` : sql`notice_en`;
  const { rows } = await sql<{ text: string }>`
    select ${column} as text from core.policy_version where number = ${number}`.execute(db);
  return rows[0]?.text;
}

/** A version as it can be put back into an archive that has lost it. Instants and dates in ISO 8601. */
export interface ArchivedVersion {
  readonly number: number;
  readonly hash: string;
  readonly issued: string;
  readonly appliedAt: string;
  readonly source: unknown;
  readonly notices: Printed;
}

export async function archivedVersion(db: Queries, number: number): Promise<ArchivedVersion | undefined> {
  const { rows } = await sql<Omit<ArchivedVersion, 'notices'> & Printed>`
    select number, hash, issued::text as issued, source, notice_de as de, notice_en as en,
      to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "appliedAt"
    from core.policy_version where number = ${number}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { de, en, ...version } = row;
  return { ...version, notices: { de, en } };
}

export async function archivedPolicy(db: Queries, number: number): Promise<unknown> {
  const { rows } = await sql<{ source: unknown }>`
    select source from core.policy_version where number = ${number}`.execute(db);
  return rows[0]?.source;
}
