import { append } from '../../journal/index.ts';
import {
  classNamed,
  objected,
  type Purpose,
  restrictionDemanded,
  restrictionLifted,
  stageNamed,
} from '../../policy/index.ts';
import { type Act, type Advanced, personAccess, recordById } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Done, Outcome } from '../became.ts';
import type { World } from '../world.ts';
import type { Owned } from './records-of.ts';

type OneDeed = (world: World, tx: Queries, owned: Owned, act: Act) => Promise<Done>;

export const restrict: OneDeed = async (world, tx, owned, act) =>
  told(world, tx, owned, await world.records.advance(tx, owned.record.id, restrictionDemanded, act));

export const lift: OneDeed = async (world, tx, owned, act) =>
  told(world, tx, owned, await world.records.advance(tx, owned.record.id, restrictionLifted, act));

export const withdraw: OneDeed = async (world, tx, owned, act) => {
  const { withdrawal } = classNamed(world.rules.policy, owned.record.class);
  if (!withdrawal) return say(world, owned, { outcome: 'refused', because: 'basis' });
  return told(world, tx, owned, await world.records.advance(tx, owned.record.id, withdrawal.event, act));
};

export const object: OneDeed = async (world, tx, owned, act) => {
  const advanced = await world.records.advance(tx, owned.record.id, objected, act);
  // A lifecycle may itself lead an objection into restriction: then somebody has to weigh it.
  if ('stage' in advanced && isRestricted(world, owned.record.class, advanced.stage))
    return say(world, owned, { outcome: 'assessed', restricted: true });
  if (!('refused' in advanced) || advanced.refused !== 'event') return told(world, tx, owned, advanced);
  if (!isObjectionable(world, owned)) return say(world, owned, { outcome: 'refused', because: 'basis' });
  const restricted = await world.records.advance(tx, owned.record.id, restrictionDemanded, act);
  const isNow = 'stage' in restricted || isRestricted(world, owned.record.class, owned.record.stage);
  return say(world, owned, { outcome: 'assessed', restricted: isNow });
};

/** Art. 21(1) GDPR: some use that the record may still be put to rests on a legitimate interest. */
export function isObjectionable({ rules }: World, { record }: Owned): boolean {
  const dataClass = classNamed(rules.policy, record.class);
  const { purposes } = stageNamed(dataClass, record.stage);
  const basisOf = (purpose: Purpose) => purpose.basis ?? dataClass.basis;
  return dataClass.purposes.some(
    (purpose) => purposes.includes(purpose.name) && basisOf(purpose).ground === 'legitimate-interest',
  );
}

/** Whether a stage, or the target that an event leads to, is a restriction (Art. 18 GDPR). */
export const isRestricted = ({ rules }: World, dataClass: string, stage: string): boolean =>
  classNamed(rules.policy, dataClass).lifecycle.stages[stage]?.kind === 'restricted';

export const rectify =
  (correction: { readonly field: string; readonly value: string }): OneDeed =>
  async (world, tx, owned, act) => {
    const opened = await world.records.open(tx, owned.record.id, personAccess);
    if ('refused' in opened) return say(world, owned, { outcome: 'refused', because: 'gone' });
    const rectified = await owned.section.subject?.rectify?.(tx, opened, correction, act, world);
    if (!rectified || 'refused' in rectified)
      return say(world, owned, { outcome: 'refused', because: rectified?.refused ?? 'field' });
    if ('asked' in rectified) return say(world, owned, { outcome: 'asked' });
    const { id, class: name, stage } = owned.record;
    await append(tx, [
      { at: act.now, what: 'rectified', class: name, stage, rule: 'Art.16', record: id, actor: act.by },
    ]);
    return standing(world, tx, owned);
  };

async function told(world: World, tx: Queries, owned: Owned, advanced: Advanced): Promise<Done> {
  if ('erased' in advanced) return say(world, owned, { outcome: 'erased' });
  if ('refused' in advanced)
    return say(world, owned, {
      outcome: 'refused',
      because: advanced.refused === 'event' ? 'stage' : advanced.refused,
    });
  return standing(world, tx, owned);
}

/** Where it stands now: what a section did when it entered the stage may have taken it further. */
async function standing(world: World, tx: Queries, owned: Owned): Promise<Done> {
  const now = await recordById(tx, owned.record.id);
  if (!now) return say(world, owned, { outcome: 'erased' });
  const stage = stageNamed(classNamed(world.rules.policy, now.class), now.stage);
  return say(world, owned, { outcome: 'done', stage: stage.title, until: now.gone_by });
}

function say({ rules }: World, { record }: Owned, outcome: Outcome): Done {
  const { title } = classNamed(rules.policy, record.class);
  return { record: record.id, class: record.class, title, ...outcome };
}
