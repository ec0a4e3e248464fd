import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { accountByRecord } from '../account/queries.ts';
import * as queries from '../session/queries.ts';
import { keepSession, type Session } from '../session/session.ts';

/** Who moves the clock, and in which browser. */
export interface Traveller extends Pick<Session, 'account' | 'tokenHash' | 'isStrong'> {
  readonly browser: string;
}

/**
 * In simulated years every sign-in ends, and the sweep erases it on the way as it must. At the screen minutes have passed:
 * who moved the clock is signed in again where the journey ends, by the same cookie.
 */
export async function arrive(
  world: World,
  { account, tokenHash, browser, isStrong }: Traveller,
  act: Act,
): Promise<void> {
  await transaction(world.db, async (tx) => {
    const found = await queries.sessionByHash(tx, tokenHash);
    if (found) return queries.noteSeen(tx, found.record, act.now);
    if (!(await accountByRecord(tx, account))) return;
    await keepSession(world, tx, { account, browser, hash: tokenHash, isStrong }, act);
  });
}
