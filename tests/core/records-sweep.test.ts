import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { nextDueInstant, overdue, recordById, standings } from '../../src/core/records/index.ts';
import { transaction, uuidv7 } from '../../src/core/store/index.ts';
import { house, journalOf } from '../support/lives-house.ts';

const sweepOf = (home: Awaited<ReturnType<typeof house>>) => home.records.sweep(home.db, home.act('policy'));

test('the sweep erases what is due, and nothing a moment before', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const { id } = await home.keep({ class: 'life.request' });
  home.clock.set(Temporal.Instant.from('2024-01-16T22:59:59.999Z'));
  assert.deepEqual(await sweepOf(home), { erased: 0, advanced: 0 });
  home.clock.set(Temporal.Instant.from('2024-01-16T23:00:00Z'));
  assert.deepEqual(await sweepOf(home), { erased: 1, advanced: 0 });
  const last = (await journalOf(home.db, id)).at(-1);
  assert.deepEqual([last?.what, last?.rule, last?.actor], ['erased', 'unconfirmed', 'policy']);
});

test('a missed run catches up: a record walks all the stages that are over', async () => {
  const home = await house();
  const { id } = await home.keep({ class: 'life.invoice' });
  home.clock.advance({ years: 1 });
  assert.deepEqual(await sweepOf(home), { erased: 0, advanced: 1 });
  home.clock.advance({ years: 10 });
  assert.deepEqual(await sweepOf(home), { erased: 1, advanced: 0 });
  assert.deepEqual(
    (await journalOf(home.db, id)).map(({ what }) => what),
    ['kept', 'advanced', 'erased'],
  );
});

test('records that fall due together move together, and their section hears of all of them at once', async () => {
  const heard: string[][] = [];
  const home = await house({
    entered: new Map([['life.invoice/blocked', async (_tx, ids) => void heard.push([...ids])]]),
  });
  const ids = [];
  for (let i = 0; i < 3; i += 1) ids.push((await home.keep({ class: 'life.invoice' })).id);
  home.clock.advance({ years: 1 });
  assert.deepEqual(await sweepOf(home), { erased: 0, advanced: 3 });
  assert.deepEqual(
    heard.map((each) => each.toSorted()),
    [ids.toSorted()],
  );
  for (const id of ids) {
    const record = await recordById(home.db, id);
    assert.deepEqual([record?.stage, record?.since], ['blocked', home.clock.now()]);
    assert.deepEqual(
      (await journalOf(home.db, id)).map(({ what, rule }) => `${what} ${rule}`).at(-1),
      'advanced settled',
    );
  }
});

test('the time to answer runs from the acceptance of the notice and never before', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const { id } = await home.keep({ class: 'life.account', facts: { lastUse: home.clock.now() } });
  home.clock.set(Temporal.Instant.from('2027-01-11T00:00:00Z'));
  await sweepOf(home);
  assert.equal((await recordById(home.db, id))?.stage, 'asked');
  home.clock.advance({ years: 2 });
  assert.deepEqual(await sweepOf(home), { erased: 0, advanced: 0 });
  await home.run((tx) => home.records.learn(tx, id, { 'notice:unused': home.clock.now() }, home.act('server')));
  home.clock.advance({ days: 29 });
  assert.equal((await sweepOf(home)).erased, 0);
  home.clock.advance({ days: 5 });
  assert.equal((await sweepOf(home)).erased, 1);
});

test('a record that is asked again waits for the acceptance of the new notice, not of the former one', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const { id } = await home.keep({ class: 'life.account', facts: { lastUse: home.clock.now() } });
  const later = async (span: Temporal.DurationLike) => {
    home.clock.advance(span);
    await sweepOf(home);
  };
  await later({ years: 3, days: 1 });
  await home.run((tx) => home.records.learn(tx, id, { 'notice:unused': home.clock.now() }, home.act('server')));
  await home.run((tx) => home.records.advance(tx, id, 'answered', home.act('person'), { lastUse: home.clock.now() }));
  await later({ years: 3, days: 1 });
  const record = await recordById(home.db, id);
  assert.deepEqual([record?.stage, record?.due], ['asked', null]);
});

test('a record that is due with its parent is erased once', async () => {
  const home = await house();
  const parent = await home.keep({ class: 'life.request' });
  const child = await home.keep({ class: 'life.counter', parent: parent.id });
  home.clock.advance({ days: 8 });
  assert.equal((await sweepOf(home)).erased, 2);
  assert.deepEqual(
    (await journalOf(home.db, child.id)).map(({ what }) => what),
    ['kept', 'erased'],
  );
});

test('a record that would advance is erased instead when its parent is due', async () => {
  const home = await house();
  const parent = await home.keep({ class: 'life.request' });
  const child = await home.keep({ class: 'life.invoice', parent: parent.id });
  home.clock.advance({ months: 3 });
  assert.deepEqual(await sweepOf(home), { erased: 2, advanced: 0 });
  assert.deepEqual(
    (await journalOf(home.db, child.id)).map(({ what }) => what),
    ['kept', 'erased'],
  );
});

