import { sql } from 'kysely';
import type { AccountFolder, MailAccount } from '../../../../core/mail/index.ts';
import { classNamed, type Stage } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { conversationClass } from '../../conversation/contract.ts';
import type { ContactAccount } from '../account.ts';
import { pathHash } from '../hash.ts';

interface Misplaced {
  readonly path_hash: Buffer;
  readonly validity: number;
  readonly uid: number;
  readonly inbound: boolean;
  /** Belongs out of sight: none of its conversations is worked with. */
  readonly hidden: boolean;
}

/**
 * Puts blocked letters, what is restricted and what has no purpose any more into a folder apart, so that daily work does
 * not meet it, and brings back what is worked with again (Art. 18 GDPR, S27, S87). Where a message belongs follows from its stages alone, so nothing
 * has to be remembered: what a crash, or somebody's mail program, left in the wrong place is moved at the next look.
 */
export async function setAside(
  world: World,
  account: ContactAccount,
  connection: MailAccount,
  listed: readonly AccountFolder[],
): Promise<number> {
  const existing = listed.find(({ path }) => isBlocked(account, path));
  const misplaced = await misplacedIn(world, account.name, existing && pathHash(world, existing.path));
  if (misplaced.length === 0) return 0;
  const blocked = existing?.path ?? (await connection.make(account.server.blocked));
  const paths = new Map(listed.map(({ path }) => [pathHash(world, path).toString('hex'), path]));
  const moves = misplaced.flatMap((one) => {
    const from = paths.get(one.path_hash.toString('hex'));
    return from === undefined ? [] : [{ ...one, from, to: one.hidden ? blocked : homeOf(listed, one) }];
  });
  for (const [from, all] of Map.groupBy(moves, (move) => move.from)) {
    const folder = await connection.open(from);
    for (const [to, some] of Map.groupBy(all, (move) => move.to)) {
      if (!folder || to === from || some.some(({ validity }) => BigInt(validity) !== folder.validity)) continue;
      await folder.move(
        some.map(({ uid }) => uid),
        to,
      );
    }
  }
  return moves.length;
}

/** The folder has the name of the setting, wherever the server keeps such folders. */
const isBlocked = ({ server }: ContactAccount, path: string): boolean =>
  path === server.blocked || path.endsWith(`/${server.blocked}`) || path.endsWith(`.${server.blocked}`);

const homeOf = (listed: readonly AccountFolder[], { inbound }: Misplaced): string =>
  (inbound ? undefined : listed.find(({ use }) => use === '\\Sent')?.path) ??
  listed.find(({ use }) => use === '\\Inbox')?.path ??
  'INBOX';

/** Blocked and restricted is what the policy calls so; what has no purpose left at all is nobody's work either (S27). */
const isWorkedWith = ({ kind, purposes }: Stage): boolean => kind === undefined && purposes.length > 0;

async function misplacedIn(world: World, account: string, blocked: Buffer | undefined): Promise<readonly Misplaced[]> {
  const { stages } = classNamed(world.rules.policy, conversationClass).lifecycle;
  const hidden = Object.entries(stages).flatMap(([name, stage]) => (isWorkedWith(stage) ? [] : [name]));
  const { rows } = await sql<Misplaced>`
    with near as (
      select m.folder, m.uid from contact.message m join contact.folder f on f.id = m.folder
      where f.account = ${account} and f.path_hash = ${blocked ?? null} and m.uid is not null
      union
      select m.folder, m.uid from core.record r
        join contact.message m on m.record = r.id join contact.folder f on f.id = m.folder
      where r.class = ${conversationClass} and r.stage = any(${hidden}::text[]) and f.account = ${account}
        and m.uid is not null
    )
    select f.path_hash, f.validity, n.uid, bool_or(m.inbound) as inbound, bool_and(r.stage = any(${hidden}::text[])) as hidden
    from near n
      join contact.message m on m.folder = n.folder and m.uid = n.uid
      join core.record r on r.id = m.record
      join contact.folder f on f.id = n.folder
    group by f.path_hash, f.validity, n.folder, n.uid
    having bool_and(r.stage = any(${hidden}::text[])) <> coalesce(f.path_hash = ${blocked ?? null}, false)
    limit 5000`.execute(world.db);
  return rows;
}
