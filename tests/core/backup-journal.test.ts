import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { copyFolder, follower, readJournals, removeDays, tailAfter } from '../../src/core/backup/index.ts';
import { append, closeBlocks, type Entry, origin, signer } from '../../src/core/journal/index.ts';
import type { Queries, Store } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';

const now = Temporal.Instant.from('2026-11-23T11:00:00Z');
const ours = signer(Buffer.alloc(32, 1));
const entry: Entry = { at: now, what: 'erased', class: 'life.request', stage: 'asked', rule: 'S37', actor: 'policy' };

const nothing = {
  journal: { block: 0, hash: origin.toString('hex'), blockEnd: 0 },
  entry: 0,
  publicKey: ours.publicKey.toString('hex'),
};

async function place(): Promise<{ readonly store: Store; readonly db: Queries; readonly folder: string }> {
  const store = await testDatabase();
  const directory = await temporaryDirectory();
  after(() => directory[Symbol.asyncDispose]());
  return { store, db: store.db, folder: copyFolder(directory.path, ours.publicKey) };
}

const copied = async (folder: string) => {
  const journal = await readJournals([folder]);
  assert.ok(journal);
  return tailAfter(journal, nothing);
};

test('the copy holds what the journal holds, once, and its blocks verify', async () => {
  const { db, folder } = await place();
  const copy = follower(db, folder);
  await append(db, [entry, entry]);
  assert.equal(await copy.follow(now), 2);
  assert.equal(await copy.follow(now), 0);
  await closeBlocks(db, ours, now);
  await append(db, [entry]);
  assert.equal(await copy.follow(now), 1);
  const { entries, blocks } = await copied(folder);
  assert.deepEqual(
    entries.map(({ id, what, rule, actor }) => [id, what, rule, actor]),
    [1, 2, 3].map((id) => [id, 'erased', 'S37', 'policy']),
  );
  assert.equal(blocks.length, 1);
});

test('an entry that is committed after one with a higher number is copied too', async () => {
  const { store, db, folder } = await place();
  const copy = follower(db, folder);
  const slow = await store.pool.connect();
  await slow.query('begin');
  await slow.query(`insert into journal.entry (at, what, rule, actor) values (now(), 'kept', 'slow', 'server')`);
  await append(db, [entry]);
  assert.equal(await copy.follow(now), 1);
  await slow.query('commit');
  slow.release();
  assert.equal(await copy.follow(now), 1);
  await closeBlocks(db, ours, now);
  await copy.follow(now);
  const { entries } = await copied(folder);
  assert.deepEqual(
    entries.map(({ rule }) => rule),
    ['slow', 'S37'],
  );
});

test('what a crash cut off in the middle of a line is written again', async () => {
  const { db, folder } = await place();
  await append(db, [entry, entry]);
  await follower(db, folder).follow(now);
  const [name = ''] = await readdir(folder);
  const file = join(folder, name);
  await truncate(file, (await readFile(file)).length - 20);
  await append(db, [entry]);
  assert.equal(await follower(db, folder).follow(now), 2);
  assert.equal((await copied(folder)).entries.length, 3);
});

test('two processes that follow the same journal disturb each other in nothing', async () => {
  const { db, folder } = await place();
  const [one, other] = [follower(db, folder), follower(db, folder)];
  for (let n = 0; n < 5; n += 1) {
    await append(db, [entry, entry]);
    if (n % 2 === 1) await closeBlocks(db, ours, now);
    await Promise.all([one.follow(now), other.follow(now)]);
  }
  assert.equal((await copied(folder)).entries.length, 10);
});

test('a changed, a dropped and a foreign line are found', async () => {
  const { db, folder } = await place();
  await append(db, [entry, entry, entry]);
  await closeBlocks(db, ours, now);
  await follower(db, folder).follow(now);
  const journal = await readJournals([folder]);
  assert.ok(journal);
  const fit = { code: 'backup/journal-unfit' };
  const lines = (change: (lines: Map<number, string>) => void) => {
    const changed = new Map(journal.lines);
    change(changed);
    return { ...journal, lines: changed };
  };
  tailAfter(journal, nothing);
  assert.throws(
    () =>
      tailAfter(
        lines((all) => all.delete(2)),
        nothing,
      ),
    fit,
  );
  assert.throws(
    () =>
      tailAfter(
        lines((all) => all.set(2, (all.get(2) ?? '').replace('erased', 'kept'))),
        nothing,
      ),
    fit,
  );
  const stranger = signer(Buffer.alloc(32, 2)).publicKey.toString('hex');
  assert.throws(() => tailAfter(journal, { ...nothing, publicKey: stranger }), fit);
  const later = { ...nothing, journal: { block: 7, hash: '00'.repeat(32), blockEnd: 70 }, entry: 71 };
  assert.throws(() => tailAfter(journal, later), fit);
});

test('a copy goes on in its own journal alone', async () => {
  const { db, folder } = await place();
  await append(db, [entry]);
  await closeBlocks(db, ours, now);
  await follower(db, folder).follow(now);
  const another = await testDatabase();
  await append(another.db, [{ ...entry, rule: 'S50' }]);
  await closeBlocks(another.db, ours, now);
  await assert.rejects(follower(another.db, folder).follow(now), { code: 'backup/journal-unfit' });
});

test('days that no backup needs any more are removed, the newest never', async () => {
  const { db, folder } = await place();
  const copy = follower(db, folder);
  for (const day of [0, 1, 40]) {
    await append(db, [entry]);
    await copy.follow(now.add({ hours: 24 * day }));
  }
  await appendFile(join(folder, 'notes.txt'), 'somebody else’s');
  await removeDays(folder, (end) => Temporal.Instant.compare(end, now.add({ hours: 24 * 30 })) <= 0);
  assert.deepEqual((await readdir(folder)).sort(), ['2027-01-02.log', 'notes.txt']);
});
