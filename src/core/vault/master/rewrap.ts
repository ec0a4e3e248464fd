import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';
import { decrypt, encrypt } from '../cipher.ts';
import type { Master } from './masters.ts';

const page = 2_000;

/** Wraps every record key that an old master key wraps under the new one, page by page; answers how many. */
export async function rewrapKeys(
  home: Queries,
  [old, next]: readonly [Master, Master],
  told: (done: number) => void = () => {},
): Promise<number> {
  let done = 0;
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<{ record: string; wrapped: Buffer }>`
      select record, wrapped from vault.key where record > ${last} and master < ${next.generation}
      order by record limit ${page}`.execute(home);
    const wrapped = rows.map((row) => encrypt(next.key, decrypt(old.key, row.wrapped, row.record), row.record));
    // A record key never changes, and one that is shredded meanwhile is not there to be updated: nothing to lock.
    const { numAffectedRows } = await sql`
      update vault.key k set wrapped = n.wrapped, master = ${next.generation}
      from unnest(${rows.map((row) => row.record)}::uuid[], ${wrapped}::bytea[]) as n (record, wrapped)
      where k.record = n.record and k.master < ${next.generation}`.execute(home);
    done += Number(numAffectedRows ?? 0n);
    told(done);
    const end = rows.at(-1);
    if (!end || rows.length < page) return done;
    last = end.record;
  }
}

/** The operator's own secrets stay what they are, or no look-up would find anybody any more; only their wrapping changes. */
export async function rewrapSecrets(tx: Queries, [old, next]: readonly [Master, Master]): Promise<void> {
  const { rows } = await sql<{ name: string; wrapped: Buffer }>`
    select name, wrapped from vault.secret where master < ${next.generation} for update`.execute(tx);
  for (const { name, wrapped } of rows)
    await sql`update vault.secret set wrapped = ${encrypt(next.key, decrypt(old.key, wrapped, name), name)},
      master = ${next.generation} where name = ${name}`.execute(tx);
}
