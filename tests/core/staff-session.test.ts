import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openHold } from '../../src/core/records/index.ts';
import { holdPerson, liftHold } from '../../src/core/section/index.ts';
import { accountBySubject } from '../../src/staff/account/queries.ts';
import { inviteStaff } from '../../src/staff/index.ts';
import { staffSettings } from '../../src/staff/settings.ts';
import { admit } from '../../src/staff/sign-in/accept.ts';
import { cookieOf, staffWorld } from '../support/staff.ts';

const world = await staffWorld();
const { policy, calendar } = world.world.rules;
const { idle } = staffSettings(policy);
const after = (period: Temporal.Duration) => world.now().add(period).toString();
const sessions = async () =>
  (await sql<{ count: number }>`select count(*)::int as count from staff.session`.execute(world.world.db)).rows[0]
    ?.count;

/** The instant at which the deadline of the newest session falls due. */
const newestDue = async () => {
  const { rows } = await sql<{ due: Temporal.Instant }>`
    select due from core.record where class = 'staff.session' order by since desc, id desc limit 1`.execute(
    world.world.db,
  );
  assert.ok(rows[0]);
  return rows[0].due;
};

test('a session ends after the idle time of the policy, counted from the last request, and is erased on the spot', async () => {
  const someone = await world.insider('idle@avow.test');
  await world.jumpTo(after(idle.subtract({ seconds: 1 })));
  assert.equal((await someone.get('/staff/access')).status, 200);
  await world.jumpTo(after(idle.subtract({ seconds: 1 })));
  assert.equal((await someone.get('/staff/access')).status, 200);
  const before = await sessions();
  await world.jumpTo(after(idle));
  const ended = await someone.get('/staff/access');
  assert.equal(ended.headers.get('location'), '/staff/sign-in?ended');
  assert.match(ended.headers.getSetCookie()[0] ?? '', /^__Host-sid=; Max-Age=0/);
  assert.equal(await sessions(), (before ?? 0) - 1);
});

test('however busy, a session ends at its deadline, before any sweep has run', async () => {
  const someone = await world.insider('busy@avow.test');
  const due = await newestDue();
  for (
    let next = world.now().add(idle.subtract({ minutes: 1 }));
    Temporal.Instant.compare(next, due) < 0;
    next = next.add(idle.subtract({ minutes: 1 }))
  ) {
    await world.jumpTo(next.toString());
    assert.equal((await someone.get('/staff/access')).status, 200, next.toString());
  }
  await world.jumpTo(due.toString());
  assert.equal((await someone.get('/staff/access')).headers.get('location'), '/staff/sign-in?ended');
});

test('the sweep erases an ended session with its key, and the journal says under which promise', async () => {
  await world.insider('swept@avow.test');
  await world.travelTo((await newestDue()).toString());
  assert.equal(await sessions(), 0);
  const { rows } = await sql<{ rule: string }>`
    select rule from journal.entry where what = 'erased' and class = 'staff.session' order by id desc limit 1`.execute(
    world.world.db,
  );
  assert.deepEqual(rows, [{ rule: 'S8' }]);
});

