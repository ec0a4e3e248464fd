import { sql } from 'kysely';
import { type Act, lockRecord } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { ReturnedMail } from '../contract.ts';
import type { Sending } from './sending.ts';
import { finish } from './settle.ts';

/** A server had taken the mail, and another one gave it back: noted once, together with what its section does then. */
export async function noteReturned(
  { kinds }: Pick<Sending, 'kinds'>,
  tx: Queries,
  { record, tail, reply }: ReturnedMail,
  act: Act,
): Promise<boolean> {
  // Erasure locks the record and then its mails; the same order here, or the two could wait for each other.
  if (!(await lockRecord(tx, record))) return false;
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from mail.outbox where record = ${record} and right(replace(id::text, '-', ''), 16) = ${tail}
      and state = 'sent' for update`.execute(tx);
  const [mail] = rows;
  const kind = mail && kinds.get(mail.kind);
  if (!mail || !kind?.returned) return false;
  await finish(tx, sql`id = ${mail.id}`, 'bounced', 'returned', reply, act.now);
  await kind.returned(tx, record, reply, act);
  return true;
}
