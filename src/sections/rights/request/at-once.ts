import { classNamed, erased, erasureDemanded } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { Done, ErasedOf, HeldAbout, NewRequest, Persons, World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { outcomesInWords } from './answer/outcome.ts';
import type { NewEntry } from './entry.ts';
import { requestClass } from './request.ts';

type Became = Done | ErasedOf;

/**
 * An objection and a withdrawal take effect with their receipt, not with somebody's answer: advertising ends (Art. 21(3),
 * 7(3) GDPR; S79, S80), and what has to be weighed is restricted meanwhile (Art. 18(1)(d)).
 */
export async function carryOutAtOnce(
  world: World,
  tx: Queries,
  what: NewRequest & { readonly address: string },
  act: Act,
): Promise<readonly NewEntry[]> {
  const persons = world.persons.within(tx);
  const held = (await persons.held(what.address)).filter((one) => one.class !== requestClass);
  const ends: NewEntry[] = [];
  const entry = (kind: 'objection' | 'withdrawal', became: readonly Became[]) =>
    ends.push({ what: kind, said: outcomesInWords(became, world.rules.calendar) });
  if (what.kinds.includes('objection')) {
    // Advertising is what an objection ends without a weighing.
    const isMeant = ({ open }: HeldAbout) =>
      what.objectsTo === 'advertising' ? open.objection === 'ends' : open.objection !== null;
    const meant = held.filter((one) => isMeant(one) || isOnlyAsked(world, one));
    entry('objection', await endEach(world, persons, { ...what, held: meant, by: 'object' }, act));
  }
  if (what.kinds.includes('withdrawal')) {
    const meant = consentsAmong(world, held).filter(({ record }) => what.withdraws?.includes(record) ?? true);
    entry('withdrawal', await endEach(world, persons, { ...what, held: meant, by: 'withdraw' }, act));
  }
  return ends;
}

/** What a withdrawal ends: every consent that runs, and what was only asked for. */
export const consentsAmong = (world: World, held: readonly HeldAbout[]): readonly HeldAbout[] =>
  held.filter((one) => one.class !== requestClass && (one.open.withdrawal !== null || isOnlyAsked(world, one)));

interface Ends {
  readonly address: string;
  readonly held: readonly HeldAbout[];
  readonly by: 'object' | 'withdraw';
}

async function endEach(
  world: World,
  persons: Persons,
  { address, held, by }: Ends,
  act: Act,
): Promise<readonly Became[]> {
  const became: Became[] = [];
  for (const one of held) {
    // Asked for and never confirmed: there is no consent to withdraw, and nothing to keep either.
    if (isOnlyAsked(world, one)) {
      became.push(...(await persons.erase(address, act, [one.record])));
      continue;
    }
    const done =
      by === 'withdraw'
        ? [await persons.withdraw(address, one.record, act)]
        : await persons.object(address, [one.record], act);
    became.push(...done);
  }
  return became;
}

/** A consent in its first stage, not given yet, of which a demand for erasure leaves nothing. */
function isOnlyAsked({ rules }: World, { class: name, stage }: HeldAbout): boolean {
  const { withdrawal, lifecycle } = classNamed(rules.policy, name);
  if (!withdrawal || stage !== lifecycle.first) return false;
  const { on = {} } = lifecycle.stages[stage] ?? {};
  return on[withdrawal.event] === undefined && on[erasureDemanded] === erased;
}
