import { sql } from 'kysely';
import type { Language } from '../../core/policy/index.ts';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { liveLinks, makeLink, type SignInLink } from '../account/link.ts';
import { accountBySubject, allAccounts, type StoredAccount } from '../account/queries.ts';

/** Links that may wait in a mailbox at once; asking again and again fills nobody's mailbox. */
const mostLinks = 3;

/**
 * Somebody has typed an address and wants a link. The answer never says whether the address is known, and the work does
 * not either: for an unknown one the same is done for another account, and undone before it is committed.
 */
export async function requestLink(world: World, address: string, language: Language, act: Act): Promise<void> {
  await transaction(world.db, async (tx) => {
    const known = await accountBySubject(tx, world.records.subject('staff', address));
    const [other] = await allAccounts(tx);
    const account = known ?? other;
    if (!account) return;
    await sql`savepoint link`.execute(tx);
    const live = await liveLinks(tx, account.record, act.now);
    await mailLink(world, tx, account, await makeLink(world, tx, account, act.now), language, act);
    const stays = known !== undefined && !known.leaving && live < mostLinks;
    await (stays ? sql`release savepoint link` : sql`rollback to savepoint link`).execute(tx);
  });
}

/** Puts the mail with a link in the outbox. */
export async function mailLink(
  world: World,
  tx: Queries,
  account: StoredAccount,
  link: SignInLink,
  language: Language,
  act: Act,
): Promise<void> {
  const opened = await world.records.open(tx, account.record, 'staff.sign-in');
  if ('refused' in opened) return;
  const to = opened.text('staff.account.email', account.email);
  const payload = { token: link.token, until: link.until.toString() };
  await world.mail.send(tx, { kind: 'staff.sign-in', record: account.record, to, language, payload }, act);
}
