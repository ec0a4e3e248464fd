import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { inviteStaff } from '../../src/staff/index.ts';
import { browser, cookieOf, staffWorld } from '../support/staff.ts';

const world = await staffWorld();
const act = () => ({ now: world.now(), by: 'operator' as const });
const linkFor = async (address: string) => new URL((await inviteStaff(world.world, address, act())).link).pathname;

const journal = async (what: string) => {
  const { rows } = await sql<{ rule: string; actor: string }>`
    select rule, actor from journal.entry where what = ${what} order by id`.execute(world.world.db);
  return rows;
};

test('looking at a sign-in link shows a button and uses nothing up', async () => {
  const link = await linkFor('anna@avow.test');
  for (const look of [1, 2, 3]) {
    const seen = await world.get(link);
    assert.equal(seen.status, 200, `look ${look}`);
    assert.equal(seen.headers.getSetCookie().length, 0);
    assert.equal(seen.headers.get('referrer-policy'), 'no-referrer');
    assert.match(await seen.text(), /<button[^>]*>Anmelden<\/button>/);
  }
  assert.equal((await world.post(link, {})).status, 303);
});

test('a sign-in link signs in once', async () => {
  const link = await linkFor('once@avow.test');
  const first = await world.post(link, {});
  assert.equal(first.headers.get('location'), '/staff/signed-in');
  const second = await world.post(link, {});
  assert.equal(second.status, 410);
  assert.equal(second.headers.getSetCookie().length, 0);
  assert.equal((await world.get(link)).status, 410);
});

test('of two who press the button at once, one is signed in', async () => {
  const link = await linkFor('race@avow.test');
  const answers = await Promise.all([world.post(link, {}), world.post(link, {})]);
  assert.deepEqual(answers.map((a) => String(a.status)).toSorted(), ['303', '410']);
});

test('signing in uses up every other link of the account', async () => {
  const [older, newer] = [await linkFor('two@avow.test'), await linkFor('two@avow.test')];
  assert.equal((await world.post(newer, {})).status, 303);
  assert.equal((await world.post(older, {})).status, 410);
});

test('the token is in the database as its hash alone', async () => {
  const link = await linkFor('hash@avow.test');
  const token = link.split('/').at(-1) ?? '';
  assert.ok(Buffer.from(token, 'base64url').length >= 16);
  const { rows } = await sql<{ text: string }>`select t::text as text from staff.link t`.execute(world.world.db);
  assert.ok(rows.length > 0);
  assert.ok(!rows.some((row) => row.text.includes(token) || row.text.includes(Buffer.from(token).toString('hex'))));
});

