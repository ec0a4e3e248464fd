import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { append, closeBlocks, type Entry, verifyJournal } from '../../src/core/journal/index.ts';
import { type Queries, transaction } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';
import { at, entry, own, writtenJournal } from '../support/lives-journal.ts';

const verify = (db: Queries) => verifyJournal(db, own.publicKey);

test('a journal that nobody touched verifies', async () => {
  const db = await writtenJournal();
  assert.deepEqual(await verify(db), { entries: 9, blocks: 3, open: 0, verified: true, faults: [] });
});

test('entries that no block has closed yet are counted as open', async () => {
  const db = await writtenJournal();
  await append(db, [entry()]);
  const { entries, open, verified } = await verify(db);
  assert.deepEqual([entries, open, verified], [10, 1, true]);
});

test('writers and closers at the same time lose no entry', async () => {
  const { db } = await testDatabase();
  let writing = true;
  const writers = Array.from({ length: 5 }, async (_, writer) => {
    for (let n = 0; n < 40; n += 1)
      await transaction(db, async (tx) => {
        await append(tx, [entry(`w${writer}`)]);
        await append(tx, [entry(`w${writer}`)]);
        if (n % 7 === 0) throw new Error('given up');
      }).catch(() => {});
  });
  const closers = Array.from({ length: 2 }, async () => {
    while (writing) await closeBlocks(db, own, at);
  });
  await Promise.all(writers);
  writing = false;
  await Promise.all(closers);
  await closeBlocks(db, own, at);
  const { rows } = await sql<{ stored: number; closed: number }>`
    select (select count(*) from journal.entry) as stored, (select sum(entries) from journal.block)::int8 as closed`.execute(
    db,
  );
  assert.deepEqual(rows[0], { stored: 5 * 34 * 2, closed: 5 * 34 * 2 });
  assert.equal((await verify(db)).verified, true);
});

test('a writer that is under way is not overtaken: its entry is closed when it has committed', async () => {
  const { db } = await testDatabase();
  const wrote = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const slow = transaction(db, async (tx) => {
    await append(tx, [entry('slow')]);
    wrote.resolve();
    await release.promise;
  });
  await wrote.promise;
  await append(db, [entry('quick')]);
  assert.equal(await closeBlocks(db, own, at), 0);
  release.resolve();
  await slow;
  assert.equal(await closeBlocks(db, own, at), 1);
  const { entries, open, verified } = await verify(db);
  assert.deepEqual([entries, open, verified], [2, 0, true]);
});

test('the numbers that a rolled back transaction drew are missing and do no harm', async () => {
  const { db } = await testDatabase();
  await append(db, [entry()]);
  await assert.rejects(
    transaction(db, async (tx) => {
      await append(tx, [entry(), entry()]);
      throw new Error('broken');
    }),
  );
  await append(db, [entry()]);
  await closeBlocks(db, own, at);
  const { rows } = await sql<{ id: number }>`select id from journal.entry order by id`.execute(db);
  assert.deepEqual(
    rows.map((row) => row.id),
    [1, 4],
  );
  assert.equal((await verify(db)).verified, true);
});

test('nothing new is no new block', async () => {
  const db = await writtenJournal();
  assert.equal(await closeBlocks(db, own, at), 0);
});

test('no column takes free text, a name or an address', async () => {
  const { db } = await testDatabase();
  const rows: Partial<Entry>[] = [
    { rule: 'max@example.org' },
    { rule: 'Max Mustermann' },
    { rule: 'x'.repeat(64) },
    { rule: '' },
    { class: 'max@example.org' },
    { class: 'Max' },
    { stage: 'max mustermann' },
    { stage: 'Max' },
  ];
  for (const row of rows) await assert.rejects(append(db, [{ ...entry(), ...row }]), { code: '23514' });
});

test('the type of an entry has no place for anything else', async () => {
  const { db } = await testDatabase();
  // @ts-expect-error an entry has no field for a note
  const noted: Entry = { at, what: 'kept', rule: 'S1', actor: 'staff', note: 'Max Mustermann' };
  // @ts-expect-error a deed outside the list
  const other: Entry = { at, what: 'told Max', rule: 'S1', actor: 'staff' };
  // @ts-expect-error an actor is a role and never a name
  const named: Entry = { at, what: 'kept', rule: 'S1', actor: 'Max' };
  await append(db, [noted]);
  await assert.rejects(append(db, [other]), { code: '23514' });
  await assert.rejects(append(db, [named]), { code: '23514' });
  const { rows } = await sql<{ row: string }>`select e::text as row from journal.entry e`.execute(db);
  assert.doesNotMatch(rows.map((row) => row.row).join(), /Max/);
});
