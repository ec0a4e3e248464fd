import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { dropLinks, lockLink } from '../account/link.ts';
import { accountByRecord } from '../account/queries.ts';
import { noteFactor } from '../factor/note.ts';
import { hasApp } from '../factor/queries.ts';
import { type Spent, spendCode } from '../factor/spend.ts';
import { type Means, openSession } from '../session/session.ts';

export type Accepted =
  | { readonly token: string }
  | { readonly refused: 'link' }
  | Extract<Spent, { readonly refused: string }>;

/** What somebody shows who comes with a link. */
export interface Shown {
  readonly link: string;
  /** What they typed, where the account has an authenticator app. */
  readonly code: string;
  readonly wall: Temporal.Instant;
  readonly browser: string;
}

/**
 * Signs in by a link, and by a code where the account has an app. The link is used up with it, as is every other link that
 * still lies in the mailbox; a wrong code uses up nothing but a try.
 */
export async function acceptLink(world: World, { link, browser, ...typed }: Shown, act: Act): Promise<Accepted> {
  return transaction(world.db, async (tx): Promise<Accepted> => {
    const found = await lockLink(tx, link, act.now);
    if (!found) return { refused: 'link' };
    const { account } = found;
    const second = await secondFactor(world, tx, { account, ...typed }, act);
    if (second && 'refused' in second) return second;
    await dropLinks(tx, account);
    const means: Means = second ? `${found.means}:${second.by}` : found.means;
    const token = await admit(world, tx, { account, browser, means }, act);
    return token === undefined ? { refused: 'link' } : { token };
  });
}

/** Undefined for an account without an app. */
async function secondFactor(
  world: World,
  tx: Queries,
  typed: Parameters<typeof spendCode>[3],
  act: Act,
): Promise<Spent | { readonly refused: 'link' } | undefined> {
  if (!(await hasApp(tx, typed.account))) return undefined;
  const opened = await world.records.open(tx, typed.account, 'staff.sign-in');
  if ('refused' in opened) return { refused: 'link' };
  const spent = await spendCode(world, tx, opened, typed);
  if ('by' in spent && spent.by === 'recovery') await noteFactor(world, tx, typed.account, 'recovery-used', act);
  return spent;
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
