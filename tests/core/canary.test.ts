import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { calendar } from '../../src/core/policy/index.ts';
import { enactPolicy, records } from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { openVault } from '../../src/core/vault/index.ts';
import { settle, sightings } from '../support/canary.ts';
import { testDatabase, testStore } from '../support/database.ts';
import { keepWithDetail, layDetails } from '../support/lives-house.ts';
import { lifePolicy } from '../support/lives-policy.ts';

const canary = 'kanarienvogel.müller+7f3a@example.org';

const formsIn = async (text: string | Buffer) => (await sightings(canary, { texts: { text } })).map(({ form }) => form);

test('a canary is seen in a text, whatever its case', async () => {
  assert.deepEqual(await formsIn(`to: <${canary}>`), ['text']);
  assert.deepEqual(await formsIn(canary.toUpperCase()), ['text']);
});

test('a canary is seen in the forms that programs give to words', async () => {
  const bytes = Buffer.from(canary);
  assert.deepEqual(await formsIn(bytes.toString('hex')), ['hexadecimal']);
  assert.deepEqual(await formsIn(`\\x00${bytes.toString('hex').toUpperCase()}`), ['hexadecimal']);
  assert.deepEqual(await formsIn(encodeURIComponent(canary)), ['percent-encoded']);
  assert.deepEqual(await formsIn(Buffer.from(canary, 'utf16le')), ['UTF-16']);
  assert.deepEqual(await formsIn('kanarienvogel.m=C3=BCller+7f3a@example.org'), ['quoted-printable']);
  for (const before of ['', 'x', 'xy', 'xyz'])
    for (const after of ['', 'z', 'yz'])
      assert.deepEqual(await formsIn(Buffer.from(before + canary + after).toString('base64')), ['base64'], before);
  assert.deepEqual(await formsIn(Buffer.from(`x${canary}`).toString('base64url')), ['base64']);
});

test('no canary is seen where there is none', async () => {
  assert.deepEqual(await formsIn('kanarienvogel.müller+7f3b@example.org'), []);
});

test('a canary is seen in any table, as text, in a blob, and in what the planner remembers', async () => {
  const { db } = await testDatabase();
  await sql`create table public.cage (bird text, picture bytea, thought jsonb)`.execute(db);
  const look = () => sightings(canary, { databases: [db] });
  assert.deepEqual(await look(), []);
  await sql`insert into public.cage (picture) values (${Buffer.from(`x${canary}`)})`.execute(db);
  assert.deepEqual(await look(), [{ where: 'table public.cage', form: 'hexadecimal' }]);
  await sql`delete from public.cage`.execute(db);
  await sql`insert into public.cage (thought) values (${JSON.stringify({ of: canary })}::jsonb)`.execute(db);
  assert.deepEqual(await look(), [{ where: 'table public.cage', form: 'text' }]);
  await sql`insert into public.cage (bird) select ${canary} from generate_series(1, 50)`.execute(db);
  await sql`analyze public.cage`.execute(db);
  await sql`delete from public.cage`.execute(db);
  assert.deepEqual(await look(), [{ where: 'table pg_catalog.pg_stats', form: 'text' }]);
});

const store = await testStore();
after(() => store[Symbol.asyncDispose]());
const cluster = join(store.dataDir, 'postgres');
const everywhere = { databases: [store.db], directories: [store.dataDir] };

test('a canary in the clear is seen in the files of the server, and gone from them when it was deleted and settled', async () => {
  await sql`create table public.cage (bird text)`.execute(store.db);
  await sql`insert into public.cage values (${canary})`.execute(store.db);
  await settle(store.db);
  const seen = await sightings(canary, { directories: [cluster] });
  assert.ok(seen.some(({ where, form }) => where.startsWith('file base/') && form === 'text'));
  await sql`delete from public.cage`.execute(store.db);
  await sql`checkpoint`.execute(store.db);
  assert.notDeepEqual(await sightings(canary, { directories: [cluster] }), [], 'a deleted row lies there until vacuum');
  await settle(store.db);
  assert.deepEqual(await sightings(canary, everywhere), []);
  await sql`drop table public.cage`.execute(store.db);
});

test('a kept record never shows its person, neither to a dump nor in a file, not even while it lives', async () => {
  await layDetails(store.db);
  const vault = await openVault(store.db, join(store.dataDir, 'master.key'));
  const now = Temporal.Instant.from('2024-01-10T12:00:00Z');
  const policy = lifePolicy();
  const { number } = await enactPolicy(store.db, policy, { de: '', en: '' }, { now, by: 'operator' });
  const deeds = records({ rules: { policy, version: number, calendar: calendar(policy) }, vault, entered: new Map() });
  const own = 'singvogel.schön+91c2@example.org';
  const kept = await transaction(store.db, (tx) =>
    keepWithDetail(deeds, tx, { class: 'life.request' }, own, { now, by: 'person' }),
  );
  await settle(store.db);
  assert.deepEqual(await sightings(own, { ...everywhere, wal: true }), []);

  const { rows } = await sql<{ sealed: Buffer; wrapped: Buffer }>`
    select content as sealed, wrapped from life.detail join vault.key using (record) where record = ${kept.id}`.execute(
    store.db,
  );
  const { sealed, wrapped } = rows[0] ?? {};
  assert.ok(sealed && wrapped);
  assert.notDeepEqual(await sightings(sealed, everywhere), []);
  assert.notDeepEqual(await sightings(wrapped, everywhere), []);

  const later = now.add({ hours: 24 * 8 });
  assert.equal((await deeds.sweep(store.db, { now: later, by: 'policy' })).erased, 1);
  await settle(store.db);
  assert.deepEqual(await sightings(own, { ...everywhere, wal: true }), []);
  assert.deepEqual(await sightings(sealed, everywhere), []);
  assert.deepEqual(await sightings(wrapped, everywhere), []);
});
