// Sending and proving through roles of their own: PostgreSQL itself refuses what a task has no business to read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openApart, openStore, type Queries } from '../../src/core/store/index.ts';
import { newsletter, proofOf, recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { newsletterWorld } from '../support/newsletter.ts';
import { ordinaryDatabase } from '../support/ordinary.ts';

const [anna, otto] = ['anna@example.org', 'otto@example.org'];
const w = await newsletterWorld();
const running = await w.subscribed(anna);
const ended = await w.subscribed(otto);
await recordWithdrawal(w.world, otto, { channel: 'phone', evidence: 'Anruf' }, { now: w.now(), by: 'staff' });
const { sending, proof, missing } = w.world.apart;

const refused = { code: '42501' };
const read = (db: Queries, what: string) => sql.raw(`select * from ${what}`).execute(db);

test('the roles are there, and neither can sign in', async () => {
  assert.equal(missing, undefined);
  const { rows } = await sql<{ rolcanlogin: boolean; rolsuper: boolean; rolcreaterole: boolean }>`
    select rolcanlogin, rolsuper, rolcreaterole from pg_roles
    where rolname in (store.role_of('sending'), store.role_of('proof'))`.execute(w.world.db);
  const nothing = { rolcanlogin: false, rolsuper: false, rolcreaterole: false };
  assert.deepEqual(rows, [nothing, nothing]);
});

for (const evidence of [
  'newsletter.subscription',
  'newsletter.mailing',
  'newsletter.wording',
  'newsletter.confirmation',
  'newsletter.export',
  'newsletter.import',
  'journal.entry',
  'journal.block',
  'mail.outbox',
  'rights.request',
  'staff.account',
  'vault.secret',
])
  test(`who sends is refused ${evidence} by PostgreSQL`, async () => {
    await assert.rejects(read(sending, evidence), refused);
  });

test('not one column of the evidence is open to who sends, nor can it be changed', async () => {
  for (const column of [
    'requested_ip',
    'confirmed_ip',
    'mail_id',
    'mail_reply',
    'consent_wording',
    'end_evidence',
    'email',
  ])
    await assert.rejects(sql.raw(`select ${column} from newsletter.subscription`).execute(sending), refused);
  await assert.rejects(sql`update newsletter.subscription set ended_at = null`.execute(sending), refused);
  await assert.rejects(sql`delete from newsletter.mailing`.execute(sending), refused);
  await assert.rejects(sql`update journal.entry set rule = 'x'`.execute(sending), refused);
});

test('who sends sees addresses of running subscriptions, and of an ended one no more than that it has ended', async () => {
  const { rows } = await sql<{ record: string }>`select * from newsletter.sendable`.execute(sending);
  assert.deepEqual(
    rows.map(({ record }) => record),
    [running.id],
  );
  const { rows: over } = await sql`select * from newsletter.ended`.execute(sending);
  assert.deepEqual(over, [{ record: ended.id, end_channel: 'phone' }]);
});

for (const other of [
  'newsletter.recipient',
  'newsletter.campaign',
  'newsletter.sendable',
  'newsletter.export',
  'mail.outbox',
])
  test(`who proves is refused ${other}`, async () => {
    await assert.rejects(read(proof, other), refused);
  });

test('who proves changes nothing, and writes into the journal what was disclosed', async () => {
  await assert.rejects(sql`update newsletter.subscription set ended_at = null`.execute(proof), refused);
  await assert.rejects(sql`delete from core.record`.execute(proof), refused);
  const { consents } = await proofOf(w.world, otto, { now: w.now(), by: 'staff' });
  assert.equal(consents[0]?.end?.evidence, 'Anruf');
  assert.ok(consents[0]?.journal.some(({ what }) => what === 'disclosed'));
  assert.ok(await newsletter.proof?.(w.world, anna));
});

test('a second database on the server has roles of its own', async () => {
  const other = await newsletterWorld();
  const { rows } = await sql<{ role: string }>`select store.role_of('sending') as role`.execute(other.world.db);
  const { rows: first } = await sql<{ role: string }>`select store.role_of('sending') as role`.execute(w.world.db);
  assert.notEqual(rows[0]?.role, first[0]?.role);
  await assert.rejects(
    sql.raw(`set role ${rows[0]?.role}; select * from newsletter.sendable`).execute(w.world.db),
    refused,
  );
});

test('an owner who may make roles but is no superuser gets them', () =>
  ordinaryDatabase('createrole', async (url) => {
    await using store = await openStore({ dataDir: '', databaseUrl: url });
    await store.migrate();
    await using apart = await openApart(store.db, url);
    assert.equal(apart.missing, undefined);
    await assert.rejects(read(apart.sending, 'newsletter.subscription'), refused);
    await read(apart.sending, 'newsletter.sendable');
    await read(apart.proof, 'newsletter.subscription');
  }));

test('an owner who may not make roles works without them, is told so, and gets them once somebody has made them', () =>
  ordinaryDatabase('nocreaterole', async (url, admin) => {
    await using store = await openStore({ dataDir: '', databaseUrl: url });
    await store.migrate();
    {
      await using apart = await openApart(store.db, url);
      assert.match(apart.missing ?? '', /permission denied to create role/);
      assert.equal(apart.sending, store.db);
      await read(apart.sending, 'newsletter.subscription');
    }
    const { rows } = await sql<{ sending: string; proof: string; owner: string }>`
      select store.role_of('sending') as sending, store.role_of('proof') as proof, current_user as owner`.execute(
      store.db,
    );
    const [{ sending: s, proof: p, owner } = assert.fail()] = rows;
    await admin.query(`create role ${s} nologin; create role ${p} nologin; grant ${s}, ${p} to ${owner}`);
    await using apart = await openApart(store.db, url);
    assert.equal(apart.missing, undefined);
    await assert.rejects(read(apart.sending, 'newsletter.subscription'), refused);
    await read(apart.proof, 'newsletter.subscription');
  }));
