import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import {
  append,
  closeBlocks,
  type Entry,
  exportJournal,
  type Head,
  journalHead,
  notedHead,
  noteHead,
  signer,
  verifyJournal,
} from '../../src/core/journal/index.ts';
import { type Queries, transaction, uuidv7 } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';

const run = promisify(execFile);
const at = Temporal.Instant.from('2024-01-10T12:00:00.123456Z');
const own = signer(Buffer.alloc(32, 1));

const entry = (rule = 'S17'): Entry => ({
  at,
  what: 'kept',
  class: 'life.request',
  stage: 'requested',
  rule,
  record: uuidv7(at),
  actor: 'person',
});

/** A journal of three blocks of three entries each. */
async function written(): Promise<Queries> {
  const { db } = await testDatabase();
  for (let block = 1; block <= 3; block += 1) {
    await append(db, [
      entry(`S${block}`),
      entry('Art.17'),
      { at, what: 'hold-closed', rule: 'dispute', actor: 'staff' },
    ]);
    await closeBlocks(db, own, at);
  }
  return db;
}

const verify = (db: Queries, known?: Head) => verifyJournal(db, own.publicKey, known);

/** Does what only the owner of the database can do: changes the journal behind its triggers. */
async function tamper(db: Queries, work: (tx: Queries) => Promise<unknown>): Promise<void> {
  await transaction(db, async (tx) => {
    await sql`alter table journal.entry disable trigger user`.execute(tx);
    await sql`alter table journal.block disable trigger user`.execute(tx);
    await work(tx);
    await sql`alter table journal.entry enable trigger user`.execute(tx);
    await sql`alter table journal.block enable trigger user`.execute(tx);
  });
}

async function foundAfter(work: (tx: Queries) => Promise<unknown>): Promise<readonly string[]> {
  const db = await written();
  await tamper(db, work);
  const { verified, faults } = await verify(db);
  assert.equal(verified, faults.length === 0);
  return faults;
}

test('a journal that nobody touched verifies', async () => {
  const db = await written();
  assert.deepEqual(await verify(db), { entries: 9, blocks: 3, open: 0, verified: true, faults: [] });
});

test('entries that no block has closed yet are counted as open', async () => {
  const db = await written();
  await append(db, [entry()]);
  const { entries, open, verified } = await verify(db);
  assert.deepEqual([entries, open, verified], [10, 1, true]);
});

test('an entry cannot be changed, deleted or truncated away', async () => {
  const db = await written();
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
  const db = await written();
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
  const db = await written();
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
  const [db, { db: other }] = [await written(), await testDatabase()];
  await noteHead(db, file);
  const theirs = signer(Buffer.alloc(32, 3));
  await append(other, [entry()]);
  await closeBlocks(other, theirs, at);
  assert.equal((await verifyJournal(other, theirs.publicKey, await notedHead(file))).verified, true);
  await noteHead(other, file);
  assert.deepEqual(await notedHead(file), await journalHead(other));
});

test('an end that was written anew with the right key is found by a head noted outside the database', async () => {
  const db = await written();
  const known = await journalHead(db);
  await tamper(db, async (tx) => {
    await sql`delete from journal.block where number = 3`.execute(tx);
    await sql`delete from journal.entry where id = 9`.execute(tx);
  });
  await closeBlocks(db, own, at);
  assert.equal((await verify(db)).verified, true);
  assert.match((await verify(db, known)).faults.join(), /Block 3 is not the one/);
});

test('an export verifies with sha256sum and openssl alone', async () => {
  await using folder = await temporaryDirectory();
  const db = await written();
  assert.deepEqual(await exportJournal(db, folder.path), { blocks: 3 });
  assert.equal((await readdir(folder.path)).length, 11);
  let previous = '0'.repeat(64);
  for (const number of [1, 2, 3]) {
    const file = (kind: string) => join(folder.path, `block-${number}.${kind}`);
    const hash = (await readFile(file('hash'))).toString('hex');
    assert.equal((await run('sha256sum', [file('txt')])).stdout.split(' ')[0], hash);
    assert.equal((await readFile(file('txt'), 'utf8')).split('\n')[0], previous);
    await opensslVerify(folder.path, file('hash'), file('sig'));
    previous = hash;
  }
});

test('an exported block that was changed fails with the same tools', async () => {
  await using folder = await temporaryDirectory();
  await exportJournal(await written(), folder.path);
  const hash = join(folder.path, 'block-1.hash');
  await writeFile(hash, Buffer.alloc(32));
  await assert.rejects(opensslVerify(folder.path, hash, join(folder.path, 'block-1.sig')));
});

test('a line of the export is the entry and nothing else', async () => {
  await using folder = await temporaryDirectory();
  const { db } = await testDatabase();
  const what = entry('S17');
  await append(db, [what, { at, what: 'hold-closed', rule: 'dispute', actor: 'staff' }]);
  await closeBlocks(db, own, at);
  await exportJournal(db, folder.path);
  assert.deepEqual((await readFile(join(folder.path, 'block-1.txt'), 'utf8')).split('\n').slice(1), [
    `1\t2024-01-10T12:00:00.123456Z\tkept\tlife.request\trequested\tS17\t${what.record}\tperson`,
    '2\t2024-01-10T12:00:00.123456Z\thold-closed\t-\t-\tdispute\t-\tstaff',
    '',
  ]);
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
  const db = await written();
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

async function opensslVerify(folder: string, hash: string, signature: string): Promise<void> {
  const key = join(folder, 'key.pem');
  await run('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin', '-in', hash, '-sigfile', signature]);
}
