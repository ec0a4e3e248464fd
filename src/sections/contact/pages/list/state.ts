import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import { accountsOf } from '../../mailbox/account.ts';

/** How a mailbox stands: reached or not, read to its end or on the way. */
export interface MailboxState {
  /** As people know it: user at host. */
  readonly title: string;
  /** Looks at all of it that came to their end. */
  readonly looks: number;
  readonly lookedAt: Temporal.Instant | null;
  readonly messages: number;
  readonly known: number;
  readonly problem: 'unreachable' | 'refused' | 'failed' | null;
  /** Messages that are to leave it and are still seen in it. */
  readonly leaving: number;
  /** Of those, the ones that it would not let go. */
  readonly stuck: number;
}

/** One for each mailbox that IMAP_URL names, in its order. */
export async function mailboxStates(world: World): Promise<readonly MailboxState[]> {
  const { rows } = await sql<Omit<MailboxState, 'title'> & { name: string }>`
    select a.name, a.looks::int as looks, a.looked_at as "lookedAt", a.messages, a.known, a.problem,
      (select count(*)::int from contact.erasure e where e.account = a.name and e.gone_in is null) as leaving,
      (select count(*)::int from contact.erasure e
        where e.account = a.name and e.gone_in is null and e.problem is not null) as stuck
    from contact.account a`.execute(world.db);
  const found = new Map(rows.map((row) => [row.name, row]));
  return accountsOf(world).map(({ name, server }) => ({
    ...(found.get(name) ?? unseen),
    title: `${server.login.user} (${server.host})`,
  }));
}

const unseen = { looks: 0, lookedAt: null, messages: 0, known: 0, problem: null, leaving: 0, stuck: 0 } as const;
