// The steps of which random lives are made; each is chosen by dice, done under crashes, and told to the oracle.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { days, months, years } from '../../src/core/policy/index.ts';
import { type Kept, openHold, personAccess } from '../../src/core/records/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import { sealedColumn } from './lives-house.ts';
import type { Life } from './lives-oracle.ts';
import { lifePolicy } from './lives-policy.ts';
import type { Chance } from './lives-random.ts';
import type { World } from './lives-world.ts';

export const kinds = ['event', 'learn', 'open', 'hold', 'unhold', 'demand', 'sweep', 'policy', 'travel'] as const;
export type Kind = (typeof kinds)[number];

const events = [
  'confirmed',
  'withdrawn',
  'used',
  'answered',
  'paid',
  'erasureDemanded',
  'restrictionDemanded',
  'restrictionLifted',
];
const purposes = ['life.confirm', 'life.send', 'life.prove', 'life.serve', 'life.ask', 'life.bill', 'life.audit'];
const spans: readonly Temporal.DurationLike[] = [
  { minutes: 1 },
  { minutes: 59 },
  { hours: 11 },
  { hours: 25 },
  { days: 1 },
  { days: 6 },
  { weeks: 2 },
  { months: 1 },
  { months: 7 },
  { years: 1 },
  { years: 4 },
];

/** So many records begin to live. */
export async function birth(world: World, dice: Chance, count: number): Promise<void> {
  const now = world.now();
  const wanted = Array.from({ length: count }, () => {
    const dataClass = dice.one(['life.request', 'life.account', 'life.address', 'life.invoice', 'life.counter']);
    return { class: dataClass, parent: parentFor(world, dice, dataClass), facts: firstFacts(dice, dataClass, now) };
  });
  const subject = world.records.subject('life', 'person@example.org');
  const kept = await world.deed(dice, async (tx) => {
    const all: Kept[] = [];
    for (const { class: dataClass, parent, facts } of wanted) {
      const what = { class: dataClass, subject, facts, ...(parent ? { parent: parent.id } : {}) };
      all.push(await world.records.keep(tx, what, world.act('person')));
    }
    const details = all.flatMap((each, index) =>
      wanted[index]?.class === 'life.counter'
        ? []
        : [{ id: each.id, sealed: each.seal(sealedColumn, `content ${index}`) }],
    );
    await layDetail(tx, details);
    return all.map(({ id }) => id);
  });
  for (const [index, { class: dataClass, parent, facts }] of wanted.entries())
    world.oracle.kept(kept[index] ?? '', dataClass, parent?.id ?? null, `content ${index}`, now, facts);
}

async function layDetail(
  tx: Queries,
  details: readonly { readonly id: string; readonly sealed: Buffer }[],
): Promise<void> {
  const ids = details.map(({ id }) => id);
  await sql`insert into life.detail (record, content)
    select * from unnest(${ids}::uuid[], ${details.map(({ sealed }) => sealed)}::bytea[])`.execute(tx);
  await sql`insert into life.item (record, number) select id, 1 from unnest(${ids}::uuid[]) as fresh (id)`.execute(tx);
}

/** Addresses hang from accounts, counters from either. */
function parentFor(world: World, dice: Chance, dataClass: string): Life | null {
  const above = { 'life.address': ['life.account'], 'life.counter': ['life.account', 'life.address'] }[dataClass] ?? [];
  const candidates = world.oracle.alive().filter((life) => above.includes(life.class));
  return candidates.length > 0 && dice.below(3) > 0 ? dice.one(candidates) : null;
}

function firstFacts(dice: Chance, dataClass: string, now: Temporal.Instant): Record<string, Temporal.Instant> {
  return dataClass === 'life.account' && dice.below(2) === 0 ? { lastUse: now } : {};
}

