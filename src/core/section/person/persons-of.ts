import type { Act } from '../../records/index.ts';
import { type Queries, transaction } from '../../store/index.ts';
import type { Done, Meant } from '../became.ts';
import type { HeldHere } from '../held.ts';
import type { Persons } from '../persons.ts';
import type { Section } from '../section.ts';
import type { World } from '../world.ts';
import { lift, object, rectify, restrict, withdraw } from './deeds.ts';
import { eraseRecords, heldIn } from './describe.ts';
import { meantOf } from './records-of.ts';

/** The persons of a world, known to its sections. */
export function personsOf(world: World, sections: readonly Section[], db: Queries = world.db): Persons {
  const inside = <T>(work: (tx: Queries) => Promise<T>): Promise<T> =>
    db.isTransaction ? work(db) : transaction(db, work, { attempts: 3 });
  const each = (deed: typeof restrict, address: string, records: Meant, act: Act): Promise<readonly Done[]> =>
    inside(async (tx) => {
      const done: Done[] = [];
      for (const one of await meantOf(world, sections, tx, address, records))
        done.push(await deed(world, tx, one, act));
      return done;
    });
  const one = async (deed: typeof restrict, address: string, record: string, act: Act): Promise<Done> => {
    const [done] = await each(deed, address, [record], act);
    return done ?? { record, outcome: 'refused', because: 'gone' };
  };
  return {
    held: (address) => inside((tx) => heldIn(world, sections, tx, address)),
    here: async (seen) => {
      const held: HeldHere[] = [];
      for (const section of sections) held.push(...((await section.here?.(world, seen)) ?? []));
      return held;
    },
    erase: (address, act, records = 'all') =>
      inside((tx) => eraseRecords(world, sections, tx, { address, records }, act)),
    restrict: (address, records, act) => each(restrict, address, records, act),
    lift: (address, records, act) => each(lift, address, records, act),
    object: (address, records, act) => each(object, address, records, act),
    withdraw: (address, record, act) => one(withdraw, address, record, act),
    rectify: (address, record, field, value, act) => one(rectify({ field, value }), address, record, act),
    within: (tx) => personsOf(world, sections, tx),
  };
}
