// A database on the simulated clock in which whole lives are lived beside the oracle. What a step does is done under a
// crash somewhere in its statements, then again as after a restart; then everything is compared.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { simulatedClock } from '../../src/core/clock/index.ts';
import { forward, sweepAll } from '../../src/core/jobs/index.ts';
import { closeBlocks, type Signer, signer, verifyJournal } from '../../src/core/journal/index.ts';
import { type Calendar, calendar, type Policy } from '../../src/core/policy/index.ts';
import {
  type Act,
  beginSimulation,
  enactPolicy,
  overdue,
  planChange,
  type Records,
  recompute,
  records,
  simulatedNow,
} from '../../src/core/records/index.ts';
import { type Queries, type Store, transaction } from '../../src/core/store/index.ts';
import type { Vault } from '../../src/core/vault/index.ts';
import { Crash, fragile } from './lives-crash.ts';
import { tamper } from './lives-journal.ts';
import { type Oracle, oracle } from './lives-oracle.ts';
import type { Chance } from './lives-random.ts';

export interface World {
  readonly db: Queries;
  readonly oracle: Oracle;
  readonly records: Records;
  readonly policy: Policy;
  now(): Temporal.Instant;
  act(by: Act['by']): Act;
  /** One transaction, cut by a crash somewhere and then done again; answers what the committed run answered. */
  deed<T>(dice: Chance, work: (tx: Queries) => Promise<T>): Promise<T>;
  /** A sweep by one to three workers, some of whom die in it, and by the one who comes after them. */
  sweep(dice: Chance): Promise<void>;
  /** Moves the clock, stopping wherever something falls due. */
  travel(dice: Chance, span: Temporal.DurationLike): Promise<void>;
  enact(dice: Chance, policy: Policy): Promise<void>;
  /** Compares everything with the oracle. */
  check(): Promise<void>;
  verify(): Promise<void>;
}

const timeZone = 'Europe/Berlin';

export async function world(store: Store, vault: Vault, start: Temporal.Instant, first: Policy): Promise<World> {
  await forgetEverything(store.db);
  await beginSimulation(store.db, start);
  const { db } = store;
  const own = signer(vault.secrets.journal);
  const clock = simulatedClock({ read: async () => (await simulatedNow(db)) ?? start, start });
  const broken = fragile(store);
  let rules = await enacted(db, first, { now: start, by: 'operator' });
  let deeds = deedsOf();
  const model = oracle(first, rules.calendar);
  let read = 0;
  const told = new Map<string, string[]>();

  function deedsOf(): Records {
    return records({ rules, vault, entered: new Map() });
  }

  async function deed<T>(dice: Chance, work: (tx: Queries) => Promise<T>): Promise<T> {
    // Small numbers cut the beginning, great ones the middle of a long deed; the second run is left in peace.
    for (let statements = 1 + dice.below(dice.one([12, 160])); ; statements = 0) {
      let answer: { readonly is: T } | undefined;
      broken.crashAfter(statements);
      try {
        await transaction(broken.db, async (tx) => {
          answer = { is: await work(tx) };
        });
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        if (!broken.committed) continue;
      } finally {
        broken.crashAfter(0);
      }
      assert.ok(answer);
      return answer.is;
    }
  }

  async function sweep(dice: Chance): Promise<void> {
    const act: Act = { now: clock.now(), by: 'policy' };
    broken.crashAfter(dice.below(3) === 0 ? 0 : 1 + dice.below(16));
    const workers = await Promise.allSettled(
      Array.from({ length: 1 + dice.below(3) }, () => deeds.sweep(broken.db, act)),
    );
    broken.crashAfter(0);
    for (const worker of workers)
      if (worker.status === 'rejected' && !(worker.reason instanceof Crash)) throw worker.reason;
    await sweepAll(db, deeds, act);
    model.swept(act.now);
    assert.equal(await overdue(db, act.now), 0, 'something is overdue after a sweep');
    await check();
  }

  async function check(): Promise<void> {
    await compareRecords(db, model, rules.version);
    read = await listen(db, read, told);
    for (const life of model.lives.values()) {
      const heard = told.get(life.id) ?? [];
      assert.deepEqual(heard, life.story, `the journal of a ${life.class}`);
    }
  }

  return {
    db,
    oracle: model,
    get records() {
      return deeds;
    },
    get policy() {
      return rules.policy;
    },
    now: () => clock.now(),
    act: (by) => ({ now: clock.now(), by }),
    deed,
    sweep,
    travel: async (dice, span) => {
      const target = clock.now().toZonedDateTimeISO(timeZone).add(span).toInstant();
      const sweeping: Records = { ...deeds, sweep: async () => (await sweep(dice), { erased: 0, advanced: 0 }) };
      const journey = { db, clock, records: sweeping, deliver: async () => {}, nextDelivery: async () => null };
      await forward(journey, target);
    },
    enact: async (dice, policy) => {
      const act: Act = { now: clock.now(), by: 'operator' };
      const next = { policy, calendar: calendar(policy) };
      await comparePlan(db, model, next, act.now);
      rules = await untilDone(dice, (through) => enacted(through, policy, act));
      deeds = deedsOf();
      await untilDone(dice, (through) => recompute(through, rules, act.now));
      model.rules(policy, rules.calendar);
    },
    check,
    verify: () => verify(db, own, clock.now()),
  };

  async function untilDone<T>(dice: Chance, work: (through: Queries) => Promise<T>): Promise<T> {
    for (;;) {
      broken.crashAfter(dice.below(10));
      try {
        return await work(broken.db);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      } finally {
        broken.crashAfter(0);
      }
    }
  }
}

