// The second factor of staff: an authenticator app beside the mailed link, its recovery codes, and a policy that demands it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import reference from '../../policies/fluxcess.policy.ts';
import type { Policy } from '../../src/core/policy/index.ts';
import { inviteStaff, resetFactors } from '../../src/staff/index.ts';
import { enrolled } from '../support/factor.ts';
import { readPage } from '../support/html.ts';
import { browser, cookieOf, type StaffWorld, staffWorld } from '../support/staff.ts';

const world = await staffWorld();
const wall = () => world.now();
const later = async (seconds: number) => world.jumpTo(world.now().add({ seconds }).toString());

const linkFor = async (address: string, to: StaffWorld = world) =>
  new URL((await inviteStaff(to.world, address, { now: to.now(), by: 'operator' })).link).pathname;

const journal = async (what: string) => {
  const { rows } = await sql<{ rule: string; actor: string }>`
    select rule, actor from journal.entry where what = ${what} order by id`.execute(world.world.db);
  return rows.at(-1);
};

test('an app is set up by picture or text, counts after its first code, and its recovery codes are shown once', async () => {
  const someone = await world.insider('setup@avow.test');
  assert.match(await (await someone.get('/staff/access')).text(), /Kein Code|kein Code|Noch keine/);
  const { app, codes } = await enrolled(someone, wall());
  assert.equal(app.secret.length, 32);
  assert.equal(new Set(codes).size, 10);
  const access = await (await someone.get('/staff/access')).text();
  assert.match(access, /Unbenutzte Wiederherstellungscodes: 10/);
  assert.ok(!codes.some((code) => access.includes(code)));
  assert.ok(!access.includes(app.secret));
  assert.deepEqual(await journal('staff-factor-added'), { rule: 'totp', actor: 'staff' });
  const mail = (await world.mails()).findLast((one) => one.to.includes('setup@avow.test'));
  assert.match(mail?.subject ?? '', /^Eine Code-App ist eingerichtet/);
});

