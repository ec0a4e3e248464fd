import { classNamed, objected, restrictionDemanded, restrictionLifted, stageNamed } from '../../policy/index.ts';
import { foreseeErasure } from '../../records/index.ts';
import type { OpenRights } from '../held.ts';
import type { World } from '../world.ts';
import { isObjectionable, isRestricted } from './deeds.ts';
import type { Owned } from './records-of.ts';

/** Reads the lifecycle as the policy draws it: what stands here is what a deed will find. */
export function openRights(world: World, owned: Owned): OpenRights {
  const { record } = owned;
  const dataClass = classNamed(world.rules.policy, record.class);
  const on = stageNamed(dataClass, record.stage).on ?? {};
  const { withdrawal } = dataClass;
  return {
    erasure: foreseeErasure(world.rules, record, world.clock.now()),
    restriction: restrictionDemanded in on,
    lifting: restrictionLifted in on,
    objection: objectionTo(world, owned, on[objected]),
    withdrawal: withdrawal && withdrawal.event in on ? withdrawal.how : null,
  };
}

/** `target`: where the stage says that an objection leads. What is restricted already is not restricted again. */
function objectionTo(world: World, owned: Owned, target: string | undefined): OpenRights['objection'] {
  const { record } = owned;
  const weighed = target === undefined ? isObjectionable(world, owned) : isRestricted(world, record.class, target);
  if (!weighed) return target === undefined ? null : 'ends';
  return isRestricted(world, record.class, record.stage) ? null : 'assessed';
}
