import type { Entry } from '../../journal/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Keeping } from '../record.ts';
import { demandInForce } from '../rules/in-force.ts';
import { eraseAgain } from './erased.ts';
import { holdAgain } from './held.ts';
import { type Again, narrowAgain } from './narrowed.ts';

export type { Again, Noting } from './narrowed.ts';

/** What a restore had undone and was done again. */
export interface Replayed {
  /** Records that were erased since the backup. */
  readonly erased: number;
  /** Changes of stage that take purposes away: withdrawals, objections, restrictions, blocks. */
  readonly narrowed: number;
  /** Records that moved on since in a way of which the backup knows nothing: they stay where it shows them. */
  readonly behind: number;
  readonly holds: number;
}

/**
 * Does again, in the transaction that brings a backup back to life, what the journal says was done since: erasures, and
 * every change that narrowed what a record may be read for. What would widen it is not repeated, since what it rested on
 * (a confirmation, a contract) is lost with the rows.
 */
export async function replay(k: Keeping, tx: Queries, since: readonly Entry[], again: Again): Promise<Replayed> {
  const { act } = again;
  await demandInForce(tx, k.rules);
  const gone = new Map(since.filter(({ what, record }) => what === 'erased' && record).map((e) => [e.record ?? '', e]));
  const erased = await eraseAgain(k, tx, [...gone.values()], act);
  const standing = since.filter(({ record }) => record !== undefined && !gone.has(record));
  // Holds before stages: a hold that stands keeps what an event would erase.
  const holds = await holdAgain(k, tx, standing, again);
  return { erased, holds, ...(await narrowAgain(k, tx, standing, again)) };
}