test('the page of the app keeps to the policy of what it may load, and to no cache', async () => {
  const someone = await world.insider('csp@avow.test');
  await someone.post('/staff/access/factor/begin');
  const page = await someone.get('/staff/access/factor');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const html = await page.text();
  assert.match(html, /<svg class="qr"[^>]*role="img"/);
  assert.doesNotMatch(html, /style="/);
  assert.match(
    html,
    /href="otpauth:\/\/totp\/fluxcess%20GmbH:csp%40avow\.test\?secret=[A-Z2-7]{32}&amp;issuer=fluxcess%20GmbH"/,
  );
});

test('an app that was not confirmed is asked for nothing', async () => {
  const someone = await world.insider('unconfirmed@avow.test');
  await someone.post('/staff/access/factor/begin');
  const wrong = await someone.post('/staff/access/factor', { code: '000000' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Dieser Code passt nicht/);
  assert.equal((await world.post(await linkFor('unconfirmed@avow.test'), {})).status, 303);
});

test('the link alone lets nobody in who has an app; a wrong code leaves the link as it is', async () => {
  const { app } = await enrolled(await world.insider('both@avow.test'), wall());
  await later(60);
  const link = await linkFor('both@avow.test');
  const asked = await readPage(await world.get(link));
  assert.equal(asked.field('Code').name, 'code');
  for (const code of ['', '123', '000000']) {
    const refused = await world.post(link, { code });
    assert.equal(refused.status, 422, code);
    assert.equal(refused.headers.getSetCookie().length, 0);
    assert.match((await readPage(refused)).field('Code').description, /Dieser Code passt nicht/);
  }
  const entered = await world.post(link, { code: app.digits(wall()) });
  assert.equal(entered.status, 303);
  assert.deepEqual(await journal('staff-signed-in'), { rule: 'link:totp', actor: 'staff' });
  assert.equal((await world.post(link, { code: app.digits(wall()) })).status, 410);
});

test('a code is worth nothing a second time, within its half minute either', async () => {
  const { app } = await enrolled(await world.insider('again@avow.test'), wall());
  const used = app.digits(wall());
  assert.equal((await world.post(await linkFor('again@avow.test'), { code: used })).status, 422);
  await later(30);
  const next = app.digits(wall());
  assert.equal((await world.post(await linkFor('again@avow.test'), { code: next })).status, 303);
  assert.equal((await world.post(await linkFor('again@avow.test'), { code: next })).status, 422);
});

test('of two who type the same code at once, one is let in', async () => {
  const { app } = await enrolled(await world.insider('race@avow.test'), wall());
  await later(60);
  const [one, other] = [await linkFor('race@avow.test'), await linkFor('race@avow.test')];
  const code = app.digits(wall());
  const answers = await Promise.all([world.post(one, { code }), world.post(other, { code })]);
  assert.equal(answers.filter(({ status }) => status === 303).length, 1);
});

test('after the declared number of tries even the right code waits, and no longer than declared', async () => {
  const { app } = await enrolled(await world.insider('guess@avow.test'), wall());
  await later(60);
  const link = await linkFor('guess@avow.test');
  for (let i = 0; i < 5; i += 1) await world.post(link, { code: '000000' });
  const refused = await world.post(link, { code: app.digits(wall()) });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /Zu viele Versuche\. Ab \d\d:\d\d/);
  await later(15 * 60);
  assert.equal((await world.post(await linkFor('guess@avow.test'), { code: app.digits(wall()) })).status, 303);
});

test('a recovery code replaces the app once, however it is spaced, and its owner is told', async () => {
  const { codes } = await enrolled(await world.insider('lost@avow.test'), wall());
  const [first = '', second = ''] = codes;
  const typed = first.toLowerCase().replaceAll('-', ' ');
  assert.equal((await world.post(await linkFor('lost@avow.test'), { code: typed })).status, 303);
  assert.deepEqual(await journal('staff-signed-in'), { rule: 'link:recovery', actor: 'staff' });
  assert.equal((await world.post(await linkFor('lost@avow.test'), { code: first })).status, 422);
  assert.equal((await world.post(await linkFor('lost@avow.test'), { code: second })).status, 303);
  const mail = (await world.mails()).findLast((one) => one.to.includes('lost@avow.test'));
  assert.match(mail?.subject ?? '', /^Ein Wiederherstellungscode ist benutzt worden/);
});

test('secret and recovery codes are in the database sealed and hashed alone', async () => {
  const { app, codes } = await enrolled(await world.insider('rest@avow.test'), wall());
  const { rows } = await sql<{ text: string }>`
    select t::text as text from staff.totp t union all select r::text from staff.recovery_code r`.execute(
    world.world.db,
  );
  const all = rows.map(({ text }) => text).join('\n');
  for (const plain of [app.secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
    assert.ok(!all.includes(plain));
    assert.ok(!all.includes(Buffer.from(plain).toString('hex')));
  }
});

test('the app goes with a fresh code and not without; then the link is enough again', async () => {
  const someone = await world.insider('remove@avow.test');
  const { app, codes } = await enrolled(someone, wall());
  assert.equal((await someone.post('/staff/access/factor/remove', { code: '000000' })).status, 422);
  await later(60);
  const gone = await someone.post('/staff/access/factor/remove', { code: app.digits(wall()) });
  assert.equal(gone.headers.get('location'), '/staff/access?unlinked');
  assert.deepEqual(await journal('staff-factor-removed'), { rule: 'totp', actor: 'staff' });
  const left = await sql`select 1 from staff.recovery_code c join staff.totp t using (account)
    where t.confirmed_at is null`.execute(world.world.db);
  assert.equal(left.rows.length, 0);
  assert.equal((await world.post(await linkFor('remove@avow.test'), {})).status, 303);
  assert.equal(codes.length, 10);
});

test('new recovery codes need a fresh code and end the old ones', async () => {
  const someone = await world.insider('renew@avow.test');
  const { app, codes } = await enrolled(someone, wall());
  await later(60);
  const renewed = await someone.post('/staff/access/factor/recovery', { code: app.digits(wall()) });
  assert.equal(renewed.status, 200);
  const fresh = /<code>([A-Z2-7-]{19})<\/code>/.exec(await renewed.text())?.[1] ?? '';
  assert.ok(!codes.includes(fresh));
  assert.equal((await world.post(await linkFor('renew@avow.test'), { code: codes[0] ?? '' })).status, 422);
  assert.equal((await world.post(await linkFor('renew@avow.test'), { code: fresh })).status, 303);
});

test('an app that counts is not written over by beginning anew', async () => {
  const someone = await world.insider('over@avow.test');
  const { app } = await enrolled(someone, wall());
  await someone.post('/staff/access/factor/begin');
  await later(60);
  assert.equal((await world.post(await linkFor('over@avow.test'), { code: app.digits(wall()) })).status, 303);
});

test('whoever runs the machine takes a lost factor away: every sign-in ends, and it is journaled and mailed', async () => {
  const someone = await world.insider('reset@avow.test');
  await enrolled(someone, wall());
  const act = { now: world.now(), by: 'operator' } as const;
  assert.equal(await resetFactors(world.world, 'Reset@avow.test', act), true);
  assert.equal(await resetFactors(world.world, 'nobody@avow.test', act), false);
  assert.equal((await someone.get('/staff/access')).headers.get('location'), '/staff/sign-in?ended');
  assert.deepEqual(await journal('staff-factor-removed'), { rule: 'reset', actor: 'operator' });
  assert.equal((await world.post(await linkFor('reset@avow.test'), {})).status, 303);
  const mail = (await world.mails()).findLast((one) => one.to.includes('reset@avow.test'));
  assert.match(mail?.text ?? '', /Code-App und Passkeys sind zurückgesetzt/);
});

const demanding: Policy = {
  ...reference,
  sections: reference.sections.map((section) =>
    section.section === 'staff'
      ? { ...section, settings: { ...section.settings, secondFactor: ['keeper', 'sender'] } }
      : section,
  ),
};
const strict = await staffWorld({ policy: demanding });

test('where the policy demands two factors of a role, the link leads to the app and nowhere else', async () => {
  const keeper = await strict.insider('strict@avow.test');
  assert.equal((await keeper.get('/staff/signed-in')).headers.get('location'), '/staff/access/factor');
  for (const path of ['/staff', '/staff/team', '/staff/campaigns', '/staff/access'])
    assert.equal((await keeper.get(path)).headers.get('location'), '/staff/access/factor', path);
  const begin = await readPage(await keeper.get('/staff/access/factor'));
  assert.match(begin.announced.join(' '), /zwei Faktoren verlangt/);
});

test('of a role that the policy leaves free nothing is demanded', async () => {
  const reader = await strict.insider('free@avow.test', 'reader');
  assert.equal((await reader.get('/staff')).status, 200);
});

test('once the app is set up, this sign-in and those by link and code are let in', async () => {
  const keeper = await strict.insider('strong@avow.test');
  const begun = await keeper.get('/staff/access/factor');
  const csrf = /name="csrf" value="([^"]+)"/.exec(await begun.text())?.[1] ?? '';
  const insider = { ...browser(strict, keeper.cookie), csrf: async () => csrf };
  const send = (path: string, form: Record<string, string> = {}) =>
    strict.post(path, { csrf, ...form }, { Cookie: keeper.cookie });
  const { app } = await enrolled({ ...insider, post: send }, strict.now());
  assert.equal((await keeper.get('/staff/team')).status, 200);
  await strict.jumpTo(strict.now().add({ seconds: 60 }).toString());
  const entered = await strict.post(await linkFor('strong@avow.test', strict), { code: app.digits(strict.now()) });
  assert.equal((await browser(strict, cookieOf(entered)).get('/staff/team')).status, 200);
  await strict.jumpTo(strict.now().add({ seconds: 60 }).toString());
  const refused = await send('/staff/access/factor/remove', { code: app.digits(strict.now()) });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /Ihre Rolle verlangt zwei Faktoren/);
});
