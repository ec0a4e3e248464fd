import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import { holdPerson, liftHold } from '../../src/core/section/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { untilInWords } from '../../src/sections/rights/overview/until.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { sightings } from '../support/canary.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

const home = await staffWorld({ sections: [website, newsletter, rights, staff] });
const keeper = await home.insider();
const { world } = home;

const letter = {
  channel: 'letter',
  received: '2026-11-20T09:30',
  kinds: 'erasure',
  address: 'mia@example.org',
  name: 'Mia Muster',
  text: 'Bitte löschen Sie alles.',
  language: 'de',
  objectsTo: 'all',
};

/** Enters a request and answers the path of its case. */
async function entered(change: Partial<typeof letter> = {}, by: Browser = keeper): Promise<string> {
  const answer = await by.post('/staff/cases', { ...letter, ...change });
  assert.equal(answer.status, 303);
  return answer.headers.get('location') ?? '';
}
const text = async (path: string, by: Browser = keeper) => (await by.get(path)).text();

test('cases are for those alone who may see persons', async () => {
  const [author, sender] = [await home.insider('a@avow.test', 'author'), await home.insider('s@avow.test', 'sender')];
  const path = await entered();
  for (const browser of [author, sender])
    for (const place of ['/staff/cases', '/staff/cases/new', path])
      assert.equal((await browser.get(place)).status, 403);
  assert.equal((await author.post('/staff/cases', letter)).status, 403);
  assert.equal((await home.get(path)).status, 303);
});

for (const [what, change, error] of [
  ['without a right', { kinds: 'everything' }, /mindestens ein Recht/],
  ['from the future', { received: '2031-01-01T00:00' }, /liegt in der Zukunft/],
  ['without an instant of receipt', { received: 'yesterday' }, /Tag und Uhrzeit des Eingangs/],
  ['with an address that is none', { address: 'mia at example' }, /keine E-Mail-Adresse/],
  ['from nobody', { address: '', name: '' }, /eine Adresse oder einen Namen/],
  ['by no way', { channel: 'pigeon' }, /wie der Antrag kam/],
] as const)
  test(`a request ${what} is refused with what was typed still there`, async () => {
    const answer = await keeper.post('/staff/cases', { ...letter, ...change });
    assert.equal(answer.status, 422);
    const page = await answer.text();
    assert.match(page, error);
    assert.ok(page.includes('Bitte löschen Sie alles.'));
  });

test('a case shows receipt, target and limit, who asks and what', async () => {
  const page = await text(await entered());
  for (const said of [
    '20.\u00a0November 2026, 09:30',
    '20.\u00a0Dezember 2026',
    '21.\u00a0Dezember 2026',
    'Mia Muster',
  ])
    assert.ok(page.includes(said), said);
});

test('the list filters by stand and right and sorts by its address', async () => {
  const own = await staffWorld({ sections: [website, newsletter, rights, staff] });
  const browser = await own.insider();
  const empty = await text('/staff/cases', browser);
  assert.match(empty, /Noch kein Antrag/);
  const late = await entered({ received: '2026-09-01T09:00', kinds: 'access', name: 'Alt' }, browser);
  const fresh = await entered({ received: '2026-11-23T09:00', kinds: 'erasure', name: 'Neu' }, browser);
  await own.travel('PT1M');
  const shown = async (search: string) => {
    const page = await text(`/staff/cases${search}`, browser);
    return [late, fresh].filter((path) => page.includes(path.slice(path.lastIndexOf('/'))));
  };
  assert.deepEqual(await shown(''), [late, fresh]);
  assert.deepEqual(await shown('?state=late'), [late]);
  assert.deepEqual(await shown('?kind=erasure'), [fresh]);
  assert.deepEqual(await shown('?state=answered'), []);
  const order = (await text('/staff/cases?sort=received', browser)).split('<tbody')[1] ?? '';
  assert.ok(order.indexOf(late) < order.indexOf(fresh));
});

test('a request that has become late is red on the board, and whoever may see persons is told by mail', async () => {
  const own = await staffWorld({ sections: [website, newsletter, rights, staff] });
  const browser = await own.insider('keeper@avow.test');
  await entered({}, browser);
  await own.travelTo('2026-12-21T23:00:01Z');
  assert.match(await text('/staff', await own.insider('other@avow.test')), /Überfällige Anträge/);
  const reminder = (await own.mails()).findLast(({ subject }) => subject.startsWith('Überfällig'));
  assert.ok(reminder);
  assert.ok(reminder.to.includes('keeper@avow.test'));
  assert.doesNotMatch(reminder.text, /mia@example\.org|Mia Muster/);
});

test('no answer refuses without reasons, and what was typed stays', async () => {
  const path = await entered();
  const typed = { outcome: 'refused', by: 'letter', text: 'Leider nicht.', reasons: ' ' };
  for (const step of ['answer/read', 'answer']) {
    const answer = await keeper.post(`${path}/${step}`, typed);
    assert.equal(answer.status, 422);
    assert.ok((await answer.text()).includes('Leider nicht.'));
  }
});

test('an extension, a note and the notice of a lifting say what is missing', async () => {
  const path = await entered();
  for (const form of ['note', 'identity-note', 'extension', 'lifting-notice'])
    assert.equal((await keeper.post(`${path}/${form}`, { note: '', reasons: '', told: 'letter' })).status, 422, form);
  assert.equal((await keeper.post(`${path}/deed`, { deed: 'erasure' })).status, 422);
});

