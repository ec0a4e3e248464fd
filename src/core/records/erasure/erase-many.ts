import { sql } from 'kysely';
import { classNamed, erased, stageNamed } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Act, Keeping } from '../record.ts';
import { demandInForce } from '../rules/in-force.ts';
import { alike, descendants, eraseLocked } from './erase.ts';
import { suspend } from './suspend.ts';

/**
 * The same event befalls many records, and those whose stage says that it ends in erasure are erased, with all that they
 * own. The others stay as they are; those that a hold covers go when it closes. Answers the ids of the erased, tops alone.
 */
export async function eraseMany(
  k: Keeping,
  tx: Queries,
  ids: readonly string[],
  event: string,
  act: Act,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  await demandInForce(tx, k.rules);
  const { rows } = await sql<{ id: string; class: string; stage: string; holds: number }>`
    select id, class, stage, holds from core.record where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  const ending = rows.filter(
    (row) => stageNamed(classNamed(k.rules.policy, row.class), row.stage).on?.[event] === erased,
  );
  const { owned, busy } = await descendants(
    tx,
    ending.filter((row) => row.holds === 0).map((row) => row.id),
    'wait',
  );
  const isSpared = (row: { readonly id: string; readonly holds: number }) => row.holds > 0 || busy.has(row.id);
  const doomed = ending.filter((row) => !isSpared(row));
  await suspend(tx, ending.filter(isSpared), event, act);
  const condemned = [...owned, ...doomed].map((row) => ({
    id: row.id,
    class: row.class,
    stage: row.stage,
    rule: `event:${event}`,
  }));
  await eraseLocked(k, tx, alike(condemned), act);
  return doomed.map((row) => row.id);
}
