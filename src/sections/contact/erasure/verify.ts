import { sql } from 'kysely';
import { append } from '../../../core/journal/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { conversationClass } from '../conversation/contract.ts';
import type { Look } from '../mailbox/look/emptied.ts';

/** Messages that were to leave are not where they lay: deleted, or moved, which the next look tells. */
export async function noteGone(
  tx: Queries,
  { folder, gone }: { readonly folder: string; readonly gone: readonly number[] | 'all' },
  number: number,
): Promise<void> {
  const where = gone === 'all' ? sql`true` : sql`uid = any(${gone}::bigint[])`;
  await sql`
    update contact.erasure set folder = null, uid = null, gone_in = ${number}
    where folder = ${folder} and ${where}`.execute(tx);
}

/**
 * Strikes off what a whole look at the mailbox, begun after its deletion, found nowhere any more. With the last message
 * of a record the journal says that the mailbox is without it. Answers how many were struck off.
 */
export async function verifyErased(tx: Queries, { account, number }: Look, act: Act): Promise<number> {
  // Lost with a folder that counted anew: it was looked for in all folders and is nowhere.
  await sql`
    update contact.erasure set gone_in = ${number}
    where account = ${account} and folder is null and gone_in is null`.execute(tx);
  const { rows } = await sql<{ record: string }>`
    delete from contact.erasure e where account = ${account} and gone_in < ${number} and not exists (
      select from contact.erasure o where o.account = e.account and o.identity = e.identity
        and (o.gone_in is null or o.gone_in >= ${number}))
    returning record`.execute(tx);
  const records = [...new Set(rows.map(({ record }) => record))];
  const { rows: unfinished } = await sql<{ record: string }>`
    select distinct record from contact.erasure where record = any(${records}::uuid[])`.execute(tx);
  const open = new Set(unfinished.map(({ record }) => record));
  await append(
    tx,
    records
      .filter((record) => !open.has(record))
      .map((record) => ({
        at: act.now,
        what: 'erased',
        class: conversationClass,
        rule: 'mailbox:verified',
        record,
        actor: act.by,
      })),
  );
  return rows.length;
}
