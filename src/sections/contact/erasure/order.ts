import { sql } from 'kysely';
import type { Act } from '../../../core/records/index.ts';
import type { Queries } from '../../../core/store/index.ts';

/** What tells whoever reads a mailbox that there is something to do in it. */
export const channel = 'avow_contact';

/**
 * Records of conversations are about to go: orders their messages out of the mailbox, in the same transaction, so that
 * neither goes without the other. A message that another conversation needs stays until that one goes as well.
 */
export async function orderErasure(tx: Queries, ids: readonly string[], act: Act): Promise<void> {
  // Two conversations that share a message and go at the same time: the second waits here and then finds itself alone.
  await sql`
    select from contact.message where identity in (
      select identity from contact.message where record = any(${ids}::uuid[]))
    order by id for update`.execute(tx);
  const { rows } = await sql<{ account: string }>`
    insert into contact.erasure (id, record, account, folder, uid, identity, size, at, ordered_at, gone_by)
    select distinct on (m.folder, coalesce(m.uid, -m.id)) gen_random_uuid(), m.record, f.account, m.folder, m.uid,
      m.identity, m.size, m.at, ${act.now}::timestamptz,
      case when r.due <= ${act.now}::timestamptz then r.gone_by else ${act.now}::timestamptz end
    from contact.message m
      join contact.folder f on f.id = m.folder
      join core.record r on r.id = m.record
    where m.record = any(${ids}::uuid[]) and not exists (
      select from contact.message o where o.identity = m.identity and o.record <> all(${ids}::uuid[]))
    order by m.folder, coalesce(m.uid, -m.id), m.id
    returning account`.execute(tx);
  for (const account of new Set(rows.map((row) => row.account)))
    await sql`select pg_notify(${channel}, ${account})`.execute(tx);
}