test('the cookie is the declared one: host only, for the session, unreadable for script', async () => {
  const signedIn = await world.post(await linkFor('cookie@avow.test'), {});
  const [cookie, ...others] = signedIn.headers.getSetCookie();
  assert.deepEqual(others, []);
  const [pair = '', ...attributes] = (cookie ?? '').split('; ');
  assert.match(pair, /^__Host-sid=[\w-]{43}$/);
  assert.deepEqual(attributes.toSorted(), ['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
});

test('after the first sign-in a passkey is offered, and the board is one step away', async () => {
  const someone = browser(world, cookieOf(await world.post(await linkFor('offer@avow.test'), {})));
  assert.equal((await someone.get('/staff/signed-in')).headers.get('location'), '/staff/access/passkey');
  const offer = await (await someone.get('/staff/access/passkey')).text();
  assert.match(offer, /Passkey einrichten/);
  assert.match(offer, /href="\/staff">Später/);
});

test('who does not take the cookie is told why, and is not sent in circles', async () => {
  const answer = await world.get('/staff/signed-in');
  assert.equal(answer.status, 403);
  assert.equal(answer.headers.get('location'), null);
  assert.match(await answer.text(), /Ohne Cookies geht die Anmeldung nicht/);
});

test('a known and an unknown address get the same answer, byte for byte', async () => {
  await linkFor('known@avow.test');
  const answers = await Promise.all(
    ['known@avow.test', 'nobody@avow.test'].map((email) => world.post('/staff/sign-in', { email })),
  );
  const [known, unknown] = await Promise.all(
    answers.map(async (a) => ({
      status: a.status,
      location: a.headers.get('location'),
      cookies: a.headers.getSetCookie(),
      body: await a.text(),
    })),
  );
  assert.equal(known?.status, 303);
  assert.deepEqual(known, unknown);
});

test('a known address is mailed a link that signs in; an unknown one leaves nothing behind', async () => {
  const address = 'mailed@avow.test';
  await (await world.insider(address)).get('/staff/access');
  const before = await world.mails();
  const rowsBefore = await sql<{ count: number }>`select count(*)::int as count from staff.link`.execute(
    world.world.db,
  );
  await world.post('/staff/sign-in', { email: 'stranger@avow.test' });
  assert.equal((await world.mails()).length, before.length);
  const rowsAfter = await sql<{ count: number }>`select count(*)::int as count from staff.link`.execute(world.world.db);
  assert.deepEqual(rowsAfter.rows, rowsBefore.rows);
  await world.post('/staff/sign-in', { email: ' Mailed@AVOW.test ' });
  const mail = (await world.mails()).findLast((one) => one.to.includes(address));
  assert.deepEqual(mail?.to, [address]);
  assert.match(mail?.subject ?? '', /^Anmeldung bei /);
  const link = /https:\/\/avow\.test(\/staff\/sign-in\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  assert.equal((await world.post(link, {})).status, 303);
});

test('asking again and again puts no more than a few links into a mailbox', async () => {
  const address = 'flooded@avow.test';
  await world.insider(address);
  for (let i = 0; i < 8; i += 1) await world.post('/staff/sign-in', { email: address });
  const mails = (await world.mails()).filter((mail) => mail.to.includes(address));
  assert.equal(mails.length, 3);
});

test('what is no address is refused with the form and a sentence', async () => {
  const answer = await world.post('/staff/sign-in', { email: 'not an address' });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /Das ist keine E-Mail-Adresse/);
});

test('without a sign-in every page leads to the sign-in', async () => {
  for (const path of ['/staff', '/staff/access', '/staff/access/passkey'])
    assert.equal((await world.get(path)).headers.get('location'), '/staff/sign-in', path);
  assert.equal((await world.post('/staff/access/name', { name: 'X' })).headers.get('location'), '/staff/sign-in');
});

test('a form without the token of the session is refused and changes nothing', async () => {
  const someone = await world.insider('csrf@avow.test');
  const other = await world.insider('csrf-other@avow.test');
  const headers = { Cookie: someone.cookie };
  assert.equal((await world.post('/staff/access/name', { name: 'Mallory' }, headers)).status, 403);
  const foreign = { name: 'Mallory', csrf: await other.csrf() };
  assert.equal((await world.post('/staff/access/name', foreign, headers)).status, 403);
  assert.doesNotMatch(await (await someone.get('/staff/access')).text(), /Mallory/);
  assert.equal((await someone.post('/staff/access/name', { name: 'Carla' })).status, 303);
  assert.match(await (await someone.get('/staff/access')).text(), /value="Carla"/);
});

test('signing out ends the session on the server and takes the cookie', async () => {
  const someone = await world.insider('out@avow.test');
  const out = await someone.post('/staff/sign-out', { which: 'here' });
  assert.match(out.headers.getSetCookie()[0] ?? '', /^__Host-sid=; Max-Age=0/);
  assert.equal((await someone.get('/staff/access')).headers.get('location'), '/staff/sign-in?ended');
});

test('signing out everywhere ends every session of the account and nobody else’s', async () => {
  const [here, there, other] = [
    await world.insider('many@avow.test'),
    await world.insider('many@avow.test'),
    await world.insider('single@avow.test'),
  ];
  await here.post('/staff/sign-out', { which: 'everywhere' });
  assert.equal((await there.get('/staff/access')).status, 303);
  assert.equal((await other.get('/staff/access')).status, 200);
});

test('inviting, signing in and signing out stand in the journal, by role and without a name', async () => {
  const someone = await world.insider('journal@avow.test');
  await someone.post('/staff/sign-out', { which: 'here' });
  assert.deepEqual((await journal('staff-invited')).at(-1), { rule: 'Art.32', actor: 'operator' });
  assert.deepEqual((await journal('staff-signed-in')).at(-1), { rule: 'link', actor: 'staff' });
  assert.deepEqual((await journal('staff-signed-out')).at(-1), { rule: 'here', actor: 'staff' });
});
