import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHold, recordById } from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { house, journalOf, rowsOf } from '../support/lives-house.ts';

const seen: string[] = [];
const home = await house({
  entered: new Map([['life.request/active', async (_tx, ids) => void seen.push(...ids)]]),
});
const { db, records } = home;

const advance = (id: string, event: string, facts = {}) =>
  home.run((tx) => records.advance(tx, id, event, home.act('person'), facts));
const demand = (id: string) => home.run((tx) => records.demandErasure(tx, id, home.act('person')));
const hold = (id: string, dataClass: string) =>
  home.run((tx) =>
    openHold(
      tx,
      {
        reference: 'A/1',
        kind: 'incident',
        class: dataClass,
        records: [id],
        reviewBy: home.clock.now().add({ hours: 1 }),
      },
      home.act('staff'),
    ),
  );

test('an event leads where the stage says, from that instant on', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  assert.deepEqual(await advance(id, 'confirmed'), { stage: 'active' });
  const record = await recordById(db, id);
  assert.equal(record?.stage, 'active');
  assert.equal(record.due, null);
});

test('a section reacts in the same transaction when a record enters a stage', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await advance(id, 'confirmed');
  assert.ok(seen.includes(id));
});

test('an event that the stage does not name changes nothing', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  assert.deepEqual(await advance(id, 'withdrawn'), { refused: 'event' });
  assert.equal((await recordById(db, id))?.stage, 'requested');
  assert.equal((await journalOf(db, id)).length, 1);
});

test('nothing happens to a record that is gone', async () => {
  assert.deepEqual(await advance('018d0000-0000-7000-8000-000000000001', 'confirmed'), { refused: 'gone' });
});

test('an event brings the fact that its new deadline counts from', async () => {
  const { id } = await home.keep({ class: 'life.account' });
  await advance(id, 'used', { lastUse: Temporal.Instant.from('2024-01-31T00:00:00Z') });
  assert.equal((await recordById(db, id))?.due?.toString(), '2027-01-31T23:00:00Z');
});

test('an event that ends a life erases rows and key, and the journal tells why', async () => {
  const { id } = await home.keep({ class: 'life.counter' });
  assert.deepEqual(await advance(id, 'erasureDemanded'), { erased: 1 });
  assert.equal(await recordById(db, id), undefined);
  assert.deepEqual((await journalOf(db, id)).map(({ what, rule, actor }) => [what, rule, actor]).at(-1), [
    'erased',
    'event:erasureDemanded',
    'person',
  ]);
});

test('a restricted record keeps still, and goes back to its stage and its old deadline', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  const before = await recordById(db, id);
  await advance(id, 'restrictionDemanded');
  assert.equal((await recordById(db, id))?.due, null);
  assert.deepEqual(await advance(id, 'restrictionLifted'), { stage: 'requested' });
  const later = await recordById(db, id);
  assert.deepEqual([later?.since, later?.due, later?.gone_by], [before?.since, before?.due, before?.gone_by]);
  assert.equal(later?.came_from, null);
  assert.deepEqual(
    (await journalOf(db, id)).map(({ what }) => what),
    ['kept', 'restricted', 'released'],
  );
});

test('a demand for erasure erases at once where nothing stands against it', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  assert.deepEqual(await demand(id), { outcome: 'erased' });
  assert.equal((await home.vault.keys(db, [id])).size, 0);
  assert.equal((await rowsOf<{ record: string }>(db, 'life.detail')).filter((row) => row.record === id).length, 0);
});

test('a demand narrows what must stay, and says by which article, why and until when', async () => {
  const { id } = await home.keep({ class: 'life.invoice' });
  const answer = await demand(id);
  assert.ok(answer.outcome === 'kept');
  assert.equal(answer.stage, 'blocked');
  assert.equal(answer.article, 'Art. 17(3)(b) GDPR');
  assert.equal(answer.because.en, 'statutory retention');
  assert.equal(answer.until?.toString(), '2033-01-01T23:00:00Z');
  assert.deepEqual(
    (await journalOf(db, id)).map(({ what }) => what),
    ['kept', 'advanced', 'refused-erasure'],
  );
});

