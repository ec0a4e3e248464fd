import { sql } from 'kysely';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';

/** A look at an account, by its number. */
export interface Look {
  readonly account: string;
  readonly number: number;
}

/**
 * Ends conversations of which an earlier look found nothing any more and this one nothing again: somebody has deleted
 * them by hand. What a hold covers stays on record, though its messages are gone. Answers how many ended.
 */
export async function endEmptied(world: World, tx: Queries, { account, number }: Look, act: Act): Promise<number> {
  const { rows } = await sql<{ record: string }>`
    select record from contact.conversation c
    where account = ${account} and emptied_in < ${number}
      and not exists (select from contact.message m where m.record = c.record)
    order by record limit 5000`.execute(tx);
  const ended = await world.records.eraseMany(
    tx,
    rows.map(({ record }) => record),
    'vanished',
    act,
  );
  return ended.length;
}

/** Notes which of these conversations have no message left at this look. Answers how many. */
export async function noteEmptied(tx: Queries, records: readonly string[], { account, number }: Look): Promise<number> {
  if (records.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update contact.conversation c set emptied_in = ${number}, account = ${account}
    where record = any(${[...new Set(records)]}::uuid[])
      and not exists (select from contact.message m where m.record = c.record)`.execute(tx);
  return Number(numAffectedRows);
}
