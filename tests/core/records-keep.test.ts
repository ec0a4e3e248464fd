import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { recordById, recordsOf } from '../../src/core/records/index.ts';
import { house, journalOf, rowsOf, sealedColumn } from '../support/lives-house.ts';

const home = await house({ now: '2024-01-10T12:00:00Z' });
const { db, records } = home;

async function detailOf(id: string): Promise<Buffer> {
  const { rows } = await sql<{ content: Buffer }>`select content from life.detail where record = ${id}`.execute(db);
  assert.ok(rows[0]);
  return rows[0].content;
}

test('a kept record stands in the first stage of its class with the deadline that the policy gives it', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const record = await recordById(db, id);
  assert.equal(record?.stage, 'requested');
  assert.equal(record.due?.toString(), '2024-01-16T23:00:00Z');
  assert.equal(record.gone_by?.toString(), '2024-01-17T23:00:00Z');
  assert.equal(record.policy, home.rules.version);
});

test('a record has a key from its first moment and the journal says that it was kept', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  assert.equal((await home.vault.keys(db, [id])).size, 1);
  assert.deepEqual(
    (await journalOf(db, id)).map(({ what, stage, rule, actor }) => ({ what, stage, rule, actor })),
    [{ what: 'kept', stage: 'requested', rule: `policy:${home.rules.version}`, actor: 'person' }],
  );
});

test('a record whose deadline counts from a fact not yet known has none', async () => {
  const { id } = await home.keep({ class: 'life.account' });
  const record = await recordById(db, id);
  assert.equal(record?.due, null);
  assert.equal(record.gone_by, null);
});

test('a record that is kept with a fact has the deadline that counts from it', async () => {
  const { id } = await home.keep({
    class: 'life.account',
    facts: { lastUse: Temporal.Instant.from('2024-01-01T00:00:00Z') },
  });
  assert.equal((await recordById(db, id))?.due?.toString(), '2027-01-01T23:00:00Z');
});

test('a record of a class that the policy does not declare is refused', async () => {
  await assert.rejects(home.keep({ class: 'life.unknown' }), { code: 'policy/unknown-class' });
});

test('a record that hangs from one that is gone is refused', async () => {
  const nobody = '018d0000-0000-7000-8000-000000000000';
  await assert.rejects(home.keep({ class: 'life.address', parent: nobody }), { code: '23503' });
});

test('what a rolled back transaction kept leaves no row, no key and no entry', async () => {
  let id = '';
  await assert.rejects(
    home.run(async (tx) => {
      const subject = records.subject('life', 'rolled@example.org');
      ({ id } = await records.keep(tx, { class: 'life.request', subject }, home.act()));
      throw new Error('broken');
    }),
  );
  assert.equal(await recordById(db, id), undefined);
  assert.equal((await home.vault.keys(db, [id])).size, 0);
  assert.deepEqual(await journalOf(db, id), []);
});

test('a class without sealed columns gets no key and cannot seal', async () => {
  const kept = await home.keep({ class: 'life.counter' });
  assert.equal((await home.vault.keys(db, [kept.id])).size, 0);
  assert.throws(() => kept.seal(sealedColumn, 'text'), { code: 'record/no-key' });
});

test('a record opens for a purpose that its stage names', async () => {
  const { id } = await home.keep({ class: 'life.request', content: 'someone@example.org' });
  const opened = await records.open(db, id, 'life.confirm');
  assert.ok(!('refused' in opened));
  assert.equal(opened.text(sealedColumn, await detailOf(id)), 'someone@example.org');
});

test('a record does not open for a purpose that only another stage names', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  assert.deepEqual(await records.open(db, id, 'life.send'), { refused: 'purpose' });
});

test('a blocked record opens for its duty and for no other purpose', async () => {
  const { id } = await home.keep({ class: 'life.invoice' });
  await home.run((tx) => records.advance(tx, id, 'paid', home.act()));
  assert.deepEqual(await records.open(db, id, 'life.bill'), { refused: 'purpose' });
  assert.ok(!('refused' in (await records.open(db, id, 'life.audit'))));
});