test('a second demand gets the same answer and moves nothing', async () => {
  const { id } = await home.keep({ class: 'life.invoice' });
  const first = await demand(id);
  const since = (await recordById(db, id))?.since;
  assert.deepEqual(await demand(id), first);
  assert.deepEqual((await recordById(db, id))?.since, since);
});

test('a demand under a hold is answered as held, and the record stays', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await hold(id, 'life.request');
  assert.deepEqual(await demand(id), { outcome: 'held' });
  assert.ok(await recordById(db, id));
  const told = (await journalOf(db, id)).at(-1);
  assert.deepEqual([told?.what, told?.rule], ['refused-erasure', 'hold']);
});

test('a demand about a record that is gone says so', async () => {
  assert.deepEqual(await demand('018d0000-0000-7000-8000-000000000002'), { outcome: 'gone' });
});

test('what a record owns goes with it, at any depth, each with its own entry and its own key', async () => {
  const account = await home.keep({ class: 'life.account' });
  const address = await home.keep({ class: 'life.address', parent: account.id });
  const below = await home.keep({ class: 'life.counter', parent: address.id });
  assert.deepEqual(await advance(account.id, 'erasureDemanded'), { erased: 3 });
  for (const { id } of [account, address, below]) {
    assert.equal(await recordById(db, id), undefined);
    assert.equal((await journalOf(db, id)).filter((told) => told.what === 'erased').length, 1);
  }
  assert.equal((await home.vault.keys(db, [account.id, address.id])).size, 0);
});

test('a record is not erased while a hold covers something that it owns', async () => {
  const account = await home.keep({ class: 'life.account' });
  const address = await home.keep({ class: 'life.address', parent: account.id });
  await hold(address.id, 'life.address');
  assert.deepEqual(await demand(account.id), { outcome: 'held' });
  assert.ok(await recordById(db, address.id));
});

test('a demand waits for another transaction that has locked what the record owns, and then erases', async () => {
  const account = await home.keep({ class: 'life.account' });
  const address = await home.keep({ class: 'life.address', parent: account.id });
  const locked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const other = transaction(db, async (tx) => {
    await records.learn(tx, address.id, { closed: home.clock.now() }, home.act());
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  const answer = demand(account.id);
  release.resolve();
  await other;
  assert.deepEqual(await answer, { outcome: 'erased' });
});

test('a record cannot be hung from one that is being erased', async () => {
  const account = await home.keep({ class: 'life.account' });
  const erased = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const erasing = transaction(db, async (tx) => {
    await records.demandErasure(tx, account.id, home.act());
    erased.resolve();
    await release.promise;
  });
  await erased.promise;
  const keeping = assert.rejects(home.keep({ class: 'life.address', parent: account.id }), { code: '23503' });
  release.resolve();
  await Promise.all([erasing, keeping]);
  assert.equal(
    (await rowsOf<{ parent: string | null }>(db, 'core.record')).filter((r) => r.parent === account.id).length,
    0,
  );
});

test('a child committed at the last moment is erased with its parent, key and entry too', async () => {
  const account = await home.keep({ class: 'life.account' });
  const kept = Promise.withResolvers<string>();
  const release = Promise.withResolvers<void>();
  const keeping = transaction(db, async (tx) => {
    const subject = records.subject('life', 'late@example.org');
    const { id } = await records.keep(tx, { class: 'life.address', subject, parent: account.id }, home.act());
    kept.resolve(id);
    await release.promise;
  });
  const child = await kept.promise;
  const answer = demand(account.id);
  release.resolve();
  await keeping;
  assert.deepEqual(await answer, { outcome: 'erased' });
  assert.equal((await home.vault.keys(db, [child])).size, 0);
  assert.equal((await journalOf(db, child)).at(-1)?.what, 'erased');
});
