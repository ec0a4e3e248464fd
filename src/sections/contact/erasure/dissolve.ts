import { sql } from 'kysely';
import { append } from '../../../core/journal/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { conversationClass } from '../conversation/contract.ts';
import { accountNames } from '../mailbox/account.ts';

/** A mailbox that IMAP_URL names no more, and what is known of it. */
export interface RemovedMailbox {
  readonly name: string;
  readonly conversations: number;
  /** Messages that are still to be erased there. */
  readonly leaving: number;
}

export async function removedMailboxes(world: World): Promise<readonly RemovedMailbox[]> {
  const { rows } = await sql<RemovedMailbox>`
    select a.name,
      (select count(*)::int from contact.conversation c where c.account = a.name) as conversations,
      (select count(distinct e.identity)::int from contact.erasure e where e.account = a.name) as leaving
    from contact.account a where a.name <> all(${accountNames(world)}::text[]) order by a.name`.execute(world.db);
  return rows.filter(({ conversations, leaving }) => conversations + leaving > 0);
}

/**
 * Staff confirm that a mailbox is no longer there: what lay in it alone has ended with it, and nothing is left to be erased
 * there. A conversation that has messages elsewhere goes on. Refused for a mailbox that is still named.
 */
export async function dissolve(
  world: World,
  name: string,
  act: Act,
): Promise<{ readonly ended: number } | { readonly refused: 'named' }> {
  if (accountNames(world).includes(name)) return { refused: 'named' };
  return transaction(world.db, async (tx) => {
    const { rows: ordered } = await sql<{ record: string }>`
      delete from contact.erasure where account = ${name} returning record`.execute(tx);
    const said = { at: act.now, what: 'erased', class: conversationClass, rule: 'mailbox:dissolved' } as const;
    const records = [...new Set(ordered.map(({ record }) => record))];
    await append(
      tx,
      records.map((record) => ({ ...said, record, actor: act.by })),
    );
    await sql`delete from contact.folder where account = ${name}`.execute(tx);
    const { rows: empty } = await sql<{ record: string }>`
      select record from contact.conversation c
      where account = ${name} and not exists (select from contact.message m where m.record = c.record)`.execute(tx);
    const ended = await world.records.eraseMany(
      tx,
      empty.map(({ record }) => record),
      'vanished',
      act,
    );
    await sql`delete from contact.account where name = ${name}`.execute(tx);
    return { ended: ended.length };
  });
}
