import { type Act, recordById } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { type Ground, type Judged, withdrawConsent } from '../conversation/index.ts';
import { groundsOf, note } from './ground.ts';

export type Withdrawn = Judged | { readonly keptOn: Ground };

/**
 * The person withdraws what was taken as their consent (S27). The conversation is locked and goes, unless somebody has
 * named another ground for it with a reason: a ground that is merely presumed keeps nothing.
 */
export async function withdraw(world: World, id: string, act: Act): Promise<Withdrawn> {
  const kept = await transaction(world.db, async (tx): Promise<Ground | undefined> => {
    const record = await recordById(tx, id);
    if (!record || !['current', 'review'].includes(record.stage)) return undefined;
    const resting = (await groundsOf(tx, [record])).get(id);
    if (!resting?.at || resting.ground === 'consent') return undefined;
    await note(tx, { class: record.class, stage: record.stage, rule: 'event:withdrawn' }, id, act);
    return resting.ground;
  });
  return kept ? { keptOn: kept } : withdrawConsent(world, id, act);
}
