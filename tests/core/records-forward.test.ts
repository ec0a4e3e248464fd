import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '../../src/core/clock/index.ts';
import { forward } from '../../src/core/jobs/index.ts';
import {
  beginSimulation,
  lastSweeps,
  recordById,
  setSimulatedNow,
  simulatedNow,
} from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';
import { house, journalOf } from '../support/lives-house.ts';

const start = Temporal.Instant.from('2024-01-10T12:00:00Z');

async function simulatedHouse() {
  const home = await house({ simulatedFrom: start });
  const clock = simulatedClock({ read: async () => (await simulatedNow(home.db)) ?? start, start });
  const stops: string[] = [];
  const travel = (to: string) =>
    forward(
      { db: home.db, clock, records: home.records, deliver: async () => {}, nextDelivery: async () => null },
      Temporal.Instant.from(to),
      (at) => stops.push(at.toString()),
    );
  return { home, stops, travel };
}

test('a simulated clock stops wherever something falls due, and each thing is done at its own instant', async () => {
  const { home, stops, travel } = await simulatedHouse();
  const { id: request } = await home.keep({ class: 'life.request' });
  const { id: invoice } = await home.keep({ class: 'life.invoice' });
  const { erased, advanced } = await travel('2035-01-01T00:00:00Z');
  assert.deepEqual([erased, advanced], [2, 1]);
  assert.deepEqual(stops, [
    '2024-01-16T23:00:00Z',
    '2024-03-09T23:00:00Z',
    '2032-12-31T23:00:00Z',
    '2035-01-01T00:00:00Z',
  ]);
  assert.deepEqual(
    (await journalOf(home.db, request)).map(({ at }) => at.toString()),
    [start.toString(), stops[0]],
  );
  assert.deepEqual(
    (await journalOf(home.db, invoice)).map(({ at }) => at.toString()),
    [start.toString(), stops[1], stops[2]],
  );
  assert.equal((await lastSweeps(home.db)).length, 3);
});

test('a simulated clock waits for a record that another worker has in hand', async () => {
  const { home, travel } = await simulatedHouse();
  const { id } = await home.keep({ class: 'life.request' });
  const locked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const other = transaction(home.db, async (tx) => {
    await home.records.learn(tx, id, {}, home.act());
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  const travelling = travel('2030-01-01T00:00:00Z');
  release.resolve();
  await Promise.all([other, travelling]);
  assert.equal((await journalOf(home.db, id)).at(-1)?.at.toString(), '2024-01-16T23:00:00Z');
  assert.equal(await recordById(home.db, id), undefined);
});

test('a simulated clock never runs backwards', async () => {
  const { home } = await simulatedHouse();
  await setSimulatedNow(home.db, start.add({ hours: 2 }));
  assert.equal((await setSimulatedNow(home.db, start)).toString(), start.add({ hours: 2 }).toString());
});

test('a database that has lived in real time never becomes a simulation, and one in real time has no clock to move', async () => {
  const home = await house();
  await assert.rejects(beginSimulation(home.db, start), { code: 'record/not-new' });
  await assert.rejects(setSimulatedNow(home.db, start), { code: 'record/not-simulated' });
  assert.equal(await simulatedNow(home.db), undefined);
});

test('a simulation begins once: a second start leaves the clock where it stands', async () => {
  const { db } = await testDatabase();
  await Promise.all([beginSimulation(db, start), beginSimulation(db, start.add({ hours: 1 }))]);
  const first = await simulatedNow(db);
  await beginSimulation(db, start.add({ hours: 5 }));
  assert.deepEqual(await simulatedNow(db), first);
});
