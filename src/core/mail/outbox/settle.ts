import { type RawBuilder, sql } from 'kysely';
import { lockRecord, type Opened } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { MailKind } from '../contract.ts';
import { statusOf } from '../smtp/reply.ts';
import type { Ready } from './compose.ts';
import type { Sending, Taken } from './sending.ts';

// Every change of a mail that is taken names the worker that took it: who has lost a mail to another changes nothing.
export const mine = (mail: Taken) => sql`id = ${mail.id} and worker is not distinct from ${mail.worker}::integer`;

/** The server has taken it: noted together with what its section does then. Answers false when the mail is gone. */
export async function settleSent(
  tx: Queries,
  sent: Sent,
  { egress, server }: Pick<Sending, 'egress' | 'server'>,
): Promise<boolean> {
  const { mail, kind, opened, ready, reply, at } = sent;
  // Erasure locks the record and then its mails; the same order here, or the two could wait for each other.
  if (!(await lockRecord(tx, mail.record))) return false;
  // A mail put in doubt because its worker seemed gone is settled by that worker's own answer.
  const isOurs = await finish(
    tx,
    sql`${mine(mail)} and state in ('queued', 'sending', 'doubt')`,
    'sent',
    'accepted',
    reply,
    at,
  );
  if (!isOurs) return false;
  const acceptance = { at, messageId: mail.message_id, reply, sourceHash: ready.sourceHash };
  const { class: dataClass, stage } = opened;
  if (server !== undefined)
    await egress.disclosed(tx, server, { class: dataClass, stage, records: [mail.record], at, by: 'server' });
  await kind.accepted?.(tx, opened, acceptance, { now: at, by: 'server' });
  return true;
}

export interface Sent {
  readonly mail: Taken;
  readonly kind: MailKind;
  readonly opened: Opened;
  readonly ready: Ready;
  readonly reply: string;
  readonly at: Temporal.Instant;
}

/** Refused at the last moment by its stage or its section: it is not sent, now or later. */
export async function settleDropped(tx: Queries, mail: Taken, reason: string, at: Temporal.Instant): Promise<boolean> {
  return finish(tx, sql`${mine(mail)} and state = 'queued'`, 'dropped', reason, '', at);
}

/** Back into the queue, without counting an attempt: its section wants it later. */
export async function settleLater(tx: Queries, mail: Taken, at: Temporal.Instant): Promise<void> {
  await sql`update mail.outbox set state = 'queued', worker = null, next_at = ${at.toString()}
    where ${mine(mail)} and state in ('queued', 'sending')`.execute(tx);
}

/** The last byte may have left, and no answer came back: never sent again by itself. */
export async function settleDoubt(db: Queries, mail: Taken, reason: string): Promise<void> {
  await sql`update mail.outbox set state = 'doubt', reason = ${asReason(reason)}
    where ${mine(mail)} and state = 'sending'`.execute(db);
}

/** Right before the last byte: from here on a silence is a doubt. Answers false when the mail is not ours any more. */
export async function markSending(tx: Queries, mail: Taken): Promise<boolean> {
  const { numAffectedRows } = await sql`update mail.outbox set state = 'sending', next_at = null
    where ${mine(mail)} and state = 'queued'`.execute(tx);
  return numAffectedRows === 1n;
}

/** The end of a mail: what it said is emptied, and of the reply only the codes stay. */
export async function finish(
  tx: Queries,
  which: RawBuilder<unknown>,
  state: string,
  reason: string,
  reply: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const { code, status } = statusOf(reply);
  const { numAffectedRows } = await sql`
    update mail.outbox set state = ${state}, payload = null, worker = null, next_at = null, finished_at = ${at.toString()},
      reason = ${asReason(reason)}, reply_code = ${code}, reply_status = ${status}
    where ${which}`.execute(tx);
  return numAffectedRows === 1n;
}

/** A reason is one of our own words; a section's refusal that is not one is kept as `refused`. */
export const asReason = (reason: string): string => (/^[a-z][a-z0-9-]{0,30}$/.test(reason) ? reason : 'refused');
