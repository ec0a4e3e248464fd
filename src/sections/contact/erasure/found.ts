import { sql } from 'kysely';
import type { Queries } from '../../../core/store/index.ts';

interface Found {
  readonly digest: { readonly uid: number };
  readonly identity: Buffer;
}

/**
 * Tells apart what should have left the mailbox: a copy in another folder, or a message that was moved on its way out.
 * It is noted where it lies now. Answers the messages that may stay.
 */
export async function stillToErase<F extends Found>(
  tx: Queries,
  { account, folder }: { readonly account: string; readonly folder: string },
  found: readonly F[],
): Promise<readonly F[]> {
  const { rows } = await sql<{ identity: Buffer }>`
    select distinct identity from contact.erasure
    where account = ${account} and identity = any(${found.map((f) => f.identity)}::bytea[])`.execute(tx);
  if (rows.length === 0) return found;
  const doomed = new Set(rows.map(({ identity }) => identity.toString('hex')));
  const isDoomed = ({ identity }: F) => doomed.has(identity.toString('hex'));
  const copies = found.filter(isDoomed);
  await sql`
    insert into contact.erasure (id, record, account, folder, uid, identity, size, at, ordered_at, gone_by)
    select gen_random_uuid(), e.record, e.account, ${folder}, f.uid, e.identity, e.size, e.at, e.ordered_at, e.gone_by
    from unnest(${copies.map((c) => c.identity)}::bytea[], ${copies.map((c) => c.digest.uid)}::bigint[]) as f (identity, uid)
      cross join lateral (
        select * from contact.erasure o where o.account = ${account} and o.identity = f.identity order by o.id limit 1
      ) as e
    where not exists (select from contact.erasure k where k.folder = ${folder} and k.uid = f.uid)`.execute(tx);
  return found.filter((one) => !isDoomed(one));
}
