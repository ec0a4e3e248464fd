import type { Act } from '../../../core/records/index.ts';
import type { Done, ErasedOf, HeldAbout, Persons, RequestKind, ToldDeed, World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { hasChanged, outcomesInWords } from './answer/outcome.ts';
import { addEntry, entriesOf } from './entry.ts';
import { lockedRequest } from './request.ts';
import { addressesOf } from './told/address.ts';
import { listRecipients } from './told/recipient.ts';

/** What is carried out on records of the person, within a request. */
export type Deed =
  | { readonly deed: Many; readonly records: readonly string[] }
  | { readonly deed: 'withdrawal'; readonly records: readonly string[] }
  | { readonly deed: 'rectification'; readonly record: string; readonly field: string; readonly value: string };
type Many = Extract<RequestKind, 'erasure' | 'restriction' | 'objection'> | 'lifting';
export type DeedKind = Deed['deed'];

type Became = Done | ErasedOf;

/** `records`: none of those named is this person's. `untold`: a restriction is lifted only after they were told (Art. 18(3)). */
export type Carried =
  | { readonly became: readonly Became[] }
  | { readonly refused: 'gone' | 'address' | 'records' | 'untold' };

/** Carries out a deed and puts what became of each record on the line of time; whoever was given the data is listed. */
export async function carryOut(
  world: World,
  tx: Queries,
  id: string,
  deed: Deed,
  act: Act,
  by?: string,
): Promise<Carried> {
  const found = await lockedRequest(world, tx, id);
  if (!found) return { refused: 'gone' };
  const { opened, request } = found;
  const addresses = await addressesOf(tx, opened, request);
  if (addresses.length === 0) return { refused: 'address' };
  const persons = world.persons.within(tx);
  const before = await heldOfAll(persons, addresses);
  const meant = meantBy(deed).filter((record) => record !== id && before.some((one) => one.record === record));
  if (meant.length === 0) return { refused: 'records' };
  if (deed.deed === 'lifting' && !(await wasTold(tx, opened))) return { refused: 'untold' };
  const became: Became[] = [];
  for (const address of addresses) {
    // A record is known by one of the addresses alone.
    const own = new Set((await persons.held(address)).map(({ record }) => record));
    const its = meant.filter((record) => own.has(record));
    if (its.length > 0) became.push(...(await each(persons, { address, deed, meant: its }, act)));
  }
  await addEntry(tx, opened, { what: deed.deed, said: outcomesInWords(became, world.rules.calendar), by }, act);
  if (isTold(deed.deed))
    await listRecipients(
      tx,
      id,
      { deed: deed.deed, records: changed(became, before, await heldOfAll(persons, addresses)) },
      act,
    );
  return { became };
}

/** What is held under any of a person's addresses, each record once. */
export async function heldOfAll(persons: Persons, addresses: readonly string[]): Promise<readonly HeldAbout[]> {
  const found = new Map<string, HeldAbout>();
  for (const address of addresses) for (const one of await persons.held(address)) found.set(one.record, one);
  return [...found.values()];
}

const meantBy = (deed: Deed): readonly string[] => (deed.deed === 'rectification' ? [deed.record] : deed.records);

const wasTold = async (tx: Queries, opened: Parameters<typeof entriesOf>[1]): Promise<boolean> =>
  (await entriesOf(tx, opened)).some(({ what }) => what === 'lifting-told');

interface Doing {
  readonly address: string;
  readonly deed: Deed;
  readonly meant: readonly string[];
}

async function each(persons: Persons, { address, deed, meant }: Doing, act: Act): Promise<readonly Became[]> {
  switch (deed.deed) {
    case 'erasure':
      return persons.erase(address, act, meant);
    case 'restriction':
      return persons.restrict(address, meant, act);
    case 'lifting':
      return persons.lift(address, meant, act);
    case 'objection':
      return persons.object(address, meant, act);
    case 'withdrawal': {
      const became: Became[] = [];
      for (const record of meant) became.push(await persons.withdraw(address, record, act));
      return became;
    }
    case 'rectification':
      return [await persons.rectify(address, deed.record, deed.field, deed.value, act)];
  }
}

const isTold = (deed: DeedKind): deed is ToldDeed =>
  deed === 'erasure' || deed === 'rectification' || deed === 'restriction';

/** What a deed changed, and what went with it because it belonged to it. */
function changed(
  became: readonly Became[],
  before: readonly HeldAbout[],
  after: readonly HeldAbout[],
): readonly string[] {
  const stayed = new Set(after.map(({ record }) => record));
  const went = before.filter(({ record }) => !stayed.has(record)).map(({ record }) => record);
  return [...new Set([...became.filter(hasChanged).map(({ record }) => record), ...went])];
}
