import { sql } from 'kysely';
import { lockRecord } from '../../records/index.ts';
import { transaction } from '../../store/index.ts';
import { statusOf } from '../smtp/reply.ts';
import { nextTry } from './retry.ts';
import type { Sending, Taken } from './sending.ts';
import { asReason, finish, mine } from './settle.ts';

export interface Failure {
  readonly reason: string;
  /** The server's words, for the section alone; empty where it said none. */
  readonly reply: string;
  readonly at: Temporal.Instant;
}

/** Failed for now: tried again after a growing wait, or, after the last wait, never. */
export async function failForNow(s: Sending, mail: Taken, failure: Failure): Promise<'later' | 'bounced'> {
  if (!nextTry(mail.attempt + 1, failure.at)) return failForEver(s, mail, { ...failure, reason: 'gave-up' });
  await postpone(s, mail, failure);
  return 'later';
}

/**
 * It will never be delivered; its section hears of it in the same transaction. A section that cannot note that is asked
 * again with the next attempt, and after the last one the bounce stands without it.
 */
export async function failForEver(s: Sending, mail: Taken, failure: Failure): Promise<'later' | 'bounced'> {
  try {
    await bounce(s, mail, failure, true);
    return 'bounced';
  } catch (error) {
    s.log({ event: 'failed-hook', mail: mail.id, kind: mail.kind, error });
  }
  if (nextTry(mail.attempt + 1, failure.at)) {
    await postpone(s, mail, failure);
    return 'later';
  }
  await bounce(s, mail, failure, false);
  return 'bounced';
}

async function postpone({ db }: Sending, mail: Taken, { reason, reply, at }: Failure): Promise<void> {
  const attempt = mail.attempt + 1;
  const { code, status } = statusOf(reply);
  await sql`update mail.outbox set state = 'queued', worker = null, attempt = ${attempt},
      next_at = ${nextTry(attempt, at)?.toString() ?? null}, reason = ${asReason(reason)}, reply_code = ${code}, reply_status = ${status}
    where ${mine(mail)} and state in ('queued', 'sending')`.execute(db);
}

async function bounce(s: Sending, mail: Taken, { reason, reply, at }: Failure, tellSection: boolean): Promise<void> {
  const kind = tellSection ? s.kinds.get(mail.kind) : undefined;
  await transaction(
    s.db,
    async (tx) => {
      // Erasure locks the record and then its mails; the same order here, or the two could wait for each other.
      if (!(await lockRecord(tx, mail.record))) return;
      const isOurs = await finish(
        tx,
        sql`${mine(mail)} and state in ('queued', 'sending')`,
        'bounced',
        reason,
        reply,
        at,
      );
      if (isOurs) await kind?.failed?.(tx, mail.record, reply, { now: at, by: 'server' });
    },
    { attempts: 3 },
  );
}