test('an invitation that nobody accepts is gone at its deadline, and its link with it', async () => {
  const other = await world.insider('inviter@avow.test');
  await other.post('/staff/team', { address: 'late@avow.test' });
  const mail = (await world.mails()).findLast((one) => one.to.includes('late@avow.test'));
  const link = /https:\/\/avow\.test(\/staff\/sign-in\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  assert.equal((await world.get(link)).status, 200);
  const { rows } = await sql<{ due: Temporal.Instant }>`
    select due from core.record where class = 'staff.account' and stage = 'invited'`.execute(world.world.db);
  assert.equal(rows.length, 1);
  await world.travelTo(rows[0]?.due.toString() ?? '');
  assert.equal((await world.get(link)).status, 410);
  const { rows: left } =
    await sql`select 1 from core.record where class = 'staff.account' and stage = 'invited'`.execute(world.world.db);
  assert.deepEqual(left, []);
});

test('a mailed link lives as long as the policy says and not an instant longer', async () => {
  await world.insider('link@avow.test');
  await world.post('/staff/sign-in', { email: 'link@avow.test' });
  const mail = (await world.mails()).findLast((one) => one.to.includes('link@avow.test'));
  const link = /https:\/\/avow\.test(\/staff\/sign-in\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const end = world.now().toZonedDateTimeISO(calendar.timeZone).add(staffSettings(policy).link.period).toInstant();
  await world.jumpTo(end.subtract({ milliseconds: 1 }).toString());
  assert.equal((await world.get(link)).status, 200);
  await world.jumpTo(end.toString());
  assert.equal((await world.post(link, {})).status, 410);
});

test('withdrawing an account ends its sign-ins and erases every trace of the person', async () => {
  const keeper = await world.insider('stays@avow.test');
  const leaver = await world.insider('canary-leaver@avow.test');
  await leaver.post('/staff/access/name', { name: 'Canary Leaver' });
  const page = await (await keeper.get('/staff/team')).text();
  const row = /canary-leaver@avow\.test[\s\S]*?name="account" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const asked = await (await keeper.post('/staff/team/remove', { account: row })).text();
  assert.match(asked, /Jetzt entziehen/);
  assert.equal((await leaver.get('/staff/access')).status, 200);
  const done = await keeper.post('/staff/team/remove', { account: row, confirmed: 'yes' });
  assert.match(await done.text(), /entzogen und gelöscht/);
  assert.equal((await leaver.get('/staff/access')).status, 303);
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from core.record where id = ${row} or parent = ${row})::int
         + (select count(*) from vault.key where record = ${row})::int as left`.execute(world.world.db);
  assert.deepEqual(rows, [{ left: 0 }]);
  const { rows: noted } = await sql<{ actor: string }>`
    select actor from journal.entry where what = 'staff-removed' and record = ${row}`.execute(world.world.db);
  assert.deepEqual(noted, [{ actor: 'staff' }]);
});

test('the last account is not withdrawn', async () => {
  const lonely = await staffWorld();
  const keeper = await lonely.insider('only@avow.test');
  const row = /name="account" value="([^"]+)"/.exec(await (await keeper.get('/staff/team')).text())?.[1] ?? '';
  const refused = await keeper.post('/staff/team/remove', { account: row, confirmed: 'yes' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /letzte Zugang/);
  assert.equal((await keeper.get('/staff/access')).status, 200);
});

test('a cookie with a made-up value opens nothing', async () => {
  const answer = await world.get('/staff/access', { Cookie: `__Host-sid=${'A'.repeat(43)}` });
  assert.equal(answer.headers.get('location'), '/staff/sign-in?ended');
  assert.equal(cookieOf(answer), '__Host-sid=');
});

test('who signs out while a hold keeps the session’s record is signed out all the same', async () => {
  const someone = await world.insider('held@avow.test');
  const { rows } = await sql<{ id: string }>`
    select id from core.record where class = 'staff.session' order by since desc, id desc limit 1`.execute(
    world.world.db,
  );
  const order = {
    reference: 'V-2026/1',
    kind: 'incident',
    class: 'staff.session',
    records: rows.map((row) => row.id),
    reviewBy: world.now().add({ hours: 100 }),
  } as const;
  const act = { now: world.now(), by: 'operator' } as const;
  await world.world.db.transaction().execute((tx) => openHold(tx, order, act));
  await someone.post('/staff/sign-out', { which: 'here' });
  assert.equal((await someone.get('/staff/access')).headers.get('location'), '/staff/sign-in?ended');
  const left = await sql`select 1 from staff.session where record = ${rows[0]?.id}`.execute(world.world.db);
  assert.equal(left.rows.length, 1);
});

test('an account that is withdrawn under a hold lets nobody in from that moment, and goes when the hold closes', async () => {
  const keeper = await world.insider('holder@avow.test');
  const leaver = await world.insider('kept@avow.test');
  const { db } = world.world;
  const subject = world.world.records.subject('staff', 'kept@avow.test');
  const account = await db.transaction().execute((tx) => accountBySubject(tx, subject));
  assert.ok(account);
  const act = { now: world.now(), by: 'operator' } as const;
  const held = { address: 'kept@avow.test', class: 'staff.account', reference: 'V-2026/2', kind: 'dispute' } as const;
  const opened = await holdPerson(world.world, { ...held, reviewBy: act.now.add({ hours: 24 }) }, act);
  assert.ok('hold' in opened);

  const removed = await keeper.post('/staff/team/remove', { account: account.record, confirmed: 'yes' });
  assert.equal(removed.status, 422);
  assert.match(await removed.text(), /Niemand meldet sich mehr mit ihm an/);

  assert.equal((await leaver.get('/staff/access')).headers.get('location'), '/staff/sign-in?ended');
  await db.transaction().execute(async (tx) => {
    for (const means of ['passkey', 'link'] as const)
      assert.equal(await admit(world.world, tx, { account: account.record, browser: '', means }, act), undefined);
  });
  const before = (await world.mails()).length;
  await world.post('/staff/sign-in', { email: 'kept@avow.test' });
  assert.equal((await world.mails()).length, before);
  const again = await keeper.post('/staff/team', { address: 'kept@avow.test', role: 'keeper' });
  assert.equal(again.status, 422);
  assert.match(await again.text(), /Dieser Zugang ist entzogen/);
  await assert.rejects(inviteStaff(world.world, 'kept@avow.test', act), { code: 'staff/leaving' });

  await liftHold(world.world, opened.hold, act);
  const { rows } = await sql`select from core.record where id = ${account.record}`.execute(db);
  assert.deepEqual(rows, []);
  assert.equal((await keeper.post('/staff/team', { address: 'kept@avow.test', role: 'keeper' })).status, 200);
});
