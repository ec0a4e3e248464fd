import type { Act } from '../records/index.ts';
import { type Queries, transaction } from '../store/index.ts';
import { type Done, lift, object, rectify, restrict, withdraw } from './deeds.ts';
import { type ErasedOf, eraseRecords, type HeldAbout, heldIn } from './person.ts';
import { type Meant, meantOf } from './records-of.ts';
import type { HeldHere, Section, Seen } from './section.ts';
import type { World } from './world.ts';

/**
 * What all sections together know and do about one person, by their address. Each deed is carried out at once as far as
 * the policy lets it be done without somebody's judgement, and says for each record what became of it. A record of
 * somebody else is passed over as if it were not there.
 */
export interface Persons {
  /** Everything that is held, section by section (Art. 15 GDPR). */
  held(address: string): Promise<readonly HeldAbout[]>;
  /** What is held about the browser they use, and goes by no address (S5). */
  here(seen: Seen): Promise<readonly HeldHere[]>;
  /** Erasure (Art. 17 GDPR) of those records, or of all. */
  erase(address: string, act: Act, records?: Meant): Promise<readonly ErasedOf[]>;
  /** Restriction (Art. 18 GDPR). */
  restrict(address: string, records: Meant, act: Act): Promise<readonly Done[]>;
  /** Ends a restriction. Who is not the person themselves tells them before (Art. 18(3) GDPR). */
  lift(address: string, records: Meant, act: Act): Promise<readonly Done[]>;
  /** Objection (Art. 21 GDPR): what the policy ends for it ends at once; the rest is restricted while it is assessed. */
  object(address: string, records: Meant, act: Act): Promise<readonly Done[]>;
  /** Withdrawal of a consent (Art. 7(3) GDPR). */
  withdraw(address: string, record: string, act: Act): Promise<Done>;
  /** Rectification (Art. 16 GDPR) of a field that its section lets be corrected. */
  rectify(address: string, record: string, field: string, value: string, act: Act): Promise<Done>;
  /** The same, within the transaction of the caller. */
  within(tx: Queries): Persons;
}

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
