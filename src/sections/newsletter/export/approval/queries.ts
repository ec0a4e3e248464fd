import { sql } from 'kysely';
import type { Queries } from '../../../../core/store/index.ts';
import type { PersonsExport } from '../persons.ts';
import type { Format } from '../stream.ts';

/** An export that awaits its approval, or has it and awaits being fetched. */
export interface ExportRequest extends PersonsExport {
  readonly record: string;
  readonly stage: 'asked' | 'approved';
  readonly format: Format;
  /** How many they were when it was asked for. */
  readonly persons: number;
  /** Records of accounts; null once the account is gone. */
  readonly askedBy: string | null;
  readonly askedAt: Temporal.Instant;
  readonly approver: string | null;
  readonly until: Temporal.Instant | null;
}

const columns = sql`e.record, r.stage, e.content, e.list, e.format, e.reason, e.persons, e.asked_by as "askedBy",
  e.asked_at as "askedAt", e.approver, r.gone_by as until
  from newsletter.export e join core.record r on r.id = e.record`;

/** Those whose time is not over, the newest first. Not left to the sweep: what is over must not work for a minute more. */
export async function openRequests(db: Queries, now: Temporal.Instant): Promise<readonly ExportRequest[]> {
  const { rows } = await sql<ExportRequest>`
    select ${columns} where r.due is null or r.due > ${now} order by e.asked_at desc, e.record`.execute(db);
  return rows;
}

/** Locked until the transaction ends: an approval is used once. */
export async function lockRequest(tx: Queries, id: string, now: Temporal.Instant): Promise<ExportRequest | undefined> {
  const { rows } = await sql<ExportRequest>`
    select ${columns} where e.record = ${id} and (r.due is null or r.due > ${now}) for update of e`.execute(tx);
  return rows[0];
}

export interface NewRequest extends PersonsExport {
  readonly format: Format;
  readonly persons: number;
  readonly by: string;
  readonly at: Temporal.Instant;
}

export async function insertRequest(tx: Queries, record: string, asked: NewRequest): Promise<void> {
  await sql`
    insert into newsletter.export (record, content, list, format, reason, persons, asked_by, asked_at)
    values (${record}, ${asked.content}, ${asked.list}, ${asked.format}, ${asked.reason}, ${asked.persons}, ${asked.by},
      ${asked.at})`.execute(tx);
}

export async function noteApproved(tx: Queries, record: string, by: string, at: Temporal.Instant): Promise<void> {
  await sql`update newsletter.export set approver = ${by}, approved_at = ${at} where record = ${record}`.execute(tx);
}
