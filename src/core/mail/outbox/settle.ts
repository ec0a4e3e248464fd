import { type RawBuilder, sql } from 'kysely';
import { type Queries, transaction } from '../../store/index.ts';
import { lockRecord, type Opened } from '../../records/index.ts';
import type { MailKind } from '../contract.ts';
import { statusOf } from '../smtp/reply.ts';
import type { Ready } from './compose.ts';
import { nextTry } from './retry.ts';
import type { Sending, Taken } from './sending.ts';

// Every change of a mail that is taken names the worker that took it: who has lost a mail to another changes nothing.
const mine = (mail: Taken) => sql`id = ${mail.id} and worker is not distinct from ${mail.worker}::integer`;

/** The server has taken it: noted together with what its section does then. Answers false when the mail is gone. */
export async function settleSent(tx: Queries, sent: Sent): Promise<boolean> {
  const { mail, kind, opened, ready, reply, at } = sent;
  // Erasure locks the record and then its mails; the same order here, or the two could wait for each other.
  if (!(await lockRecord(tx, mail.record))) return false;
  // A mail put in doubt because its worker seemed gone is settled by that worker's own answer.
  const isOurs = await finish(tx, sql`${mine(mail)} and state in ('queued', 'sending', 'doubt')`, 'sent', 'accepted', reply, at);
  if (!isOurs) return false;
  const acceptance = { at, messageId: mail.message_id, reply, sourceHash: ready.sourceHash };
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

/** It will never be delivered; its section hears of it in the same transaction. */
export async function settleBounced(s: Sending, tx: Queries, mail: Taken, failure: Failure): Promise<boolean> {
  const { reason, reply, at } = failure;
  if (!(await lockRecord(tx, mail.record))) return false;
  if (!(await finish(tx, sql`${mine(mail)} and state in ('queued', 'sending')`, 'bounced', reason, reply, at))) return false;
  await s.kinds.get(mail.kind)?.failed?.(tx, mail.record, reply, { now: at, by: 'server' });
  return true;
}

export interface Failure {
  readonly reason: string;
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

/** Failed for now: tried again after a growing wait, or, after the last wait, never. */
export async function settleFailed(s: Sending, mail: Taken, failure: Failure): Promise<'later' | 'bounced'> {
  const attempt = mail.attempt + 1;
  const next = nextTry(attempt, failure.at);
  return transaction(s.db, async (tx) => {
    if (!next) {
      await settleBounced(s, tx, mail, { ...failure, reason: 'gave-up' });
      return 'bounced';
    }
    const { code, status } = statusOf(failure.reply);
    await sql`update mail.outbox set state = 'queued', worker = null, attempt = ${attempt}, next_at = ${next.toString()},
        reason = ${asReason(failure.reason)}, reply_code = ${code}, reply_status = ${status}
      where ${mine(mail)} and state in ('queued', 'sending')`.execute(tx);
    return 'later';
  });
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

async function finish(tx: Queries, which: RawBuilder<unknown>, state: string, reason: string, reply: string, at: Temporal.Instant): Promise<boolean> {
  const { code, status } = statusOf(reply);
  const { numAffectedRows } = await sql`
    update mail.outbox set state = ${state}, payload = null, worker = null, next_at = null, finished_at = ${at.toString()},
      reason = ${asReason(reason)}, reply_code = ${code}, reply_status = ${status}
    where ${which}`.execute(tx);
  return numAffectedRows === 1n;
}

/** A reason is one of our own words; a section's refusal that is not one is kept as `refused`. */
const asReason = (reason: string): string => (/^[a-z][a-z0-9-]{0,30}$/.test(reason) ? reason : 'refused');
