// Customers who were mailed by permission of law and said no since the backup: the end comes back with its way and its evidence.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { recordsOf } from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { enterCustomer } from '../../src/sections/newsletter/customer/index.ts';
import { recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { backedHouse, plainFiles } from '../support/backup.ts';
import type { Shell } from '../support/shell.ts';

const evidence = 'canary-customer-77e0, by phone on Monday';
const [active, incomplete, restricted, stays] = ['active', 'incomplete', 'restricted', 'stays'].map(
  (name) => `${name}@example.org`,
) as [string, string, string, string];
const house = await backedHouse();

const entered = (email: string, isComplete: boolean) =>
  house.inside(async ({ world }) => {
    const now = world.clock.now();
    const act = { now, by: 'staff' } as const;
    const soldAt = now.subtract({ hours: 48 });
    const told = { at: soldAt, wording: 'You may object at any time.', evidence: 'order form' };
    const sale = { soldAt, what: 'software', evidence: 'invoice 7' };
    const similar = { offers: ['software'], evidence: 'its extension' };
    const origin = { email, language: 'de', origin: 'staff', sale } as const;
    const all = { ...origin, similar, unobjected: { evidence: 'file read' }, told };
    const done = await transaction(world.db, (tx) => enterCustomer(world, tx, isComplete ? all : origin, act));
    assert.ok('customer' in done, JSON.stringify(done));
    return done.customer;
  });

const befalls = (record: string, event: string) =>
  house.inside(async (app) => {
    const { world } = app;
    const act = { now: world.clock.now(), by: 'staff' } as const;
    await transaction(world.db, (tx) => world.records.advance(tx, record, event, act));
    await app.followJournal();
  });

before(async () => {
  await entered(active, true);
  await entered(incomplete, false);
  const held = await entered(restricted, true);
  await entered(stays, true);
  await befalls(held, 'restrictionDemanded');
  await house.backUp();
  for (const address of [active, incomplete, restricted])
    await house.inside(async (app) => {
      const act = { now: app.world.clock.now(), by: 'staff' } as const;
      await recordWithdrawal(app.world, address, { channel: 'phone', evidence }, act);
      await app.followJournal();
    });
});

const ends = (of: Shell) =>
  of.inside(async ({ world }) => {
    const { rows } = await sql<{ readonly stage: string }>`
      select r.stage, k.ended_at::text as at, k.end_channel as channel, k.end_evidence is not null as evidenced
      from newsletter.customer k join core.record r on r.id = k.record order by k.entered_at, k.record`.execute(
      world.db,
    );
    return rows;
  });

test('an objection since the backup comes back with its day, the way it came by and what shows it, from whatever stage', async () => {
  const other = await house.restored();
  const told = await ends(house);
  assert.deepEqual(told.map(({ stage }) => stage).sort(), ['active', 'objected', 'objected', 'objected']);
  assert.deepEqual(await ends(other), told);
  for (const address of [active, incomplete, restricted])
    assert.ok(JSON.stringify(await other.answer('person', 'show', address, '--json')).includes(evidence), address);
});

test('a drill counts what of it would be lost: nothing', async () => {
  const said = await house.avow('backup', 'drill', house.backups, '--json');
  assert.equal((JSON.parse(said.out) as { waysLost: number }).waysLost, 0, said.out);
  assert.equal(said.code, 0, said.out);
});

test('whoever objected since is not entered again after a restore', async () => {
  const other = await house.restored();
  const refused = await other.inside(({ world }) => {
    const act = { now: world.clock.now(), by: 'staff' } as const;
    const entry = { email: active, language: 'de', origin: 'staff' } as const;
    return transaction(world.db, (tx) => enterCustomer(world, tx, entry, act));
  });
  assert.deepEqual(refused, { refused: 'objected' });
});

test('whoever was erased since as a customer has no record there, and nothing outside the database says in clear what was noted', async () => {
  await house.avow('clock', 'advance', 'P6Y');
  const other = await house.restored();
  const left = await other.inside(({ world }) =>
    recordsOf(world.db, world.records.subject('newsletter', active), 'newsletter.customer'),
  );
  assert.deepEqual(left, []);
  for (const [path, text] of await plainFiles(house.journal)) assert.ok(!text.includes('canary-customer'), path);
});
