// The pages of the mailbox at the desk, over a real one.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { recordById } from '../../src/core/records/index.ts';
import { holdPerson } from '../../src/core/section/index.ts';
import { contact } from '../../src/sections/contact/index.ts';
import { requestList } from '../../src/sections/rights/request/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { correspond } from '../support/contact.ts';
import { type DeskWorld, deskWorld, letter } from '../support/contact-desk.ts';
import { dovecot } from '../support/dovecot.ts';
import { readPage } from '../support/html.ts';
import { smtpPeer } from '../support/smtp.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

// A mailbox of its own for each test.
const users = Array.from({ length: 20 }, (_, n) => `user${n}`);
const server = await dovecot({ users });
after(() => server[Symbol.asyncDispose]());
const anna = 'anna@example.org';

const list = '/staff/contact?show=all';
const of = (id: string, step = '') => `/staff/contact/${id}${step && `/${step}`}`;
const at = async (browser: Browser, path: string) => readPage(await browser.get(path));
const stageOf = async ({ world }: DeskWorld, id: string) => (await recordById(world.db, id))?.stage;
const finding = { ground: 'contract', reason: 'Angebot läuft noch', nextOn: '2027-05-01' };

/** A mailbox with one letter in it, read, and somebody at the desk. */
async function opened(
  raw = letter({ from: `Anna Beet <${anna}>`, subject: 'Frage zum Zaun', text: 'Was kostet er?' }),
) {
  const user = users.pop();
  assert.ok(user);
  const world = await deskWorld(server, [user]);
  await server.deliver(user, raw);
  await world.read();
  const browser = await world.insider();
  return { world, browser };
}

test('the list names subject and person as they lie in the mailbox, and what is next', async () => {
  const { browser } = await opened();
  const page = await at(browser, list);
  assert.match(page.text, /Frage zum Zaun/);
  assert.match(page.text, /Anna Beet/);
  assert.match(page.text, /prüfen bis\s+(31\. Oktober|1\. November) 2027/);
  assert.match(page.text, /Buchst\. f\s*angenommen/);
  assert.match(page.text, /user19 \(127\.0\.0\.1\)\s+gelesen/);
});

test('nobody sees any of it without the right to', async () => {
  const { world } = await opened();
  const id = await world.idOf(anna);
  const reader = await world.insider('reader@avow.test', 'sender');
  for (const path of [list, of(id), '/staff/contact/plan']) {
    assert.equal((await reader.get(path)).status, 403, path);
    assert.notEqual((await world.get(path)).status, 200, path);
  }
  assert.equal((await reader.post(of(id, 'drop'))).status, 403);
  assert.equal(await stageOf(world, id), 'current');
});

test('a letter is shown as plain text, whatever it brings', async () => {
  const html = '<p>Guten Tag</p><img src="https://spy.example/pixel.gif"><script>alert(1)</script>';
  const { world, browser } = await opened(
    letter({ from: anna, subject: '<b>Angebot</b>', text: html, type: 'text/html; charset=utf-8' }),
  );
  const answer = await browser.get(of(await world.idOf(anna)));
  const page = await readPage(answer);
  assert.match(page.text, /Guten Tag/);
  assert.doesNotMatch(page.html, /<img|spy\.example\/pixel\.gif"|<script>alert|<b>Angebot/);
  assert.match(page.html, /&lt;b&gt;Angebot/);
});

test('keeping needs ground, reason and day; what was typed is not lost', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  const refused = async (more: Record<string, string>) =>
    readPage(await browser.post(of(id, 'keep'), { ...finding, ...more }));
  assert.match((await refused({ ground: '' })).announced.join(), /Rechtsgrundlage wählen/);
  const without = await refused({ reason: '  ' });
  assert.equal(without.status, 422);
  assert.match(without.announced.join(), /Grund in Worten/);
  assert.match(without.html, /value="contract" checked/);
  assert.equal(without.field('Nächste Prüfung am').value, '2027-05-01');
  assert.match((await refused({ nextOn: '2029-01-01' })).announced.join(), /letzten zulässigen/);
  assert.equal((await browser.post(of(id, 'keep'), finding)).status, 303);
  const page = await at(browser, of(id));
  assert.match(
    page.text,
    /geprüft und behalten · Vertrag oder Anbahnung \(Buchst\. b\) · nächste Prüfung 1\..Mai 2027\s*Angebot läuft noch/,
  );
});

test('what is not needed is locked at once, and taken back with a ground and a reason', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  assert.equal((await browser.post(of(id, 'drop'))).status, 303);
  const locked = await at(browser, of(id));
  assert.match(locked.text, /gelöscht, spätestens am 2[23]\. Dezember 2026/);
  assert.doesNotMatch(locked.html, /Was kostet er|Frage zum Zaun|anna@example/);
  assert.deepEqual(
    locked.buttons.filter((name) => name !== 'Abmelden'),
    ['Zurücknehmen'],
  );
  assert.equal((await browser.post(of(id, 'keep'), finding)).status, 303);
  assert.match((await at(browser, of(id))).text, /Was kostet er\?/);
});