test('the letter is read before it goes, and goes as it was read', async () => {
  const path = await entered({ address: 'nele@example.org' });
  const typed = {
    outcome: 'partly',
    by: 'mail',
    text: 'Den Rest haben wir gelöscht.',
    reasons: 'Ein Nachweis bleibt.',
  };
  const read = await (await keeper.post(`${path}/answer/read`, typed)).text();
  assert.equal((await home.mails()).filter(({ to }) => to.includes('nele@example.org')).length, 0);
  assert.equal((await keeper.post(`${path}/answer`, typed)).status, 303);
  const sent = (await home.mails()).findLast(({ to }) => to.includes('nele@example.org'));
  for (const said of ['Den Rest haben wir gelöscht.', 'Ein Nachweis bleibt.', 'poststelle@lfd.niedersachsen.de']) {
    assert.ok(read.includes(said), said);
    assert.ok(sent?.text.includes(said), said);
  }
});

test('access is enclosed: what is held, why, from where, for whom and until when, and the journal knows', async () => {
  const path = await entered({ kinds: 'access', address: 'olga@example.org' });
  await home.post('/newsletter', { email: 'olga@example.org' });
  await keeper.post(`${path}/answer`, { outcome: 'granted', by: 'mail', text: '', report: 'yes' });
  const letter = (await home.mails()).findLast(({ subject }) => subject.startsWith('Antwort'));
  const sent = letter?.text ?? '';
  for (const said of [
    'Newsletter-Abonnement',
    'E-Mail-Adresse: olga@example.org',
    'Rechtsgrundlage',
    'Woher',
    'Bis wann',
  ])
    assert.ok(sent.includes(said), said);
  const { attachments } = await simpleParser(letter?.raw ?? '');
  assert.deepEqual(
    attachments.map(({ filename, contentType }) => [filename, contentType]),
    [['copy.json', 'application/json']],
  );
  const copy = JSON.parse(attachments[0]?.content.toString('utf8') ?? '') as {
    readonly records: readonly { readonly class: string; readonly data: Readonly<Record<string, string>> }[];
  };
  const subscription = copy.records.find((record) => record.class === 'newsletter.subscription');
  assert.equal(subscription?.data['email'], 'olga@example.org');
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from journal.entry
    where what = 'disclosed' and rule = 'Art.15' and class = 'newsletter.subscription'`.execute(world.db);
  assert.equal(rows[0]?.count, 1);
});

test('an answered case shows nothing of what it says until it is opened as evidence, which is noted', async () => {
  const path = await entered({ name: 'Petra Probe', text: 'Geheimes Anliegen' });
  await keeper.post(`${path}/answer`, { outcome: 'granted', by: 'phone', text: 'Erledigt.' });
  const blocked = await text(path);
  assert.match(blocked, /nur noch Nachweis/);
  for (const secret of ['Petra Probe', 'Geheimes Anliegen', 'Erledigt.']) {
    assert.ok(!blocked.includes(secret), secret);
    assert.ok(!(await text('/staff/cases?state=all')).includes(secret), secret);
  }
  const opened = await (await keeper.post(`${path}/proof`)).text();
  for (const secret of ['Petra Probe', 'Geheimes Anliegen', 'Erledigt.']) assert.ok(opened.includes(secret), secret);
  const { rows } = await sql<{ actor: string }>`
    select actor from journal.entry where what = 'disclosed' and rule = 'rights.proof'`.execute(world.db);
  assert.deepEqual(rows, [{ actor: 'staff' }]);
  assert.equal((await keeper.post(`${path}/note`, { note: 'Noch etwas' })).status, 422);
});

test('what staff did with a case stands in their log, and what stood in it does not', async () => {
  const path = await entered({ text: 'Kanariengelb' });
  await keeper.post(`${path}/note`, { note: 'Kanarienvogel' });
  const log = await text('/staff/deeds');
  assert.match(log, /Antrag eingetragen/);
  assert.match(log, /Antrag: Vermerk/);
  for (const word of ['Kanariengelb', 'Kanarienvogel'])
    assert.deepEqual(await sightings(word, { databases: [world.db], texts: { log } }), []);
});

test('a request that its person takes back is closed and blocked', async () => {
  const path = await entered();
  assert.equal((await keeper.post(`${path}/withdrawn`)).status, 303);
  assert.match(await text(path), /zurückgenommen/);
});

test('while a hold is open erasure is put off, and page and shell say that it comes with the end of the hold', async () => {
  await home.post('/newsletter', { email: 'rosa@example.org' });
  const reviewBy = home.now().add({ hours: 1000 });
  const order = { reference: 'V-1', kind: 'dispute', class: 'newsletter.subscription', reviewBy } as const;
  const held = await holdPerson(world, { ...order, address: 'rosa@example.org' }, { now: home.now(), by: 'staff' });
  assert.ok('hold' in held);
  await world.persons.erase('rosa@example.org', { now: home.now(), by: 'person' });
  const path = await entered({ address: 'rosa@example.org' });
  assert.match(await text(path), /wird gelöscht, sobald die Aussetzung endet/);
  const about = await (await keeper.post('/staff/person', { address: 'rosa@example.org' })).text();
  assert.match(about, /wird gelöscht, sobald die Aussetzung endet/);
  const everything = await world.persons.held('rosa@example.org');
  const subscription = everything.find((one) => one.class === 'newsletter.subscription');
  assert.ok(subscription?.demanded);
  assert.match(untilInWords(world.rules, subscription, 'en'), /when the hold closes/);
  await liftHold(world, held.hold, { now: home.now(), by: 'staff' });
  const left = await transaction(world.db, (tx) => world.persons.within(tx).held('rosa@example.org'));
  assert.deepEqual(
    left.map((one) => one.class).filter((name) => name === 'newsletter.subscription'),
    [],
  );
});
