import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { records } from '../../src/core/records/index.ts';
import { openVault } from '../../src/core/vault/index.ts';
import { testDatabase } from '../support/database.ts';
import { Crash, fragile } from '../support/lives-crash.ts';
import { house, rowsOf } from '../support/lives-house.ts';

const apart = await testDatabase();
const home = await house({ apart: apart.db });
const { db } = home;

const keysApart = async () => (await rowsOf<{ record: string }>(apart.db, 'vault.key')).map((row) => row.record);
const pending = async () => (await rowsOf<{ record: string }>(db, 'shred.pending')).map((row) => row.record);
const collect = () => home.records.collectKeys(db, home.act('policy'));

test('the keys are in the database of the vault and in no other', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  assert.deepEqual(await keysApart(), [id]);
  assert.deepEqual(await rowsOf(db, 'vault.key'), []);
  assert.deepEqual(await rowsOf(db, 'vault.secret'), []);
  assert.ok(!('refused' in (await home.records.open(db, id, 'life.confirm'))));
});

test('the sweep destroys keys over there after the rows are gone', async () => {
  home.clock.advance({ days: 8 });
  assert.equal((await home.records.sweep(db, home.act('policy'))).erased, 1);
  assert.deepEqual([await keysApart(), await pending()], [[], []]);
});

test('a key is destroyed only once its erasure is committed', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await assert.rejects(
    home.run(async (tx) => {
      await home.records.demandErasure(tx, id, home.act('person'));
      await home.vault.drain(db);
      throw new Error('broken');
    }),
  );
  assert.deepEqual([await keysApart(), await pending()], [[id], []]);
  await home.run((tx) => home.records.demandErasure(tx, id, home.act('person')));
  assert.deepEqual(await pending(), [id]);
  assert.equal(await home.vault.drain(db), 1);
  assert.deepEqual([await keysApart(), await pending()], [[], []]);
});

test('a key whose destruction a crash forestalled is destroyed by the next sweep, though nothing is due', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await home.run((tx) => home.records.demandErasure(tx, id, home.act('person')));
  assert.deepEqual(await keysApart(), [id]);
  await home.records.sweep(db, home.act('policy'));
  assert.deepEqual([await keysApart(), await pending()], [[], []]);
});

test('wherever a crash cuts the draining, the next one completes it', async () => {
  const broken = fragile(home.store);
  for (let statements = 1; ; statements += 1) {
    const { id } = await home.keep({ class: 'life.request' });
    await home.run((tx) => home.records.demandErasure(tx, id, home.act('person')));
    broken.crashAfter(statements);
    const failed = await home.vault.drain(broken.db).then(
      () => false,
      (error: unknown) => error instanceof Crash,
    );
    await broken.undone();
    await home.vault.drain(db);
    assert.deepEqual([await keysApart(), await pending()], [[], []]);
    if (!failed) break;
  }
});

test('a key whose record was never committed is collected, and no other', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await assert.rejects(
    home.run(async (tx) => {
      const subject = home.records.subject('life', 'nobody@example.org');
      await home.records.keep(tx, { class: 'life.request', subject }, home.act());
      throw new Error('broken');
    }),
  );
  assert.equal((await keysApart()).length, 2);
  assert.equal(await collect(), 1);
  assert.deepEqual(await keysApart(), [id]);
  assert.equal(await collect(), 0);
});

test('a key whose record is about to be committed is not collected', async () => {
  const minted = Promise.withResolvers<string>();
  const release = Promise.withResolvers<void>();
  const keeping = home.run(async (tx) => {
    const subject = home.records.subject('life', 'slow@example.org');
    minted.resolve((await home.records.keep(tx, { class: 'life.request', subject }, home.act())).id);
    await release.promise;
  });
  const id = await minted.promise;
  const collecting = collect();
  release.resolve();
  await keeping;
  assert.equal(await collecting, 0);
  assert.ok((await keysApart()).includes(id));
});

test('a database is not opened with another vault, nor without the one that it has', async () => {
  const other = await testDatabase();
  await assert.rejects(openVault(db, home.keyFile, other.db), { code: 'vault/other-vault' });
  await assert.rejects(openVault(db, home.keyFile), { code: 'vault/other-vault' });
  await assert.rejects(openVault(db, `${home.keyFile}.missing`, apart.db), { code: 'vault/no-master-key' });
  assert.deepEqual(await rowsOf(other.db, 'vault.secret'), []);
  assert.deepEqual((await openVault(db, home.keyFile, apart.db)).secrets, home.vault.secrets);
});

test('a record whose key is gone over there is gone here', async () => {
  const { id } = await home.keep({ class: 'life.request' });
  await sql`delete from vault.key where record = ${id}`.execute(apart.db);
  const restored = records({ ...home.keeping, vault: await openVault(db, home.keyFile, apart.db) });
  assert.deepEqual(await restored.open(db, id, 'life.confirm'), { refused: 'gone' });
});
