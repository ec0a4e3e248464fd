import assert from 'node:assert/strict';
import { link, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { records } from '../../src/core/records/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import { openVault, prepareRotation, rotateMasterKey } from '../../src/core/vault/index.ts';
import { testDatabase } from '../support/database.ts';
import { Crash, fragile } from '../support/lives-crash.ts';
import { type House, house } from '../support/lives-house.ts';

const atOnce = Temporal.Duration.from({ milliseconds: 0 });

const rotate = (home: House, db: Queries = home.db, keys: Queries = db) =>
  rotateMasterKey({ db, home: keys, keyFile: home.keyFile, now: home.clock.now(), by: 'operator', grace: atOnce });

/** Whether a record opens in a process that starts now, with the key file as it is. */
async function opens(home: House, id: string, apart?: Queries): Promise<boolean> {
  const vault = await openVault(home.db, home.keyFile, apart);
  return !('refused' in (await records({ ...home.keeping, vault }).open(home.db, id, 'life.confirm')));
}

const generations = async (db: Queries): Promise<readonly number[]> => {
  const { rows } = await sql<{ master: number }>`
    select master from vault.key union select master from vault.secret order by 1`.execute(db);
  return rows.map(({ master }) => master);
};

const linesOf = async (file: string) => (await readFile(file, 'utf8')).trim().split('\n');

test('after a rotation everything opens under the new master key alone, and everybody is found as before', async () => {
  const home = await house();
  const { id } = await home.keep({ class: 'life.request' });
  const before = await linesOf(home.keyFile);
  const secrets = home.vault.secrets;
  const done = await rotate(home);
  assert.deepEqual([done.generation, done.keys, done.resumed], [2, 1, false]);
  const after = await linesOf(home.keyFile);
  assert.equal(after.length, 1);
  assert.notEqual(after[0], before[0]);
  assert.deepEqual(await generations(home.db), [2]);
  assert.ok(await opens(home, id));
  assert.deepEqual((await openVault(home.db, home.keyFile)).secrets, secrets);
});

test('a process that runs beside the rotation goes on opening and keeping', async () => {
  const home = await house();
  const { id } = await home.keep({ class: 'life.request' });
  await rotate(home);
  assert.ok(!('refused' in (await home.records.open(home.db, id, 'life.confirm'))));
  const later = await home.keep({ class: 'life.request' });
  assert.ok(await opens(home, later.id));
});

test('what a retired key would wrap is refused, and nothing of it is kept', async () => {
  const home = await house();
  // As a process that slept through the whole rotation, and has not asked since.
  await rotate(home);
  await assert.rejects(home.keep({ class: 'life.request' }), /null value in column "wrapped"/);
  await home.vault.refresh();
  const kept = await home.keep({ class: 'life.request' });
  assert.ok(await opens(home, kept.id));
  const { rows } = await sql`select from core.record`.execute(home.db);
  assert.equal(rows.length, 1);
});

test('the former master key stands in no file any more, and the new one is readable by its owner alone', async () => {
  const home = await house();
  const [former = ''] = await linesOf(home.keyFile);
  // A second name for the file of the former key shows what became of its bytes.
  const witness = join(dirname(home.keyFile), 'witness');
  await link(home.keyFile, witness);
  await prepareRotation({ home: home.db, keyFile: home.keyFile });
  assert.ok(!(await readFile(witness, 'latin1')).includes(former), 'its first file was overwritten');
  await rotate(home);
  for (const name of await readdir(dirname(home.keyFile)))
    assert.ok(!(await readFile(join(dirname(home.keyFile), name), 'latin1')).includes(former), name);
  assert.equal((await stat(home.keyFile)).mode & 0o777, 0o600);
});

test('wherever a crash cuts a rotation, everything opens, and the next call brings it to its end', async () => {
  const home = await house();
  const { id } = await home.keep({ class: 'life.request' });
  const broken = fragile(home.store);
  for (let statements = 1; ; statements += 1) {
    broken.crashAfter(statements);
    const failed = await rotate(home, broken.db).then(
      () => false,
      (error: unknown) => {
        assert.ok(error instanceof Crash, String(error));
        return true;
      },
    );
    await broken.undone();
    assert.ok(await opens(home, id), `after statement ${statements}`);
    if (!failed) break;
    await rotate(home);
    assert.equal((await linesOf(home.keyFile)).length, 1, `after statement ${statements}`);
    assert.equal((await generations(home.db)).length, 1);
    assert.ok(await opens(home, id));
  }
});

test('a crash between the two names of the key file loses no key', async () => {
  const home = await house();
  const { id } = await home.keep({ class: 'life.request' });
  await link(home.keyFile, `${home.keyFile}.former`);
  await rotate(home);
  assert.ok(await opens(home, id));
  const [now = ''] = await linesOf(home.keyFile);
  const left = `${home.keyFile}.former`;
  await writeFile(left, `${now}\n`);
  await rotate(home);
  assert.ok(await opens(home, id));
  await assert.rejects(stat(left), { code: 'ENOENT' });
});

test('records that are kept and erased while the key changes lose nothing and bring nothing back', async () => {
  const home = await house();
  const ids = new Set<string>();
  for (let n = 0; n < 40; n += 1) ids.add((await home.keep({ class: 'life.request' })).id);
  const stop = new AbortController();
  const load = (async () => {
    while (!stop.signal.aborted) {
      ids.add((await home.keep({ class: 'life.request' })).id);
      const [first] = ids;
      if (first) await home.run((tx) => home.records.demandErasure(tx, first, home.act('person')));
      if (first) ids.delete(first);
      await home.vault.refresh();
    }
  })();
  for (let n = 0; n < 3; n += 1)
    await rotateMasterKey({
      db: home.db,
      home: home.db,
      keyFile: home.keyFile,
      now: home.clock.now(),
      by: 'operator',
      grace: Temporal.Duration.from({ milliseconds: 100 }),
    });
  stop.abort();
  await load;
  const vault = await openVault(home.db, home.keyFile);
  const keys = await vault.keys(home.db, [...ids]);
  assert.equal(keys.size, ids.size);
  const { rows } = await sql`select from vault.key`.execute(home.db);
  assert.equal(rows.length, ids.size);
  assert.deepEqual(await generations(home.db), [4]);
});

test('a vault of its own changes its master key too', async () => {
  const apart = await testDatabase();
  const home = await house({ apart: apart.db });
  const { id } = await home.keep({ class: 'life.request' });
  const done = await rotate(home, home.db, apart.db);
  assert.equal(done.keys, 1);
  assert.ok(await opens(home, id, apart.db));
});

test('of two rotations at once the later one is refused', async () => {
  const home = await house();
  await home.keep({ class: 'life.request' });
  const outcomes = await Promise.allSettled([rotate(home), rotate(home)]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.deepEqual(await generations(home.db), [2]);
});

test('the journal says that the key was changed, when, and from which number to which', async () => {
  const home = await house();
  await rotate(home);
  const { rows } = await sql<{ rule: string }>`
    select rule from journal.entry where what = 'key-rotated' order by id`.execute(home.db);
  assert.deepEqual(
    rows.map(({ rule }) => rule),
    ['master:2', 'retired:1'],
  );
});
