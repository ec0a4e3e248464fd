import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import {
  append,
  closeBlocks,
  type Head,
  journalHead,
  notedHead,
  noteHead,
  signer,
  verifyJournal,
} from '../../src/core/journal/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { at, entry, own, tamper, writtenJournal } from '../support/lives-journal.ts';

const verify = (db: Queries, known?: Head) => verifyJournal(db, own.publicKey, known);

async function foundAfter(work: (tx: Queries) => Promise<unknown>): Promise<readonly string[]> {
  const db = await writtenJournal();
  await tamper(db, work);
  const { verified, faults } = await verify(db);
  assert.equal(verified, faults.length === 0);
  return faults;
}

test('an entry cannot be changed, deleted or truncated away', async () => {
  const db = await writtenJournal();
  await assert.rejects(sql`update journal.entry set rule = 'S99'`.execute(db), /append-only/);
  await assert.rejects(sql`delete from journal.entry`.execute(db), /append-only/);
  await assert.rejects(sql`truncate journal.entry`.execute(db), /append-only/);
  await assert.rejects(sql`delete from journal.block`.execute(db), /append-only/);
});

test('a changed entry is found, whichever column was changed', async () => {
  const changes = [
    sql`at = at + interval '1 microsecond'`,
    sql`what = 'erased'`,
    sql`class = 'life.other'`,
    sql`stage = 'active'`,
    sql`rule = 'S99'`,
    sql`record = null`,
    sql`actor = 'staff'`,
  ];
  for (const change of changes)
    assert.match(
      (await foundAfter((tx) => sql`update journal.entry set ${change} where id = 4`.execute(tx))).join(),
      /Block 2: its entries/,
    );
});

test('a dropped entry is found', async () => {
  assert.match(
    (await foundAfter((tx) => sql`delete from journal.entry where id = 5`.execute(tx))).join(),
    /Block 2 closed 3 entries; 2/,
  );
});

test('an entry that was added to a closed block is found', async () => {
  const faults = await foundAfter(async (tx) => {
    await sql`delete from journal.entry where id = 5`.execute(tx);
    await sql`insert into journal.entry (id, at, what, rule, actor) overriding system value
      values (5, ${at.toString()}, 'erased', 'S1', 'policy')`.execute(tx);
  });
  assert.match(faults.join(), /Block 2: its entries/);
});

test('entries in another order are found', async () => {
  const swapped = await foundAfter((tx) =>
    sql`update journal.entry e set rule = o.rule, record = o.record from journal.entry o
      where (e.id, o.id) in ((4, 5), (5, 4))`.execute(tx),
  );
  assert.match(swapped.join(), /Block 2: its entries/);
});

test('a dropped block is found', async () => {
  const faults = await foundAfter((tx) => sql`delete from journal.block where number = 2`.execute(tx));
  assert.match(faults.join(), /a block is missing/);
  assert.match(faults.join(), /does not continue the hash/);
});

test('a block that was hashed again without the key is found', async () => {
  const faults = await foundAfter((tx) =>
    sql`update journal.block set hash = sha256(hash) where number = 3`.execute(tx),
  );
  assert.match(faults.join(), /signature does not fit/);
});

test('a journal written anew under another key is found', async () => {
  const db = await writtenJournal();
  await tamper(db, async (tx) => sql`truncate journal.block`.execute(tx));
  await closeBlocks(db, signer(Buffer.alloc(32, 2)), at);
  assert.match((await verify(db)).faults.join(), /key that is not this operator's/);
});

test('truncated entries are found', async () => {
  const faults = await foundAfter((tx) => sql`truncate journal.entry`.execute(tx));
  assert.equal(faults.filter((fault) => /closed 3 entries; 0 are there/.test(fault)).length, 3);
});

test('an end that was cut off whole is found by a head noted outside the database', async () => {
  await using folder = await temporaryDirectory();
  const file = join(folder.path, 'journal-head.json');
  const db = await writtenJournal();
  assert.equal(await notedHead(file), undefined);
  await noteHead(db, file);
  const known = await notedHead(file);
  assert.equal((await verify(db, known)).verified, true);
  await tamper(db, async (tx) => {
    await sql`delete from journal.entry where id > 6`.execute(tx);
    await sql`delete from journal.block where number = 3`.execute(tx);
  });
  assert.equal((await verify(db)).verified, true);
  assert.match((await verify(db, known)).faults.join(), /ends at block 2; block 3 was noted/);
  await tamper(db, async (tx) => sql`truncate journal.entry, journal.block`.execute(tx));
  assert.match((await verify(db, known)).faults.join(), /ends at block 0/);
  await noteHead(db, file);
  assert.deepEqual(await notedHead(file), known);
});

test('the head of another journal says nothing, and makes way for the own one', async () => {
  await using folder = await temporaryDirectory();
  const file = join(folder.path, 'journal-head.json');
  const [db, { db: other }] = [await writtenJournal(), await testDatabase()];
  await noteHead(db, file);
  const theirs = signer(Buffer.alloc(32, 3));
  await append(other, [entry()]);
  await closeBlocks(other, theirs, at);
  assert.equal((await verifyJournal(other, theirs.publicKey, await notedHead(file))).verified, true);
  await noteHead(other, file);
  assert.deepEqual(await notedHead(file), await journalHead(other));
});

test('an end that was written anew with the right key is found by a head noted outside the database', async () => {
  const db = await writtenJournal();
  const known = await journalHead(db);
  await tamper(db, async (tx) => {
    await sql`delete from journal.block where number = 3`.execute(tx);
    await sql`delete from journal.entry where id = 9`.execute(tx);
  });
  await closeBlocks(db, own, at);
  assert.equal((await verify(db)).verified, true);
  assert.match((await verify(db, known)).faults.join(), /Block 3 is not the one/);
});
