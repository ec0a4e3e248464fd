import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';

/** How many mails stand where. `queued` counts those being sent; `doubt` waits for somebody to look. */
export interface OutboxStatus {
  readonly queued: number;
  readonly sent: number;
  readonly bounced: number;
  readonly doubt: number;
  readonly dropped: number;
}

export async function outboxStatus(db: Queries): Promise<OutboxStatus> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from mail.outbox where state <> 'queued' group by state
    union all select 'queued', count(*)::int from mail.outbox where state = 'queued'`.execute(db);
  const of = (...states: readonly string[]) =>
    rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.count, 0);
  return {
    queued: of('queued', 'sending'),
    sent: of('sent'),
    bounced: of('bounced'),
    doubt: of('doubt'),
    dropped: of('dropped'),
  };
}

/** The next instant at which a queued mail may be tried, or null. */
export async function nextAttempt(db: Queries): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ next_at: Temporal.Instant }>`
    select next_at from mail.outbox where state = 'queued' and worker is null order by next_at limit 1`.execute(db);
  return rows[0]?.next_at ?? null;
}

/** A mail of which nobody knows whether it arrived. */
export interface Doubt {
  readonly id: string;
  readonly record: string;
  readonly kind: string;
  readonly messageId: string;
  readonly since: Temporal.Instant;
}

export async function doubts(db: Queries): Promise<readonly Doubt[]> {
  const { rows } = await sql<Doubt>`
    select id, record, kind, message_id as "messageId", since from mail.outbox where state = 'doubt' order by since, id`.execute(
    db,
  );
  return rows;
}

/** Somebody has looked and wants it sent again, under the same Message-ID. Answers false when it is in doubt no more. */
export async function resendDoubt(tx: Queries, id: string, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update mail.outbox set state = 'queued', worker = null, reason = null, next_at = ${now.toString()}
    where id = ${id} and state = 'doubt'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Somebody has looked and leaves it: counted as dropped, and what it said is emptied. */
export async function closeDoubt(tx: Queries, id: string, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update mail.outbox set state = 'dropped', payload = null, worker = null, reason = 'closed', finished_at = ${now.toString()}
    where id = ${id} and state = 'doubt'`.execute(tx);
  return numAffectedRows === 1n;
}
