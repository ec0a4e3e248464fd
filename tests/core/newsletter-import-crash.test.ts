// Imports taken in, and back, by processes that are killed, on a real database.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { importByRecord } from '../../src/sections/newsletter/import/queries.ts';
import { runImports, startImport, undoImport, upload } from '../../src/sections/newsletter/index.ts';
import { house } from '../support/campaign-house.ts';
import { importProcess } from '../support/campaign-process.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { declared, head, proven } from '../support/import.ts';
import { chance } from '../support/lives-random.ts';

const [people, kills] = [12_000, 4];

const closing = new AsyncDisposableStack();
after(() => closing.disposeAsync());
const store = await testDatabase();
const folder = closing.use(await temporaryDirectory());
const keyFile = join(folder.path, 'master.key');
const { world } = closing.use(await house({ db: store.db, databaseUrl: store.url, keyFile }));
const act = () => ({ now: world.clock.now(), by: 'staff' as const });
const dice = chance(20_261_124);

// Every thousandth line is refused, and one stands there twice, far apart.
const lines = Array.from({ length: people }, (_, at) =>
  at % 1000 === 999 ? `reader-${at}@example.com,,,,` : proven(`reader-${at}@example.com`),
);
const refused = people / 1000;
const active = people - refused;
const file = Buffer.from([head, ...lines, proven('reader-0@example.com')].join('\n'));

async function uploaded(): Promise<string> {
  const outcome = await upload(world, { name: 'readers.csv', bytes: [file] }, act());
  assert.ok('import' in outcome);
  const mapping = { email: 0, requested_at: 1, requested_ip: 2, confirmed_at: 3, confirmed_ip: 4 };
  assert.ok(await startImport(world, outcome.import, { mapping, declaration: declared }, act()));
  return outcome.import;
}

/** Kills whoever works each time that some more of it is done, somewhere in the middle of the next piece. */
async function killedOnTheWay(done: () => Promise<number>): Promise<number> {
  let killed = 0;
  for (let round = 1; round <= kills; round += 1) {
    await using worker = await importProcess(store.url, keyFile);
    const goal = (await done()) + 1;
    while ((await done()) < goal) await pause(5);
    await pause(dice.below(120));
    await worker.kill('SIGKILL');
    killed += 1;
  }
  return killed;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function count(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  return (await query.execute(world.db)).rows[0]?.n ?? 0;
}

const takenPieces = (id: string) => () =>
  count(sql`select count(*)::int as n from newsletter.import_piece where import = ${id} and taken_at is not null`);
const untakenPieces = (id: string) => () =>
  count(sql`select count(*)::int as n from newsletter.import_piece where import = ${id} and cardinality(kept) = 0`);

/** Of all that belongs to the subscriptions of an import: how many rows, of how many persons. */
async function held(id: string) {
  const { rows } = await sql<Record<'rows' | 'persons' | 'keys' | 'kept' | 'erased', number>>`
    with mine as (select s.record, r.subject from newsletter.subscription s join core.record r on r.id = s.record
      where s.import = ${id}),
    ever as (select distinct record from journal.entry where class = 'newsletter.subscription' and rule = 'event:imported')
    select (select count(*)::int from mine) as rows, (select count(distinct subject)::int from mine) as persons,
      (select count(*)::int from vault.key k join ever e on e.record = k.record) as keys,
      (select count(*)::int from journal.entry j where what = 'kept' and rule = 'event:imported') as kept,
      (select count(*)::int from journal.entry j join ever e on e.record = j.record where what = 'erased') as erased`.execute(
    world.db,
  );
  return rows[0];
}

const figures = async (id: string) => {
  const found = await importByRecord(world.db, id);
  assert.ok(found);
  const { stage, lines: all, read, active: taken, refused: out, known, undone } = found;
  return { stage, lines: all, read, active: taken, refused: out, known, undone };
};

const id = await uploaded();

test('kill -9 anywhere in an import: the next start goes on, and every line is taken exactly once', async () => {
  await killedOnTheWay(takenPieces(id));
  const onTheWay = await figures(id);
  assert.equal(onTheWay.stage, 'running', 'it was killed too late');
  assert.equal(
    onTheWay.read,
    Math.min(people + 1, 1000 * (await takenPieces(id)())),
    'the progress tells what is done',
  );
  while (await runImports(world));
  assert.deepEqual(await figures(id), {
    stage: 'done',
    lines: people + 1,
    read: people + 1,
    active,
    refused: refused + 1,
    known: 0,
    undone: 0,
  });
  assert.deepEqual(await held(id), { rows: active, persons: active, keys: active, kept: active, erased: 0 });
});

test('kill -9 anywhere while it is undone: the next start goes on, and nothing of it stays', async () => {
  assert.ok(await undoImport(world, id, act()));
  await killedOnTheWay(untakenPieces(id));
  const onTheWay = await figures(id);
  assert.equal(onTheWay.stage, 'undoing', 'it was killed too late');
  while (await runImports(world));
  assert.equal((await importByRecord(world.db, id))?.undone ?? active, active);
  assert.deepEqual(await held(id), { rows: 0, persons: 0, keys: 0, kept: active, erased: active });
});