test('a step that the stage does not have is refused with what to do', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  await browser.post(of(id, 'drop'));
  const page = await readPage(await browser.post(of(id, 'deal')));
  assert.equal(page.status, 422);
  assert.match(page.announced.join(), /Stand hat sich inzwischen geändert/);
});

test('a business matter that is closed becomes a commercial letter that nobody reads any more', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  await browser.post(of(id, 'deal'));
  assert.match((await at(browser, of(id))).text, /Vertrag oder Anbahnung \(Buchst\. b\) · angenommen/);
  await browser.post(of(id, 'drop'));
  const page = await at(browser, of(id));
  assert.match(page.text, /Gesperrt bis zum 31\. Dezember 2032/);
  assert.doesNotMatch(page.html, /Was kostet er|anna@example/);
  assert.deepEqual(
    page.buttons.filter((name) => name !== 'Abmelden'),
    [],
  );
});

test('the basis is changed with a reason, which stays with the letter', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  assert.equal((await browser.post(of(id, 'ground'), { ground: 'legal-duty', reason: '' })).status, 422);
  assert.equal((await browser.post(of(id, 'ground'), { ground: 'legal-duty', reason: 'Gewährleistung' })).status, 303);
  const page = await at(browser, of(id));
  assert.match(page.text, /Rechtliche Verpflichtung \(Buchst\. c\)/);
  assert.match(page.text, /Rechtsgrundlage geändert · .*\s*Gewährleistung/);
});

test('a withdrawal says whether anything stays, and why', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  await browser.post(of(id, 'ground'), { ground: 'contract', reason: 'Auftrag 17' });
  const answer = await browser.post(of(id, 'withdrawal'));
  assert.match((await at(browser, answer.headers.get('location') ?? '')).announced.join(), /anderen Grund/);
  assert.equal(await stageOf(world, id), 'current');
});

test('a withdrawal that leaves no ground erases at once, and the list says so', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  const answer = await browser.post(of(id, 'withdrawal'));
  assert.match((await at(browser, answer.headers.get('location') ?? '')).announced.join(), /Kein anderer Grund/);
  assert.equal(await stageOf(world, id), undefined);
});

test('where another ground keeps what a person withdrew, its page says since when and which', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  await browser.post(of(id, 'ground'), { ground: 'contract', reason: 'Auftrag 17' });
  await world.world.persons.withdraw(anna, id, { now: world.now(), by: 'person' });
  const { text } = await at(browser, of(id));
  assert.match(text, /Einwilligung widerrufen.*Nicht sofort gelöscht.*Vertrag/s);
  assert.match((await at(browser, '/staff')).text, /Widerrufe zu entscheiden/);
});

test('a restriction is lifted only when the person has been told', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  await browser.post(of(id, 'restriction'));
  const page = await at(browser, of(id));
  assert.match(page.text, /keine Frist/);
  assert.doesNotMatch(page.html, /Was kostet er/);
  const refused = await readPage(await browser.post(of(id, 'release')));
  assert.match(refused.announced.join(), /vorher unterrichten/);
  assert.equal((await browser.post(of(id, 'release'), { informed: 'yes' })).status, 303);
  assert.equal(await stageOf(world, id), 'current');
});

test('an address is found by its keyed hash, is posted, and its search is no deed', async () => {
  const { browser } = await opened();
  const found = await readPage(await browser.post('/staff/contact/search', { address: 'ANNA@example.org' }));
  assert.match(found.text, /1.Schriftwechsel mit dieser Adresse/);
  assert.match(found.text, /Frage zum Zaun/);
  const none = await readPage(await browser.post('/staff/contact/search', { address: 'nobody@example.org' }));
  assert.match(none.text, /keinen Schriftwechsel/);
  assert.equal((await browser.post('/staff/contact/search', { address: 'anna' })).status, 422);
  assert.doesNotMatch((await at(browser, '/staff/deeds')).text, /search/);
});

test('when the mailbox does not answer, the page says so, shows no copy, and the decision can be made all the same', async () => {
  const { world, browser } = await opened();
  const id = await world.idOf(anna);
  await server.kill();
  try {
    const page = await at(browser, of(id));
    assert.match(page.announced.join(), /antwortet gerade nicht/);
    assert.doesNotMatch(page.html, /Was kostet er/);
    assert.match((await at(browser, list)).text, /Postfach nicht erreichbar · /);
    assert.equal((await browser.post(of(id, 'keep'), finding)).status, 303);
  } finally {
    await server.start();
  }
});

