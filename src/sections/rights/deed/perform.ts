import type { Language } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { Done, ErasedOf, Meant, NewRequest, Persons, RequestKind, World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { hasChanged, outcomesInWords, requestClass } from '../request/index.ts';
import { noteTold, toldColumn, visitClass } from '../visit/queries.ts';
import type { Visit } from '../visit/visit.ts';
import { type Deed, kindOf } from './deed.ts';
import { hadTheirSay } from './limit.ts';
import { answerTo, type Became } from './reply.ts';
import type { Told } from './told.ts';

/**
 * Does at once what the person of a visit asks for, records it as a request, and answers that by mail with what was done.
 * Deed, request and answer are one transaction: none is without the others. What somebody has to weigh stays open.
 * Of free texts there are no more than the policy allows; no other right knows a limit.
 */
export async function perform(
  world: World,
  visit: Visit,
  deed: Deed,
  language: Language,
  act: Act,
): Promise<Told | { readonly refused: 'limit' }> {
  return transaction(world.db, async (tx) => {
    if (deed.deed === 'message' && (await hadTheirSay(world, tx, visit.address, act.now))) return { refused: 'limit' };
    const became = await carryOut(world, visit, deed, tx, act);
    const told: Told = {
      deed: deed.deed,
      at: act.now.toString(),
      isOpen: await enter(world, tx, { visit, deed, language, became }, act),
      lines: outcomesInWords(became, world.rules.calendar),
    };
    await remember(world, tx, visit, told);
    return told;
  });
}

async function carryOut(world: World, visit: Visit, deed: Deed, tx: Queries, act: Act): Promise<readonly Became[]> {
  const persons = world.persons.within(tx);
  const { address } = visit;
  switch (deed.deed) {
    case 'erasure':
      return weighed(persons, visit, await persons.erase(address, act, await meant(persons, visit, deed.records)));
    case 'restriction':
      return persons.restrict(address, await meant(persons, visit, deed.records, (one) => one.open.restriction), act);
    case 'lifting':
      return persons.lift(address, await meant(persons, visit, deed.records, (one) => one.open.lifting), act);
    case 'objection':
      return persons.object(address, await objectedTo(persons, visit, deed), act);
    case 'withdrawal':
      return [await persons.withdraw(address, deed.record, act)];
    case 'rectification':
      return [await persons.rectify(address, deed.record, deed.field, deed.value, act)];
    case 'message':
      return [];
  }
}

/**
 * What a confidential hold keeps is noted to be erased with its end, and neither that it was erased nor why it was not may be
 * said: somebody weighs it and answers in time, after they have asked whoever ordered it.
 */
async function weighed(persons: Persons, visit: Visit, became: readonly ErasedOf[]): Promise<readonly Became[]> {
  const secret = new Set(
    (await persons.held(visit.address)).filter((one) => one.secret !== undefined).map(({ record }) => record),
  );
  return became.map(
    (one): Became =>
      one.outcome === 'held' && secret.has(one.record)
        ? { record: one.record, class: one.class, title: one.title, outcome: 'assessed', restricted: false }
        : one,
  );
}

type One = Awaited<ReturnType<Persons['held']>>[number];

/** Everything but the visit itself, which ends with its own button, and what the deed cannot touch. */
async function meant(
  persons: Persons,
  visit: Visit,
  records: Meant,
  reaches: (one: One) => boolean = () => true,
): Promise<readonly string[]> {
  if (records !== 'all') return records;
  const held = await persons.held(visit.address);
  return held.filter((one) => one.class !== visitClass && reaches(one)).map(({ record }) => record);
}

const objectedTo = (
  persons: Persons,
  visit: Visit,
  { records, to }: Extract<Deed, { deed: 'objection' }>,
): Promise<readonly string[]> =>
  meant(persons, visit, records, ({ open, class: name }) =>
    to === 'advertising' ? open.objection === 'ends' : open.objection !== null && name !== requestClass,
  );

interface Entered {
  readonly visit: Visit;
  readonly deed: Deed;
  readonly language: Language;
  readonly became: readonly (Done | ErasedOf)[];
}

/** Enters the request and answers it; says whether somebody has to weigh it first. */
async function enter(
  world: World,
  tx: Queries,
  { visit, deed, language, became }: Entered,
  act: Act,
): Promise<boolean> {
  const kind = kindOf(deed);
  if (!kind || !world.requests) return false;
  const { request } = await world.requests.receive(
    tx,
    {
      kinds: [kind],
      channel: 'portal',
      address: visit.address,
      text: 'text' in deed ? deed.text : undefined,
      receivedAt: act.now,
      language,
      ...toldOf(kind, became),
    },
    act,
  );
  const answer = answerTo(deed, became, language, world.rules.calendar);
  if (answer) await world.requests.answer(tx, request, answer, act);
  return answer === null;
}

/** Whoever was given what is rectified, erased or restricted has to be told (Art. 19 GDPR). */
function toldOf(kind: RequestKind, became: Entered['became']): Pick<NewRequest, 'changed'> {
  if (kind !== 'rectification' && kind !== 'erasure' && kind !== 'restriction') return {};
  return { changed: { deed: kind, records: became.filter(hasChanged).map(({ record }) => record) } };
}

async function remember(world: World, tx: Queries, { record }: Visit, told: Told): Promise<void> {
  const opened = await world.records.open(tx, record, 'rights.identification');
  if ('refused' in opened) return;
  await noteTold(tx, record, opened.seal(toldColumn, JSON.stringify(told)));
}
