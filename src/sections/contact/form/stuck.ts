import { sql } from 'kysely';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import type { Letter } from './letter.ts';
import { orderMail } from './mail.ts';
import { formClass, mailColumn, messageOf } from './queries.ts';

/** A message that the mail server refused for good. */
export interface Stuck {
  readonly record: string;
  readonly postedAt: Temporal.Instant;
  /** The instant by which it is gone. */
  readonly goneBy: Temporal.Instant | null;
}

/** Messages of the form that did not reach the mailbox, oldest first. */
export async function stuckMessages(db: Queries): Promise<readonly Stuck[]> {
  const { rows } = await sql<Stuck>`
    select r.id as record, m.posted_at as "postedAt", r.gone_by as "goneBy"
    from core.record r join contact.form_message m on m.record = r.id
    where r.class = ${formClass} and r.stage = 'stuck' order by m.posted_at, r.id`.execute(db);
  return rows;
}

/** Sends them once more; answers how many. What was wrong with the mail server has to be mended before. */
export async function tryAgain(world: World, act: Act): Promise<number> {
  const stuck = await stuckMessages(world.db);
  let count = 0;
  for (const one of stuck)
    count += await transaction(world.db, async (tx) => {
      const moved = await world.records.advance(tx, one.record, 'tried', act);
      const opened = await world.records.open(tx, one.record, 'contact.delivery');
      const found = await messageOf(tx, one.record);
      if ('refused' in moved || 'refused' in opened || !found) return 0;
      const letter = JSON.parse(opened.text(mailColumn, found.mail)) as Letter;
      await orderMail(world, tx, { ...one, letter, language: found.language }, act);
      return 1;
    });
  return count;
}