test('a letter turns out to be a request: its time runs from when it came', async () => {
  const { world, browser } = await opened(
    letter({ from: `Anna Beet <${anna}>`, subject: 'Bitte', text: 'Was wissen Sie?' }),
  );
  const id = await world.idOf(anna);
  const { rows } = await sql<{ id: string; at: Temporal.Instant }>`
    select id, at from contact.message where record = ${id}`.execute(world.world.db);
  const message = String(rows[0]?.id);
  const none = await readPage(await browser.post(of(id, 'request'), { message }));
  assert.match(none.announced.join(), /was verlangt wird/);
  const strange = await readPage(await browser.post(of(id, 'request'), { message: '999999', kinds: 'access' }));
  assert.equal(strange.status, 422);
  const answer = await browser.post(of(id, 'request'), { message, kinds: 'access' });
  assert.match((await at(browser, answer.headers.get('location') ?? '')).announced.join(), /als Vorgang aufgenommen/);
  const [request, ...others] = await requestList(world.world);
  assert.deepEqual(others, []);
  assert.deepEqual(request?.kinds, ['access']);
  assert.equal(request.channel, 'mail');
  assert.equal(request.receivedAt.toString(), rows[0]?.at.toString());
});

test('without a mailbox the list says what to set', async () => {
  const world = await staffWorld({ sections: [website, contact, staff] });
  const page = await at(await world.insider(), '/staff/contact');
  assert.match(page.announced.join(), /IMAP_URL=imaps:/);
  assert.match(page.text, /Noch ist kein Schriftwechsel bekannt/);
});

test('a long list has pages, shelves with counts, and an order by its address', async () => {
  const world = await staffWorld({ sections: [website, contact, staff] });
  for (let n = 0; n < 53; n += 1) await correspond(world, { address: `a${n}@example.org` });
  const browser = await world.insider();
  const first = await at(browser, list);
  assert.match(first.text, /Seite 1 von 2/);
  assert.match(first.text, /Alle \(53\)/);
  assert.match(first.text, /Zu prüfen \(0\)/);
  const second = await at(browser, first.link('Nächste'));
  assert.match(second.text, /Seite 2 von 2/);
  assert.equal(second.html.match(/href="\/staff\/contact\/[0-9a-f-]{36}"/g)?.length, 3);
  assert.equal((await browser.get('/staff/contact?show=all&page=x&sort=sideways')).status, 200);
});

test('the dry run shows what goes when, and what a hold keeps', async () => {
  const world = await staffWorld({ sections: [website, contact, staff] });
  for (const name of ['anna', 'ben']) await correspond(world, { address: `${name}@example.org`, messages: 2 });
  const order = {
    reference: 'V-1',
    kind: 'dispute',
    class: 'contact.conversation',
    address: 'ben@example.org',
  } as const;
  const act = { now: world.now(), by: 'staff' } as const;
  await holdPerson(world.world, { ...order, reviewBy: world.now().add({ hours: 24 * 90 }) }, act);
  const page = await at(await world.insider(), '/staff/contact/plan');
  assert.match(page.text, /2.Schriftwechsel, davon 1.ausgesetzt/);
  assert.match(page.text, /Dezember 2027/);
  assert.match(page.text, /nach Ende der Aussetzung/);
});

test('a message of the form that the mail server refused is kept for another attempt, and the list says so', async () => {
  const peer = await smtpPeer();
  after(() => peer[Symbol.asyncDispose]());
  const world = await staffWorld({ sections: [website, contact, staff], smtpUrl: peer.url });
  peer.plan.push({ at: 'rcpt', reply: '550 5.1.1 no such mailbox' });
  const form = { email: anna, subject: 'Frage', message: 'Was kostet er?' };
  assert.equal((await world.post('/contact', form)).status, 303);
  await world.deliver();
  const browser = await world.insider();
  const page = await at(browser, '/staff/contact');
  assert.match(page.announced.join(), /1.Nachricht des Kontaktformulars kam nicht an/);
  assert.equal((await browser.post('/staff/contact/retry')).status, 303);
  await world.deliver();
  assert.match(peer.accepted.at(-1)?.raw ?? '', /Was kostet er/);
  assert.doesNotMatch((await at(browser, '/staff/contact')).html, /kam nicht an/);
  const { rows } = await sql`select from contact.form_message where mail is not null`.execute(world.world.db);
  assert.equal(rows.length, 0);
});

test('a message of the form that nobody could deliver is erased at the end of its time', async () => {
  const peer = await smtpPeer();
  after(() => peer[Symbol.asyncDispose]());
  const world = await staffWorld({ sections: [website, contact, staff], smtpUrl: peer.url });
  peer.plan.push({ at: 'rcpt', reply: '550 5.1.1 no such mailbox' });
  await world.post('/contact', { email: anna, subject: 'Frage', message: 'Was kostet er?' });
  await world.travel('P7D');
  const { rows } = await sql`select from contact.form_message`.execute(world.world.db);
  assert.equal(rows.length, 0);
});
