// Signing in by an identity provider (OpenID Connect), against one of somebody else's making on this machine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import reference from '../../policies/fluxcess.policy.ts';
import { EgressError } from '../../src/core/egress/errors.ts';
import { inviteStaff, type ProviderSettings, staffRoutes } from '../../src/staff/index.ts';
import { enrolled } from '../support/factor.ts';
import { readPage } from '../support/html.ts';
import { testProvider, withProvider } from '../support/provider.ts';
import { browser, cookieOf, dependencies, type StaffWorld, staffWorld } from '../support/staff.ts';

const back = 'https://avow.test/staff/provider/back';
const provider = await testProvider(back);

const failures: unknown[] = [];

const worldWith = (over: Partial<ProviderSettings> = {}, policy = withProvider): Promise<StaffWorld> =>
  staffWorld({
    policy,
    routes: (web, world, assembly) =>
      staffRoutes(web, {
        ...dependencies(world, assembly),
        provider: { ...provider, allowed: [], ...over },
        failed: (error) => failures.push(error),
      }),
  });

const world = await worldWith();
const invite = (address: string) => inviteStaff(world.world, address, { now: world.now(), by: 'operator' });

/** Leaves for the provider; answers the cookie that was given, and where the way leads. */
async function leave(of: StaffWorld = world): Promise<{ readonly cookie: string; readonly out: string }> {
  const answer = await of.post('/staff/provider', {});
  assert.equal(answer.status, 200);
  return { cookie: cookieOf(answer), out: wayOut(answer) };
}

const wayOut = (answer: Response): string => /url=(.+)$/.exec(answer.headers.get('refresh') ?? '')?.[1] ?? '';

const returned = (address: string, cookie: string, of: StaffWorld = world): Promise<Response> => {
  const { pathname, search } = new URL(address);
  return of.get(pathname + search, cookie ? { Cookie: cookie } : {});
};

async function signedIn(of: StaffWorld = world): Promise<Response> {
  const { cookie, out } = await leave(of);
  return returned(await provider.through(out), cookie, of);
}

test('an invited address that the provider vouches for is signed in, by code, proof key, state and nonce', async () => {
  await invite('anna@avow.test');
  provider.signIn('anna@avow.test');
  const { cookie, out } = await leave();
  const asked = new URL(out).searchParams;
  assert.equal(asked.get('response_type'), 'code');
  assert.equal(asked.get('code_challenge_method'), 'S256');
  assert.ok((asked.get('state') ?? '').length >= 43 && (asked.get('nonce') ?? '').length >= 43);
  const answer = await returned(await provider.through(out), cookie);
  assert.equal(answer.headers.get('location'), '/staff/signed-in');
  assert.equal((await browser(world, cookieOf(answer)).get('/staff/access')).status, 200);
  const { rows } = await sql<{ rule: string }>`
    select rule from journal.entry where what = 'staff-signed-in' order by id desc limit 1`.execute(world.world.db);
  assert.deepEqual(rows, [{ rule: 'oidc' }]);
});

test('the only cookie on the way is the declared one of the sign-in, and it is not yet a sign-in', async () => {
  const answer = await world.post('/staff/provider', {});
  const [cookie, ...others] = answer.headers.getSetCookie();
  assert.deepEqual(others, []);
  assert.match(cookie ?? '', /^__Host-sid=[\w-]{43};/);
  assert.equal((await browser(world, cookieOf(answer)).get('/staff')).headers.get('location'), '/staff/sign-in?ended');
});

test('who has an authenticator app is asked for its code as well', async () => {
  const { app } = await enrolled(await world.insider('both@avow.test'), world.now());
  await world.jumpTo(world.now().add({ seconds: 60 }).toString());
  provider.signIn('both@avow.test');
  const answer = await signedIn();
  const page = answer.headers.get('location') ?? '';
  assert.match(page, /^\/staff\/sign-in\/[\w-]{43}$/);
  assert.equal((await world.post(page, {})).status, 422);
  assert.equal((await world.post(page, { code: app.digits(world.now()) })).status, 303);
});