const steps: Readonly<Record<Kind, (world: World, dice: Chance) => Promise<void>>> = {
  event: async (world, dice) => {
    const chosen = dice.some([...world.oracle.lives.values()], 12).map((life) => ({ life, event: dice.one(events) }));
    const now = world.now();
    const outcomes = await world.deed(dice, async (tx) => {
      const answers: string[] = [];
      for (const { life, event } of chosen) {
        const facts = event === 'used' || event === 'answered' ? { lastUse: now } : undefined;
        const answer = await world.records.advance(tx, life.id, event, world.act('person'), facts);
        answers.push('stage' in answer ? `in ${answer.stage}` : 'erased' in answer ? 'erased' : answer.refused);
      }
      return answers;
    });
    const expected = chosen.map(({ life, event }) =>
      world.oracle.event(life.id, event, now, event === 'used' || event === 'answered' ? { lastUse: now } : {}),
    );
    assert.deepEqual(outcomes, expected);
  },

  learn: async (world, dice) => {
    const now = world.now();
    const names = { 'life.account': ['lastUse', 'notice:unused'], 'life.address': ['closed'] } as Record<
      string,
      string[]
    >;
    const chosen = dice
      .some(
        world.oracle.alive().filter((life) => names[life.class]),
        10,
      )
      .map((life) => ({ life, facts: { [dice.one(names[life.class] ?? [])]: now } }));
    await world.deed(dice, async (tx) => {
      for (const { life, facts } of chosen) await world.records.learn(tx, life.id, facts, world.act('server'));
    });
    for (const { life, facts } of chosen) world.oracle.learned(life.id, facts);
  },

  open: async (world, dice) => {
    for (const life of dice.some([...world.oracle.lives.values()], 10)) {
      const purpose = dice.one([...purposes, personAccess]);
      const opened = await world.records.open(world.db, life.id, purpose);
      const mayOpen = purpose === personAccess || (!life.gone && world.oracle.stageOf(life).purposes.includes(purpose));
      if (life.gone) assert.deepEqual(opened, { refused: 'gone' });
      else if (!mayOpen) assert.deepEqual(opened, { refused: 'purpose' });
      else assert.ok(!('refused' in opened), `${life.class}/${life.stage} did not open for ${purpose}`);
      if ('refused' in opened || life.class === 'life.counter') continue;
      const { rows } = await sql<{
        content: Buffer;
      }>`select content from life.detail where record = ${life.id}`.execute(world.db);
      assert.equal(rows[0] && opened.text(sealedColumn, rows[0].content), life.content);
    }
  },

  hold: async (world, dice) => {
    const dataClass = dice.one(['life.request', 'life.account', 'life.address', 'life.invoice', 'life.counter']);
    const chosen = dice
      .some(
        world.oracle.alive().filter((life) => life.class === dataClass),
        6,
      )
      .map((life) => life.id);
    const order = { reference: 'A-1', kind: 'incident', class: dataClass, records: chosen } as const;
    const reviewBy = world.now().add({ hours: 1 });
    const answer = await world.deed(dice, (tx) => openHold(tx, { ...order, reviewBy }, world.act('staff')));
    assert.equal(answer.records, world.oracle.holdOpened(answer.hold, chosen));
  },

  unhold: async (world, dice) => {
    const open = [...new Set(world.oracle.alive().flatMap((life) => [...life.holds]))];
    if (open.length === 0) return;
    const hold = dice.one(open);
    const freed = await world.deed(dice, (tx) => world.records.closeHold(tx, hold, world.act('staff')));
    const { records, erased } = world.oracle.holdClosed(hold, world.now());
    assert.deepEqual([freed?.records.length, freed?.erased], [records, erased]);
  },

  demand: async (world, dice) => {
    const held = world.oracle.alive().filter((life) => life.holds.size > 0);
    const chosen = [...dice.some(held, 3), ...dice.some([...world.oracle.lives.values()], 5)];
    const answers = await world.deed(dice, async (tx) => {
      const outcomes: string[] = [];
      for (const { id } of chosen)
        outcomes.push((await world.records.demandErasure(tx, id, world.act('person'))).outcome);
      return outcomes;
    });
    assert.deepEqual(
      answers,
      chosen.map(({ id }) => world.oracle.demand(id, world.now())),
    );
  },

  sweep: (world, dice) => world.sweep(dice),

  policy: async (world, dice) => {
    const changed = lifePolicy({
      unconfirmed: days(dice.one([3, 7, 14])),
      proof: years(dice.one([2, 3, 4])),
      unused: years(dice.one([2, 3])),
      closedAddress: months(dice.one([1, 2])),
      invoice: years(dice.one([6, 8])),
    });
    await world.enact(dice, changed);
  },

  travel: (world, dice) => world.travel(dice, dice.one(spans)),
};

export async function step(world: World, kind: Kind, dice: Chance): Promise<void> {
  await steps[kind](world, dice);
  await world.check();
}

/** Every life comes to its end: holds close, restrictions are lifted, consents withdrawn, questions asked, and time passes. */
export async function end(world: World, dice: Chance): Promise<void> {
  const { oracle } = world;
  for (let round = 0; oracle.alive().length > 0; round += 1) {
    assert.ok(
      round < 8,
      `these never end: ${oracle
        .alive()
        .map((l) => `${l.class}/${l.stage}`)
        .join(', ')}`,
    );
    while (oracle.alive().some((life) => life.holds.size > 0)) await step(world, 'unhold', dice);
    const now = world.now();
    await world.deed(dice, async (tx) => {
      for (const life of oracle.alive()) {
        const event = { restricted: 'restrictionLifted', active: 'withdrawn' }[life.stage];
        if (event) await world.records.advance(tx, life.id, event, world.act('staff'));
        const fact = { open: 'lastUse', asked: 'notice:unused' }[life.stage];
        if (fact && life.class === 'life.account' && !life.facts.has(fact))
          await world.records.learn(tx, life.id, { [fact]: now }, world.act('server'));
      }
    });
    for (const life of oracle.alive()) {
      const [stage, event] = [life.stage, { restricted: 'restrictionLifted', active: 'withdrawn' }[life.stage]];
      if (event) oracle.event(life.id, event, now, {});
      const fact = { open: 'lastUse', asked: 'notice:unused' }[stage];
      if (fact && life.class === 'life.account' && !life.facts.has(fact)) oracle.learned(life.id, { [fact]: now });
    }
    await world.check();
    await world.travel(dice, { years: 5 });
  }
}