test('a parent waits for the next sweep while another transaction works on what it owns', async () => {
  const home = await house();
  const parent = await home.keep({ class: 'life.request' });
  const child = await home.keep({ class: 'life.account', parent: parent.id });
  home.clock.advance({ days: 8 });
  await transaction(home.db, async (tx) => {
    await home.records.learn(tx, child.id, { lastUse: home.clock.now() }, home.act());
    assert.deepEqual(await sweepOf(home), { erased: 0, advanced: 0 });
  });
  assert.deepEqual(await sweepOf(home), { erased: 2, advanced: 0 });
});

test('many workers share one sweep and nothing is erased twice', async () => {
  const home = await house();
  await plant(home, 5_000);
  home.clock.advance({ days: 8 });
  const swept = await Promise.all(Array.from({ length: 4 }, () => sweepOf(home)));
  await sweepOf(home);
  const { rows } = await sql<{ records: number; entries: number }>`
    select (select count(*) from core.record) as records,
      (select count(*) from journal.entry where what = 'erased') as entries`.execute(home.db);
  assert.deepEqual(rows[0], { records: 0, entries: 5_000 });
  assert.ok(swept.reduce((sum, { erased }) => sum + erased, 0) <= 5_000);
});

test('with nothing due a sweep reads one index and no table, however many records there are', async () => {
  const home = await house();
  await plant(home, 20_000);
  await sql`analyze core.record`.execute(home.db);
  const asked = await statementsOf(home, () => sweepOf(home));
  assert.equal(asked.length, 1);
  const { sql: text, parameters } = asked[0] ?? { sql: '', parameters: [] };
  const { rows } = await home.store.pool.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, [
    ...parameters,
  ]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  assert.match(plan, /record_due/);
  assert.doesNotMatch(plan, /Seq Scan on record/);
  assert.ok(pagesOf(plan) < 20, plan);
});

test('what is overdue is counted, and what is held is not', async () => {
  const home = await house();
  await home.keep({ class: 'life.request' });
  assert.equal(await overdue(home.db, home.clock.now()), 0);
  home.clock.advance({ days: 8 });
  assert.equal(await overdue(home.db, home.clock.now()), 1);
  const [standing] = await standings(home.db, home.clock.now());
  assert.deepEqual([standing?.class, standing?.stage, standing?.overdue], ['life.request', 'requested', 1]);
  await sweepOf(home);
  assert.equal(await overdue(home.db, home.clock.now()), 0);
});

test('the next stop of a simulated clock is the first deadline that still lies ahead', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  await home.keep({ class: 'life.request' });
  await home.keep({ class: 'life.counter' });
  assert.equal((await nextDueInstant(home.db, home.clock.now()))?.toString(), '2024-01-11T23:00:00Z');
});

type Home = Awaited<ReturnType<typeof house>>;

/** Many records at once, kept by one statement as `keep` would one by one. */
async function plant(home: Home, count: number): Promise<void> {
  const { due, gone_by: goneBy } = (await recordById(home.db, (await home.keep({ class: 'life.request' })).id)) ?? {};
  await sql`delete from core.record`.execute(home.db);
  const ids = Array.from({ length: count }, () => uuidv7(home.clock.now()));
  await sql`insert into core.record (id, class, subject, stage, since, due, gone_by, policy)
    select id, 'life.request', sha256(id::text::bytea), 'requested', ${home.clock.now()}::timestamptz,
      ${due}::timestamptz, ${goneBy}::timestamptz, ${home.rules.version}
    from unnest(${ids}::uuid[]) as fresh (id)`.execute(home.db);
}

interface Asked {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The statements that reach the server while something is done. */
async function statementsOf(home: Home, work: () => Promise<unknown>): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const { pool } = home.store;
  const connect = pool.connect.bind(pool) as () => Promise<{ query: (...args: unknown[]) => unknown }>;
  const clients = new Map<object, unknown>();
  Object.assign(pool, {
    connect: async () => {
      const client = await connect();
      if (!clients.has(client)) {
        const query = client.query.bind(client);
        clients.set(client, query);
        client.query = (text: unknown, values: unknown, ...rest: unknown[]) => {
          if (typeof text === 'string') asked.push({ sql: text, parameters: (values ?? []) as unknown[] });
          return query(text, values, ...rest);
        };
      }
      return client;
    },
  });
  await work();
  for (const [client, query] of clients) Object.assign(client, { query });
  Object.assign(pool, { connect });
  return asked;
}

function pagesOf(plan: string): number {
  return Math.max(0, ...[...plan.matchAll(/shared hit=(\d+)/g)].map((match) => Number(match[1])));
}