test("a record opens in every stage for its person's own access", async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await home.run((tx) => records.advance(tx, id, 'restrictionDemanded', home.act()));
  assert.deepEqual(await records.open(db, id, 'life.confirm'), { refused: 'purpose' });
  assert.ok(!('refused' in (await records.open(db, id, 'rights.access'))));
});

test('a record that is gone cannot be opened', async () => {
  assert.deepEqual(await records.open(db, '018d0000-0000-7000-8000-000000000001', 'life.send'), { refused: 'gone' });
});

test('a record whose key was destroyed is gone although its row stands', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await home.run((tx) => home.vault.shred(tx, [id], home.clock.now()));
  assert.deepEqual(await records.open(db, id, 'life.confirm'), { refused: 'gone' });
  assert.equal((await records.openMany(db, [id], 'life.confirm')).size, 0);
});

test('a record without sealed columns opens, and has nothing to unseal', async () => {
  const { id } = await home.keep({ class: 'life.counter' });
  const opened = await records.open(db, id, 'life.serve');
  assert.ok(!('refused' in opened));
  assert.throws(() => opened.text(sealedColumn, Buffer.alloc(40)), { code: 'record/no-key' });
});

test('many records open at once, without those whose stage does not name the purpose', async () => {
  const [one, two] = [await home.keep({ class: 'life.request' }), await home.keep({ class: 'life.request' })];
  await home.run((tx) => records.advance(tx, two.id, 'confirmed', home.act()));
  assert.deepEqual([...(await records.openMany(db, [one.id, two.id], 'life.confirm')).keys()], [one.id]);
});

test('a correction is sealed under the key of the record', async () => {
  const { id } = await home.keep({ class: 'life.request', content: 'wrong' });
  const opened = await records.open(db, id, 'rights.access');
  assert.ok(!('refused' in opened));
  await sql`update life.detail set content = ${opened.seal(sealedColumn, 'right')} where record = ${id}`.execute(db);
  assert.equal(opened.text(sealedColumn, await detailOf(id)), 'right');
});

test('the records of one subject are found, and of no other', async () => {
  const subject = records.subject('life', 'Anna@Example.org');
  const other = records.subject('elsewhere', 'anna@example.org');
  await home.run((tx) => records.keep(tx, { class: 'life.request', subject }, home.act()));
  assert.equal((await recordsOf(db, records.subject('life', ' anna@example.ORG '))).length, 1);
  assert.equal((await recordsOf(db, subject, 'life.invoice')).length, 0);
  assert.equal((await recordsOf(db, other)).length, 0);
});

test('a section learns an instant that a deadline counts from, and the deadline appears', async () => {
  const { id } = await home.keep({ class: 'life.account' });
  await home.run((tx) => records.learn(tx, id, { lastUse: Temporal.Instant.from('2024-02-29T10:00:00Z') }, home.act()));
  assert.equal((await recordById(db, id))?.due?.toString(), '2027-02-28T23:00:00Z');
});

test('the earliest of two facts ends a stage', async () => {
  const { id } = await home.keep({ class: 'life.address' });
  assert.equal((await recordById(db, id))?.gone_by?.toString(), '2025-01-10T23:00:00Z');
  await home.run((tx) => records.learn(tx, id, { closed: Temporal.Instant.from('2024-01-31T12:00:00Z') }, home.act()));
  assert.equal((await recordById(db, id))?.gone_by?.toString(), '2024-02-29T23:00:00Z');
});

test('the acceptance of a notice is journaled, another fact is not', async () => {
  const { id } = await home.keep({ class: 'life.account' });
  const now = home.clock.now();
  await home.run((tx) => records.learn(tx, id, { lastUse: now, 'notice:unused': now }, home.act()));
  assert.deepEqual(
    (await journalOf(db, id)).map(({ what, rule }) => [what, rule]),
    [
      ['kept', `policy:${home.rules.version}`],
      ['noticed', 'notice:unused'],
    ],
  );
});

test('nothing is learned about a record that is gone', async () => {
  const gone = '018d0000-0000-7000-8000-000000000002';
  assert.equal(await home.run((tx) => records.learn(tx, gone, { lastUse: home.clock.now() }, home.act())), false);
});

test('details stand under the record that owns them', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  assert.equal((await rowsOf(db, 'life.item', sql`record = ${id}`)).length, 1);
});
