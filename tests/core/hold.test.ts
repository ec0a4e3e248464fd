import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HoldOrder, openHold, openHolds, recordById } from '../../src/core/records/index.ts';
import { house, journalOf } from '../support/lives-house.ts';

const home = await house();
const { db, records } = home;

const order = (ids: readonly string[], dataClass = 'life.request'): HoldOrder => ({
  reference: '2024/17-A',
  kind: 'dispute',
  class: dataClass,
  records: ids,
  reviewBy: home.clock.now().add({ hours: 24 * 90 }),
});
const open = (what: HoldOrder) => home.run((tx) => openHold(tx, what, home.act('staff')));
const close = (id: string) => home.run((tx) => records.closeHold(tx, id, home.act('staff')));
const sweep = () => records.sweep(db, home.act('policy'));

test('a hold suspends erasure and does not move the deadline', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const before = await recordById(db, id);
  const { hold, records: covered } = await open(order([id]));
  assert.equal(covered, 1);
  home.clock.advance({ days: 30 });
  assert.deepEqual(await sweep(), { erased: 0, advanced: 0 });
  const held = await recordById(db, id);
  assert.deepEqual([held?.due, held?.gone_by, held?.holds], [before?.due, before?.gone_by, 1]);
  await close(hold);
});

test('closing a hold lets the next sweep erase at once what is overdue', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const { hold } = await open(order([id]));
  home.clock.advance({ days: 30 });
  await sweep();
  assert.deepEqual(await close(hold), { records: [id], erased: 0 });
  assert.equal((await sweep()).erased, 1);
  assert.equal(await recordById(db, id), undefined);
});

test('an erasure demanded under a hold is carried out when the hold closes, under the rule of the demand', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const { hold } = await open(order([id]));
  const answer = await home.run((tx) => records.demandErasure(tx, id, home.act('person')));
  assert.deepEqual(answer, { outcome: 'held' });
  assert.equal((await recordById(db, id))?.demanded, 'erasureDemanded');
  assert.deepEqual(await close(hold), { records: [id], erased: 1 });
  assert.equal(await recordById(db, id), undefined);
  assert.equal((await home.vault.keys(db, [id])).size, 0);
  const last = (await journalOf(db, id)).at(-1);
  assert.deepEqual([last?.what, last?.rule], ['erased', 'event:erasureDemanded']);
});

test('an erasure demanded under two holds waits for the end of both', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const [first, second] = [await open(order([id])), await open(order([id]))];
  await home.run((tx) => records.demandErasure(tx, id, home.act('person')));
  assert.equal((await close(first.hold))?.erased, 0);
  assert.ok(await recordById(db, id));
  assert.equal((await close(second.hold))?.erased, 1);
  assert.equal(await recordById(db, id), undefined);
});

test('what a demanded record owns goes with it, though the hold covered nothing but that', async () => {
  const account = await home.keep({ class: 'life.account' });
  const address = await home.keep({ class: 'life.address', parent: account.id });
  const { hold } = await open(order([address.id], 'life.address'));
  await home.run((tx) => records.demandErasure(tx, account.id, home.act('person')));
  await close(hold);
  assert.deepEqual([await recordById(db, account.id), await recordById(db, address.id)], [undefined, undefined]);
});

test('a record under two holds waits for the end of both', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const [first, second] = [await open(order([id])), await open(order([id]))];
  home.clock.advance({ days: 30 });
  await close(first.hold);
  assert.equal((await sweep()).erased, 0);
  await close(second.hold);
  assert.equal((await sweep()).erased, 1);
});

test('a hold covers the records above, since they cannot go without what they own', async () => {
  const account = await home.keep({ class: 'life.account', facts: { lastUse: home.clock.now() } });
  const address = await home.keep({ class: 'life.address', parent: account.id });
  const below = await home.keep({ class: 'life.counter', parent: address.id });
  const { hold, records: covered } = await open(order([below.id], 'life.counter'));
  assert.equal(covered, 3);
  home.clock.advance({ years: 4 });
  assert.deepEqual(await sweep(), { erased: 0, advanced: 0 });
  await close(hold);
  const { erased, advanced } = await sweep();
  // The account is asked first; the address was due long before.
  assert.deepEqual([erased, advanced], [2, 1]);
});

test('a hold lets a person narrow what is kept about them', async () => {
  const { id } = await home.keep({ class: 'life.invoice' });
  await open(order([id], 'life.invoice'));
  const answer = await home.run((tx) => records.demandErasure(tx, id, home.act('person')));
  assert.equal(answer.outcome, 'kept');
  assert.equal((await recordById(db, id))?.stage, 'blocked');
});

test('a hold covers only records of its class that still exist', async () => {
  const { id } = await home.keep({ class: 'life.account' });
  const { records: covered } = await open(order([id, '018d0000-0000-7000-8000-000000000001'], 'life.request'));
  assert.equal(covered, 0);
});

test('a closed hold cannot be closed again', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const { hold } = await open(order([id]));
  await close(hold);
  assert.equal(await close(hold), null);
  assert.equal((await recordById(db, id))?.holds, 0);
});

test('a hold names no one: its reference admits no spaces and no addresses', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await assert.rejects(open({ ...order([id]), reference: 'max@example.org' }), { code: '23514' });
  await assert.rejects(open({ ...order([id]), reference: 'Max Mustermann' }), { code: '23514' });
});

test('a hold without an end is refused', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await assert.rejects(open({ ...order([id]), reviewBy: home.clock.now() }), { code: '23514' });
});

test('the open holds are listed with what they cover', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const { hold } = await open(order([id]));
  const listed = (await openHolds(db)).find((h) => h.id === hold);
  assert.deepEqual([listed?.reference, listed?.kind, listed?.records], ['2024/17-A', 'dispute', 1]);
  await close(hold);
  assert.ok(!(await openHolds(db)).some((h) => h.id === hold));
});

test('the journal tells when a hold began and ended and what it covered', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const { hold } = await open(order([id]));
  await close(hold);
  assert.deepEqual(
    (await journalOf(db, hold)).map(({ what }) => what),
    ['hold-opened', 'hold-closed'],
  );
  assert.deepEqual(
    (await journalOf(db, id)).map(({ what }) => what),
    ['kept', 'held'],
  );
});

test('a demand stands wherever its record went meanwhile, and is answered there', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const { hold } = await open(order([id]));
  await home.run((tx) => records.demandErasure(tx, id, home.act('person')));
  await home.run((tx) => records.advance(tx, id, 'confirmed', home.act('person')));
  assert.deepEqual(await close(hold), { records: [id], erased: 0 });
  const after = await recordById(db, id);
  assert.deepEqual([after?.stage, after?.demanded], ['proof', null]);
});

test('two holds over the same records close at the same time', async () => {
  const ids = await Promise.all(
    Array.from({ length: 20 }, async () => (await home.keep({ class: 'life.request' })).id),
  );
  const [first, second] = [await open(order(ids)), await open(order(ids.toReversed()))];
  await Promise.all([close(first.hold), close(second.hold)]);
  for (const id of ids) assert.equal((await recordById(db, id))?.holds, 0);
});
