import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { dropLinks, useLink } from '../account/link.ts';
import { accountByRecord } from '../account/queries.ts';
import { type Means, openSession } from '../session/session.ts';

export type Accepted = { readonly token: string } | { readonly refused: 'link' };

/** Signs in by a link, which is used up with it; so is every other link that still lies in the mailbox. */
export async function acceptLink(world: World, link: string, browser: string, act: Act): Promise<Accepted> {
  return transaction(world.db, async (tx) => {
    const account = await useLink(tx, link, act.now);
    if (!account) return { refused: 'link' };
    await dropLinks(tx, account);
    const token = await admit(world, tx, { account, browser, means: 'link' }, act);
    return token === undefined ? { refused: 'link' } : { token };
  });
}

/** The first sign-in makes an invitation an account. Undefined for an account that is withdrawn, whatever still keeps it. */
export async function admit(
  world: World,
  tx: Queries,
  entry: { readonly account: string; readonly browser: string; readonly means: Means },
  act: Act,
): Promise<string | undefined> {
  const account = await accountByRecord(tx, entry.account);
  if (!account || account.leaving) return undefined;
  // An account that is active already refuses the event, and stays as it is.
  await world.records.advance(tx, entry.account, 'activated', act);
  return openSession(world, tx, entry, act);
}