async function enacted(db: Queries, policy: Policy, act: Act) {
  const { number } = await enactPolicy(db, policy, { de: 'Text', en: 'text' }, act);
  return { policy, version: number, calendar: calendar(policy) };
}

interface Found {
  readonly id: string;
  readonly stage: string;
  readonly since: Temporal.Instant;
  readonly due: Temporal.Instant | null;
  readonly gone_by: Temporal.Instant | null;
  readonly holds: number;
  readonly demanded: string | null;
  readonly policy: number;
}

/** Nothing early, nothing late, nothing orphaned: what is in the database is what the oracle says, and no more. */
async function compareRecords(db: Queries, model: Oracle, version: number): Promise<void> {
  const { rows } = await sql<Found>`
    select id, stage, since, due, gone_by, holds, demanded, policy from core.record order by id`.execute(db);
  const show = (it: Omit<Found, 'policy'>) =>
    [
      it.id,
      it.stage,
      'since',
      it.since,
      'due',
      it.due,
      'gone by',
      it.gone_by,
      'under',
      it.holds,
      'demanded',
      it.demanded,
    ]
      .map(String)
      .join(' ');
  const [there, expected] = [
    rows.map(show),
    model.alive().map((l) => show({ ...l, gone_by: l.goneBy, holds: l.holds.size })),
  ];
  const differing = (one: readonly string[], other: readonly string[]) => one.filter((it) => !other.includes(it));
  assert.deepEqual(
    { wrong: differing(there, expected), missing: differing(expected, there) },
    { wrong: [], missing: [] },
  );
  assert.ok(rows.every((row) => row.policy === version));
  const { rows: orphans } = await sql<Record<string, number>>`
    with sealed as (select id from core.record where class <> 'life.counter')
    select (select count(*) from life.detail d where not exists (select from sealed where id = d.record)) as details,
      (select count(*) from sealed s where not exists (select from life.detail where record = s.id)) as bare,
      (select count(*) from life.item i where not exists (select from sealed where id = i.record)) as items,
      (select count(*) from vault.key k where not exists (select from sealed where id = k.record)) as keys,
      (select count(*) from sealed s where not exists (select from vault.key where record = s.id)) as keyless`.execute(
    db,
  );
  assert.deepEqual(orphans[0], { details: 0, bare: 0, items: 0, keys: 0, keyless: 0 });
}

/** Reads what the journal has told since, record by record. */
async function listen(db: Queries, from: number, told: Map<string, string[]>): Promise<number> {
  const { rows } = await sql<{ id: number; record: string; what: string; stage: string }>`
    select id, record, what, stage from journal.entry where id > ${from} and record is not null order by id`.execute(
    db,
  );
  for (const { record, what, stage } of rows) {
    if (what === 'hold-opened' || what === 'hold-closed') continue;
    const story = told.get(record) ?? [];
    told.set(record, story);
    story.push(`${what} ${stage}`);
    assert.ok(story.filter((each) => each.startsWith('kept')).length === 1, `kept once: ${story.join(', ')}`);
    assert.ok(story.filter((each) => each.startsWith('erased')).length <= 1, `erased once: ${story.join(', ')}`);
  }
  return rows.at(-1)?.id ?? from;
}

async function comparePlan(
  db: Queries,
  model: Oracle,
  next: { readonly policy: Policy; readonly calendar: Calendar },
  now: Temporal.Instant,
): Promise<void> {
  const planned = await planChange(db, next, now);
  const expected = model.planned(next.policy, next.calendar, now);
  assert.deepEqual(
    new Map(planned.map(({ class: name, moving, dueAtOnce }) => [name, { moving, dueAtOnce }])),
    expected,
  );
}

async function verify(db: Queries, own: Signer, now: Temporal.Instant): Promise<void> {
  await closeBlocks(db, own, now);
  const { verified, open, faults } = await verifyJournal(db, own.publicKey);
  assert.ok(verified, faults.join('\n'));
  assert.equal(open, 0);
}

/** The next world begins on the same server, in a database as new. */
const forgetEverything = (db: Queries): Promise<void> =>
  tamper(db, (tx) =>
    sql`truncate core.record, core.policy_version, core.hold, core.held, core.simulation, core.sweep, vault.key,
      life.detail, life.item, journal.entry, journal.block restart identity cascade`.execute(tx),
  );