test('an address that nobody invited is not signed in, and no account comes of it', async () => {
  const count = async () => (await sql`select 1 from staff.account`.execute(world.world.db)).rows.length;
  const before = await count();
  provider.signIn('stranger@avow.test');
  const answer = await signedIn();
  assert.equal(answer.status, 403);
  assert.match((await readPage(answer)).heading, /keinen Zugang/);
  assert.equal(await count(), before);
});

test('an address that the provider does not vouch for is not signed in, invited or not', async () => {
  await invite('unverified@avow.test');
  provider.signIn('unverified@avow.test', false);
  const answer = await signedIn();
  assert.equal(answer.status, 403);
  assert.match((await readPage(answer)).heading, /nicht bestätigt/);
});

test('a withdrawn account is not signed in', async () => {
  const keeper = await world.insider('keeper@avow.test', 'keeper');
  await invite('gone@avow.test');
  const { rows } = await sql<{ id: string }>`select id from core.record where class = 'staff.account'
    and subject = ${world.world.records.subject('staff', 'gone@avow.test')}`.execute(world.world.db);
  await keeper.post('/staff/team/remove', { account: rows[0]?.id ?? '', confirmed: 'yes' });
  provider.signIn('gone@avow.test');
  assert.equal((await signedIn()).status, 403);
});

test('an answer with another state, of another browser, or come twice belongs to no sign-in', async () => {
  await invite('state@avow.test');
  provider.signIn('state@avow.test');
  const { cookie, out } = await leave();
  const answer = await provider.through(out);
  const other = await leave();
  const forged = new URL(answer);
  forged.searchParams.set('state', new URL(other.out).searchParams.get('state') ?? '');
  for (const [address, held] of [
    [forged.href, cookie],
    [answer, other.cookie],
    [answer, ''],
  ] as const) {
    const refused = await returned(address, held);
    assert.equal(refused.status, 400);
    assert.match((await readPage(refused)).heading, /zu keiner Anmeldung/);
  }
  assert.equal((await returned(answer, cookie)).status, 303);
  assert.equal((await returned(answer, cookie)).status, 400);
});

test('a code that was got for another sign-in is refused: its nonce and proof key are others', async () => {
  await invite('nonce@avow.test');
  provider.signIn('nonce@avow.test');
  const [attacker, victim] = [await leave(), await leave()];
  const stolen = new URL(await provider.through(attacker.out)).searchParams.get('code') ?? '';
  const state = new URL(victim.out).searchParams.get('state') ?? '';
  const injected = new URL(back);
  injected.search = new URLSearchParams({ code: stolen, state, iss: provider.issuer }).toString();
  assert.equal((await returned(injected.href, victim.cookie)).status, 400);
});

test('a token with another nonce is refused although code and proof key fit', async () => {
  await invite('nonce@avow.test');
  provider.signIn('nonce@avow.test');
  const { cookie, out } = await leave();
  const changed = new URL(out);
  changed.searchParams.set('nonce', 'another');
  assert.equal((await returned(await provider.through(changed.href), cookie)).status, 400);
});

test('an answer that comes too late belongs to no sign-in', async () => {
  provider.signIn('anna@avow.test');
  const { cookie, out } = await leave();
  const answer = await provider.through(out);
  await world.jumpTo(world.now().add({ minutes: 16 }).toString());
  assert.equal((await returned(answer, cookie)).status, 400);
});

test('who is refused there is told so, with the next step, in German and in English', async () => {
  provider.refuse();
  const german = await readPage(await signedIn());
  assert.match(german.heading, /abgelehnt/);
  assert.equal(german.link('Zur Anmeldung'), '/staff/sign-in');
  const { cookie, out } = await leave();
  const { search } = new URL(await provider.through(out));
  const english = await readPage(await world.get(`/en/staff/provider/back${search}`, { Cookie: cookie }));
  assert.match(english.heading, /has refused/);
});

