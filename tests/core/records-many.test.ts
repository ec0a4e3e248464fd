import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Kept, openHold, recordById } from '../../src/core/records/index.ts';
import { testDatabase } from '../support/database.ts';
import { house, journalOf, rowsOf, sealedColumn } from '../support/lives-house.ts';

const home = await house({ now: '2024-01-10T12:00:00Z' });
const { db, records } = home;
const people = (...names: string[]) => names.map((name) => records.subject('life', `${name}@example.org`));
const keepMany = (names: string[], event?: string): Promise<readonly Kept[]> =>
  home.run((tx) =>
    records.keepMany(tx, { class: 'life.request', subjects: people(...names), ...(event && { event }) }, home.act()),
  );

test('many records are kept at once, each as if it had been kept alone', async () => {
  const kept = await keepMany(['ada', 'ben', 'cyd']);
  for (const [at, { id }] of kept.entries()) {
    const record = await recordById(db, id);
    assert.deepEqual(record?.subject, people('ada', 'ben', 'cyd')[at]);
    assert.equal(record?.stage, 'requested');
    assert.equal(record?.due?.toString(), '2024-01-16T23:00:00Z');
    assert.deepEqual(
      (await journalOf(db, id)).map(({ what, stage, rule }) => ({ what, stage, rule })),
      [{ what: 'kept', stage: 'requested', rule: `policy:${home.rules.version}` }],
    );
  }
});

test('what had been there before its record counts from its own beginning, never from the future', async () => {
  const [early, future] = ['2024-01-05T12:00:00Z', '2025-01-05T12:00:00Z'].map((at) => Temporal.Instant.from(at));
  assert.ok(early && future);
  const lives = [early, future].map((since) => ({ since, facts: { seen: early } }));
  const [one, other] = await home.run((tx) =>
    records.keepMany(tx, { class: 'life.request', subjects: people('mia', 'ned'), lives }, home.act()),
  );
  const [before, now] = [await recordById(db, one?.id ?? ''), await recordById(db, other?.id ?? '')];
  assert.deepEqual(
    [before?.since, before?.due?.toString(), before?.fact],
    [early, '2024-01-11T23:00:00Z', { seen: '2024-01-05T12:00:00Z' }],
  );
  assert.deepEqual([now?.since, now?.due?.toString()], [home.act().now, '2024-01-16T23:00:00Z']);
});

test('each of many has a key of its own', async () => {
  const [one, other] = await keepMany(['dan', 'eve']);
  assert.ok(one && other);
  const opened = await records.open(db, other.id, 'life.confirm');
  assert.ok(!('refused' in opened));
  assert.equal(opened.text(sealedColumn, other.seal(sealedColumn, 'text')), 'text');
  assert.throws(() => opened.text(sealedColumn, one.seal(sealedColumn, 'text')), { code: 'vault/altered' });
});

test('what had happened to them before they came leads them to its stage, and the journal names it', async () => {
  const [kept] = await keepMany(['fay'], 'confirmed');
  assert.ok(kept);
  assert.equal((await recordById(db, kept.id))?.stage, 'active');
  assert.deepEqual(
    (await journalOf(db, kept.id)).map(({ what, stage, rule }) => ({ what, stage, rule })),
    [{ what: 'kept', stage: 'active', rule: 'event:confirmed' }],
  );
});

test('an event that the first stage does not know, or that ends in erasure, begins no life', async () => {
  await assert.rejects(keepMany(['gil'], 'arrived'), { code: 'record/undeclared' });
  await assert.rejects(keepMany(['gil'], 'erasureDemanded'), { code: 'record/undeclared' });
});

test('an event befalls many at once, each since its own moment; those whose stage does not know it stay', async () => {
  const [one, other] = await keepMany(['jim', 'kay']);
  const [active] = await keepMany(['lea'], 'confirmed');
  assert.ok(one && other && active);
  const before = await recordById(db, active.id);
  const [early, late] = ['2024-01-08T12:00:00Z', '2024-01-09T12:00:00Z'].map((at) => Temporal.Instant.from(at));
  assert.ok(early && late);
  const of = [
    { id: one.id, facts: { since: early } },
    { id: other.id, facts: { since: late } },
    { id: active.id, facts: { since: late } },
  ];
  const went = await home.run((tx) => records.advanceMany(tx, { event: 'confirmed', of }, home.act()));
  assert.deepEqual(went.toSorted(), [one.id, other.id].toSorted());
  assert.deepEqual(await Promise.all([one, other].map(async ({ id }) => (await recordById(db, id))?.since)), [
    early,
    late,
  ]);
  assert.deepEqual(await recordById(db, active.id), before);
  assert.deepEqual((await journalOf(db, one.id)).map(({ what, rule }) => [what, rule]).at(-1), [
    'advanced',
    'event:confirmed',
  ]);
});

test('a rolled back transaction leaves no record, key or entry of many', async () => {
  const before = (await rowsOf(db, 'vault.key')).length;
  await assert.rejects(
    home.run(async (tx) => {
      await records.keepMany(tx, { class: 'life.request', subjects: people('hal', 'ivy') }, home.act());
      throw new Error('broken');
    }),
  );
  assert.equal((await rowsOf(db, 'vault.key')).length, before);
});

test('of nobody nothing is kept', async () => {
  assert.deepEqual(await keepMany([]), []);
});

test('keys of many live in the vault apart where there is one', async () => {
  const apart = await testDatabase();
  const other = await house({ apart: apart.db });
  const subjects = [other.records.subject('life', 'jon@example.org')];
  const [kept] = await other.run((tx) => other.records.keepMany(tx, { class: 'life.request', subjects }, other.act()));
  assert.deepEqual(
    (await rowsOf<{ record: string }>(apart.db, 'vault.key')).map((row) => row.record),
    [kept?.id],
  );
});

test('the same event erases those of many whose stage says so, with their keys, and spares the others', async () => {
  const waiting = await keepMany(['kim', 'lou']);
  const [begun] = await keepMany(['mia'], 'confirmed');
  assert.ok(begun);
  const ids = [...waiting.map((kept) => kept.id), begun.id];
  const erased = await home.run((tx) => records.eraseMany(tx, ids, 'erasureDemanded', home.act('staff')));
  assert.deepEqual(new Set(erased), new Set(waiting.map((kept) => kept.id)));
  assert.equal((await recordById(db, begun.id))?.stage, 'active');
  for (const { id } of waiting) {
    assert.equal(await recordById(db, id), undefined);
    assert.equal((await home.vault.keys(db, [id])).size, 0);
    assert.equal((await journalOf(db, id)).at(-1)?.rule, 'event:erasureDemanded');
  }
});

test('what a hold covers is spared until it closes', async () => {
  const [held] = await keepMany(['noa']);
  assert.ok(held);
  const { hold } = await home.run((tx) =>
    openHold(
      tx,
      {
        reference: 'AZ-1',
        kind: 'dispute',
        class: 'life.request',
        records: [held.id],
        reviewBy: home.clock.now().add({ hours: 1 }),
      },
      home.act('staff'),
    ),
  );
  assert.deepEqual(await home.run((tx) => records.eraseMany(tx, [held.id], 'erasureDemanded', home.act('staff'))), []);
  assert.ok(await recordById(db, held.id));
  await home.run((tx) => records.closeHold(tx, hold, home.act('staff')));
  assert.equal(await recordById(db, held.id), undefined);
});
