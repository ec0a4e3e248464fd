import { sql } from 'kysely';
import type { Actor } from '../journal/index.ts';
import type { Calendar, Facts, Policy } from '../policy/index.ts';
import type { Queries } from '../store/index.ts';
import type { Vault } from '../vault/index.ts';

/** What is kept about one subject under one data class. */
export interface StoredRecord {
  readonly id: string;
  readonly class: string;
  readonly subject: Buffer;
  readonly stage: string;
  readonly since: Temporal.Instant;
  /** Facts but `since`, as ISO instants. */
  readonly fact: Readonly<Record<string, string>>;
  readonly came_from: CameFrom | null;
  readonly due: Temporal.Instant | null;
  readonly gone_by: Temporal.Instant | null;
  readonly parent: string | null;
  readonly policy: number;
  readonly holds: number;
  /** The event whose erasure a hold has put off. */
  readonly demanded: string | null;
}

/** The stage that a restriction interrupted. */
export interface CameFrom {
  readonly stage: string;
  readonly since: string;
}

/** The rules in force: a policy, its number in the archive, and its calendar. */
export interface Rules {
  readonly policy: Policy;
  readonly version: number;
  readonly calendar: Calendar;
}

/** What every deed on records needs. */
export interface Keeping {
  readonly rules: Rules;
  readonly vault: Vault;
  /** What sections do when records enter a stage, by `class/stage`; in the same transaction. */
  readonly entered: ReadonlyMap<string, (tx: Queries, ids: readonly string[], act: Act, rule: string) => Promise<void>>;
  /** What sections do right before records of a class are erased; in the same transaction. What is left goes by cascade. */
  readonly erasing?: ReadonlyMap<string, (tx: Queries, ids: readonly string[], act: Act) => Promise<void>>;
  /** Writes down outside the database what was just done, before whoever said no is answered. Never throws. */
  readonly beside?: (db: Queries) => Promise<void>;
}

/** When it is done and in which role. */
export interface Act {
  readonly now: Temporal.Instant;
  readonly by: Actor;
}

export const factsOf = (record: Pick<StoredRecord, 'since' | 'fact'>): Facts => ({
  ...Object.fromEntries(Object.entries(record.fact).map(([name, at]) => [name, Temporal.Instant.from(at)])),
  since: record.since,
});

/** The columns of a stored record. */
export const columns = sql`id, class, subject, stage, since, fact, came_from, due, gone_by, parent, policy, holds, demanded`;

/** One record, locked against every other change until the transaction ends; undefined when it is gone. */
export async function lockRecord(tx: Queries, id: string): Promise<StoredRecord | undefined> {
  const { rows } = await sql<StoredRecord>`select ${columns} from core.record where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function recordById(tx: Queries, id: string): Promise<StoredRecord | undefined> {
  const { rows } = await sql<StoredRecord>`select ${columns} from core.record where id = ${id}`.execute(tx);
  return rows[0];
}

/** The records of these ids that are there, by the order in which they fall due. */
export async function recordsById(tx: Queries, ids: readonly string[]): Promise<readonly StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select ${columns} from core.record where id = any(${ids}::uuid[]) order by due, id`.execute(tx);
  return rows;
}

/** Every record about one subject, oldest first. */
export async function recordsOf(tx: Queries, subject: Buffer, dataClass?: string): Promise<readonly StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select ${columns} from core.record
    where subject = ${subject} and (${dataClass ?? null}::text is null or class = ${dataClass ?? null})
    order by since, id`.execute(tx);
  return rows;
}