test('whoever leaves in a language that the address names comes back in it, whatever their browser speaks', async () => {
  await invite('english@avow.test');
  for (const [shown, next] of [
    ['english@avow.test', '/en/staff/signed-in'],
    ['nobody@avow.test', /There is no account/],
  ] as const) {
    provider.signIn(shown);
    const left = await world.post('/en/staff/provider', {});
    const { pathname, search } = new URL(await provider.through(wayOut(left)));
    assert.equal(pathname, '/staff/provider/back');
    const answer = await world.get(pathname + search, { Cookie: cookieOf(left), 'Accept-Language': 'de' });
    if (typeof next === 'string') assert.equal(answer.headers.get('location'), next);
    else {
      const page = await readPage(answer);
      assert.match(page.heading, next);
      assert.equal(page.link('To the sign-in'), '/en/staff/sign-in');
    }
  }
});

test('whoever leaves from an address without a language comes back to one', async () => {
  await invite('plain@avow.test');
  provider.signIn('plain@avow.test');
  const left = await world.post('/staff/provider', {}, { 'Accept-Language': 'en' });
  const { pathname, search } = new URL(await provider.through(wayOut(left)));
  const answer = await world.get(pathname + search, { Cookie: cookieOf(left), 'Accept-Language': 'en' });
  assert.equal(answer.headers.get('location'), '/staff/signed-in');
});

test('only addresses of the allowed domains come from the provider', async () => {
  const strict = await worldWith({ allowed: ['example.com'] });
  await inviteStaff(strict.world, 'anna@avow.test', { now: strict.now(), by: 'operator' });
  await inviteStaff(strict.world, 'anna@example.com', { now: strict.now(), by: 'operator' });
  provider.signIn('anna@avow.test');
  assert.equal((await signedIn(strict)).status, 403);
  provider.signIn('anna@example.com');
  assert.equal((await signedIn(strict)).status, 303);
});

test('the sign-in offers the provider by the name that the policy gives it, and only where it does', async () => {
  assert.ok(
    (await readPage(await world.get('/staff/sign-in'))).buttons.includes('Anmelden über Anmeldedienst Beispiel'),
  );
  const without = await worldWith({}, reference);
  assert.ok(!(await (await without.get('/staff/sign-in')).text()).includes('Anmelden über'));
  assert.equal((await without.post('/staff/provider', {})).status, 503);
});

test('the notice names the provider among the recipients', () => {
  assert.match(world.print(withProvider).de, /Anmeldedienst Beispiel/);
});

test('a provider that the policy does not name is not spoken to', async () => {
  const elsewhere = await worldWith({ issuer: 'https://login.example.com' });
  const answer = await elsewhere.post('/staff/provider', {});
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.getSetCookie().length, 0);
  const last = failures.at(-1);
  assert.ok(last instanceof Error && (last instanceof EgressError || last.cause instanceof EgressError));
});

test('while the provider is down the page says so, and the link by mail still works', async () => {
  const alone = await worldWith();
  provider.signIn('anna@avow.test');
  await inviteStaff(alone.world, 'anna@avow.test', { now: alone.now(), by: 'operator' });
  const { cookie, out } = await leave(alone);
  const answer = await provider.through(out);
  await provider.stop();
  const lost = await returned(answer, cookie, alone);
  assert.equal(lost.status, 503);
  assert.equal(lost.headers.get('retry-after'), '60');
  const down = await (await worldWith()).post('/staff/provider', {});
  assert.equal(down.status, 503);
  assert.match((await readPage(down)).text, /Link per E-Mail/);
  assert.equal((await alone.insider('anna@avow.test')).cookie.startsWith('__Host-sid='), true);
});
