import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessLog, breachByRecord, registerBreach, stepBreach } from '../../src/sections/access-log/index.ts';
import { testWorld } from '../support/world.ts';

async function registered() {
  const own = await testWorld({ sections: [accessLog] });
  const act = () => ({ now: own.now(), by: 'staff' }) as const;
  const what = {
    reference: 'DS-1',
    facts: 'A laptop was lost',
    effects: '',
    measures: 'Keys changed',
    awareAt: own.now(),
  };
  const found = await registerBreach(own.world, what, act());
  assert.ok('breach' in found);
  const breach = async () => breachByRecord(own.world, own.world.db, found.breach);
  return { own, act, id: found.breach, breach };
}

test('the authority must be told within 72 hours of the clock, a weekend and a change of it included', async () => {
  const { own, breach } = await registered();
  assert.equal((await breach())?.notifyBy?.toString(), '2026-11-26T11:00:00Z');
  await own.travelTo('2026-11-26T11:59:59+01:00');
  assert.equal((await breach())?.stage, 'open');
  await own.travelTo('2026-11-26T12:00:00+01:00');
  assert.equal((await breach())?.stage, 'late');
});

test('who tells the authority late says why, and who told it in time need not', async () => {
  const { own, act, id, breach } = await registered();
  const early = own.now();
  await own.travel('P4D');
  const late = { step: 'notified', at: own.now(), reason: '' } as const;
  assert.equal(await stepBreach(own.world, id, late, act()), 'reason');
  assert.equal(await stepBreach(own.world, id, { ...late, at: own.now().add({ hours: 1 }) }, act()), 'instant');
  assert.equal(await stepBreach(own.world, id, { ...late, at: early.add({ hours: 2 }) }, act()), 'done');
  assert.equal((await breach())?.stage, 'notified');
});

test('a breach that the authority need not be told of is documented with its reason all the same', async () => {
  const { own, act, id, breach } = await registered();
  assert.equal(await stepBreach(own.world, id, { step: 'harmless', reason: '' }, act()), 'reason');
  assert.equal(await stepBreach(own.world, id, { step: 'harmless', reason: 'The disk was encrypted' }, act()), 'done');
  const closed = await breach();
  assert.deepEqual(
    [closed?.stage, closed?.reason, closed?.facts],
    ['closed', 'The disk was encrypted', 'A laptop was lost'],
  );
  await own.travelTo('2030-01-02T00:00:00+01:00');
  assert.equal(await breach(), undefined);
});

test('a breach is closed once the authority has been told, and not before', async () => {
  const { own, act, id, breach } = await registered();
  assert.equal(await stepBreach(own.world, id, { step: 'closed' }, act()), 'event');
  assert.equal(await stepBreach(own.world, id, { step: 'notified', at: own.now(), reason: '' }, act()), 'done');
  assert.equal(await stepBreach(own.world, id, { step: 'told', at: own.now() }, act()), 'done');
  assert.equal(await stepBreach(own.world, id, { step: 'closed' }, act()), 'done');
  assert.ok((await breach())?.personsToldAt);
});
