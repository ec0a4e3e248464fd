// What the policy promises about rights, held against the running page “Your data” on the reference policy.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import reference from '../../policies/fluxcess.policy.ts';
import { recordById, recordsOf } from '../../src/core/records/index.ts';
import { accessLog } from '../../src/sections/access-log/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { requestList } from '../../src/sections/rights/request/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { campaignWorld } from '../support/campaign.ts';
import { deskWorld, letter } from '../support/contact-desk.ts';
import { dovecot } from '../support/dovecot.ts';
import { readPage } from '../support/html.ts';
import { linkIn, stagesOf } from '../support/newsletter.ts';
import { visited } from '../support/rights.ts';
import { type Browser, staffWorld } from '../support/staff.ts';
import type { TestWorld } from '../support/world.ts';

const sections = [website, accessLog, newsletter, rights];
const anna = 'anna.canary@example.org';

interface Copy {
  readonly records: readonly {
    readonly class: string;
    readonly stage: string;
    readonly goneBy: string | null;
    readonly purposes: readonly unknown[];
    readonly basis: string;
    readonly source: { readonly de: string };
    readonly recipients: readonly string[];
    readonly data: Readonly<Record<string, string>>;
  }[];
  readonly thisBrowser: {
    readonly cookies: readonly { readonly name: string }[];
    readonly requests: readonly { readonly goneBy: string; readonly data: Readonly<Record<string, string>> }[];
  };
  readonly recipients: readonly { readonly name: string }[];
  readonly complaint: { readonly authority: { readonly email: string } };
}

test('S5: the export of a known session holds its IP addresses, its cookies and its lines in the log, and nobody else’s', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna, { ip: '203.0.113.50' });
  const from = (browser: string) => ({ ip: '203.0.113.50', headers: { 'User-Agent': browser } });
  const link = async () => {
    const letter = await w.letterTo(anna);
    return /\/your-data\/open\/\S+/.exec(letter.text)?.[0] ?? '';
  };
  await w.visit('/your-data', { email: anna }, from('Annas Browser'));
  await w.visit('/imprint', undefined, from('Browser of a flatmate'));
  const opened = await w.visit(await link(), {}, from('Annas Browser'));
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  // Lines reach the log in bundles.
  await w.deliver();
  const answer = await w.visit(
    '/your-data/copy',
    { format: 'json' },
    { ip: '203.0.113.50', headers: { 'User-Agent': 'Annas Browser', Cookie: cookie } },
  );
  const copy = (await answer.json()) as Copy;
  const subscription = copy.records.find((record) => record.class === 'newsletter.subscription');
  assert.equal(subscription?.data['requested_ip'], '203.0.113.50');
  assert.equal(subscription.data['confirmed_ip'], '203.0.113.50');
  const visit = copy.records.find((record) => record.class === 'rights.visit');
  assert.match(visit?.data['token'] ?? '', /^[0-9a-f]{64}$/);
  assert.deepEqual(
    copy.thisBrowser.cookies.map(({ name }) => name),
    ['__Host-rights'],
  );
  const lines = copy.thisBrowser.requests.map(({ data }) => `${data['address']} ${data['request']} ${data['browser']}`);
  assert.deepEqual(lines.toSorted(), [
    '203.0.113.50 POST /your-data 303 Annas Browser',
    // The pattern of the link, never the link.
    '203.0.113.50 POST /your-data/open/:token 200 Annas Browser',
  ]);
  const week = w.now().add({ hours: 7 * 24 });
  for (const { goneBy } of copy.thisBrowser.requests)
    assert.ok(Temporal.Instant.compare(Temporal.Instant.from(goneBy), week) <= 0);
});

test('S75: the page tells of each record what, why, on which basis, from where, for whom and until when, and gives a copy', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna);
  const inside = await visited(w, anna);
  const { page } = inside;
  for (const said of [
    anna,
    'Newsletter versenden',
    'Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung)',
    'von der Person selbst',
    'unser Hosting-Anbieter',
    'höchstens 4 Jahre ab dem Beginn dieser Stufe',
    // Art. 15(1)(e), (f), (h) and (2).
    'auf Berichtigung unrichtiger',
    'Recht auf Datenübertragbarkeit',
    reference.authority.email,
    'keine automatisierten Entscheidungen',
    'außerhalb der Europäischen Union',
  ])
    assert.ok(page.text.replaceAll('\u00a0', ' ').includes(said), said);
  assert.ok(page.html.includes('class="line__points'), 'the line of time');
  const { page: after } = await inside.press('Einwilligung widerrufen: Newsletter-Abonnement');
  assert.match(after.text, /gelöscht ?spätestens 31\. Dezember 2029/);
});

test('S76: what is wrong is corrected at once where nobody has to judge it, and asked for where somebody has', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna);
  const inside = await visited(w, anna);
  const form = await inside.press('Berichtigen: Sprache: Newsletter-Abonnement');
  assert.match(form.page.text, /Sprache/);
  const done = await form.press('Speichern', { value: 'en' });
  assert.match(done.page.announced.join(), /Newsletter-Abonnement: jetzt: abonniert/);
  const held = await w.world.persons.held(anna);
  const language = held.flatMap(({ fields }) => fields).find(({ name }) => name === 'language');
  assert.equal(language?.value, 'en');
  const refused = await form.press('Speichern', { value: 'xx' });
  assert.equal(refused.page.status, 422);
  const asked = await done.press('Antrag absenden', {
    kind: 'rectification',
    text: 'Anmeldezeitpunkt stimmt nicht.',
  });
  assert.match(asked.page.announced.join(), /eingegangen/);
  // What was done is answered once its mail has left; what has to be judged stays open.
  await w.deliver();
  assert.equal((await requests(w)).filter(({ stage }) => stage === 'received').length, 1);
});

test('S76: the newsletter moves to another address once it is confirmed there, and ends at the one before', async () => {
  const w = await campaignWorld({ sections });
  const before = await w.subscribed(anna);
  const inside = await visited(w, anna);
  const form = await inside.press('Berichtigen: E-Mail-Adresse: Newsletter-Abonnement');
  assert.match(form.page.text, /Erst wenn er dort bestätigt ist/);
  const asked = await form.press('Speichern', { value: 'anna.neu@example.org' });
  assert.match(asked.page.announced.join(), /bis dahin bleibt alles, wie es ist/);
  const mail = await w.letterTo('anna.neu@example.org');
  assert.match(mail.subject, /neue Adresse für den Newsletter/);
  assert.ok(!mail.text.includes(anna), 'who reads there has not shown yet who they are');
  const stage = async () => (await recordById(w.world.db, before.id))?.stage;
  assert.equal(await stage(), 'active');
  assert.equal((await w.post(new URL(linkIn(mail)).pathname, {})).status, 303);
  assert.equal(await stage(), 'proof');
  assert.deepEqual(await stagesOf(w, 'anna.neu@example.org'), ['active']);
  const held = (await w.world.persons.held(anna)).find(({ record }) => record === before.id);
  assert.match(held?.fields.find(({ name }) => name === 'end_channel')?.reads?.de ?? '', /andere Adresse/);
});

test('S77: erasure says before what goes and what stays, and afterwards nothing else is left', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna);
  await w.askedToConfirm(anna);
  const inside = await visited(w, anna);
  const asked = await inside.press('Alles löschen …');
  assert.match(asked.page.text, /Noch ist nichts geschehen/);
  assert.match(asked.page.text, /Art\. 17 Abs\. 3 Buchst\. e/);
  assert.deepEqual((await w.recordsOf(anna)).map(({ stage }) => stage).toSorted(), ['active', 'requested']);
  const done = await asked.press('Jetzt löschen');
  assert.match(done.page.announced.join(), /gelöscht/);
  assert.deepEqual(
    (await w.recordsOf(anna)).map(({ stage }) => stage),
    ['proof'],
  );
  const letter = await w.letterTo(anna);
  assert.match(letter.text, /Zähler der Bestätigungsmails: gelöscht/);
  assert.match(letter.text, /Unsere Gründe/);
});

test('S78: a restricted subscription gets no issue and no mail but those about its person’s rights, until it is lifted', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna);
  await w.subscribed('berta@example.org');
  const inside = await visited(w, anna);
  const restricted = await inside.press('Einschränken: Newsletter-Abonnement');
  const [record] = await w.recordsOf(anna);
  assert.equal(record?.stage, 'restricted');
  const sending = await w.world.records.open(w.world.db, record.id, 'newsletter.sending');
  assert.deepEqual(sending, { refused: 'purpose' });
  const issues = async () => {
    await w.started();
    await w.deliver();
    return (await w.mails()).filter(({ to, subject }) => to.includes(anna) && subject === 'Neues im Dezember').length;
  };
  assert.equal(await issues(), 0);
  const about = (await w.mails()).filter(({ to }) => to.includes(anna)).at(-1);
  assert.match(about?.subject ?? '', /Antwort auf Ihren Antrag/);
  await restricted.press('Einschränkung aufheben: Newsletter-Abonnement');
  assert.equal((await w.recordsOf(anna))[0]?.stage, 'active');
  assert.equal(await issues(), 1);
});

test('S79: an objection to advertising ends it at once; any other restricts or is weighed, and is answered in time', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna);
  await w.subscribed('berta@example.org');
  const inside = await visited(w, anna);
  const page = inside.page;
  assert.ok(page.html.includes('class="objection"'), 'in a frame of its own (Art. 21(4))');
  const ended = await inside.press('Werbung beenden');
  assert.deepEqual(
    (await w.recordsOf(anna)).map(({ stage }) => stage),
    ['proof'],
  );
  await w.started();
  await w.deliver();
  const issues = (await w.mails()).filter(({ subject }) => subject === 'Neues im Dezember');
  assert.deepEqual(
    issues.flatMap(({ to }) => to),
    ['berta@example.org'],
  );
  const weighed = await ended.press('Allem widersprechen', { grounds: 'Ich bin bedroht worden.' });
  assert.match(weighed.page.announced.join(), /abzuwägen/);
  const open = (await requests(w)).filter(({ stage }) => stage === 'received');
  assert.equal(open.length, 1);
});

test('S80: a consent is withdrawn by one button, as easily as it was given', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna);
  const inside = await visited(w, anna);
  const { page } = await inside.press('Einwilligung widerrufen: Newsletter-Abonnement');
  assert.match(page.announced.join(), /beendet, nur noch Nachweis/);
  assert.deepEqual(
    (await w.recordsOf(anna)).map(({ stage }) => stage),
    ['proof'],
  );
  const answered = (await w.letterTo(anna)).text;
  assert.match(answered, /Widerruf/);
  assert.ok(!page.buttons.includes('Einwilligung widerrufen: Newsletter-Abonnement'));
});

test('S82: the authority for complaints is named in the notice, on the page, in every copy and in every refusal', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna);
  const { name, email } = reference.authority;
  for (const language of ['de', 'en'] as const) {
    const notice = await readPage(await w.get(`/${language}/privacy`));
    assert.ok(notice.text.includes(name[language]));
    const { page } = await visited(w, anna, { language: `/${language}` });
    assert.ok(page.text.includes(name[language]) && page.text.includes(email));
  }
  // The third link within the hour would not leave.
  await w.travel('PT2H');
  const inside = await visited(w, anna);
  const { action, values } = inside.page.button('JSON');
  const copy = (await (await w.post(action, { ...values }, { Cookie: inside.cookie ?? '' })).json()) as Copy;
  assert.equal(copy.complaint.authority.email, email);
  await (await inside.press('Alles löschen …')).press('Jetzt löschen');
  const refusal = (await w.letterTo(anna)).text;
  assert.ok(refusal.includes(name.de) && refusal.includes(email));
});

const requests = (w: TestWorld) => recordsOf(w.world.db, w.world.records.subject('rights', anna), 'rights.request');

/** A keeper at the desk of a company that takes in letters and requests. */
async function atDesk(user: string) {
  const server = await dovecot({ users: [user] });
  after(() => server[Symbol.asyncDispose]());
  const w = await deskWorld(server, [user]);
  const keeper = await w.insider();
  return { server, w, keeper };
}

test('S2: number and address are there to be used, and a letter to the address becomes a case with the instant of its receipt', async () => {
  const { controller } = reference;
  const { server, w, keeper } = await atDesk('s2');
  const notice = await (await w.get('/privacy')).text();
  assert.ok(notice.includes('href="tel:+495419522430"') && notice.includes(`href="mailto:${controller.email}"`));
  await server.deliver(
    's2',
    letter({ from: `Anna <${anna}>`, to: controller.email, subject: 'Auskunft', text: 'Was wissen Sie über mich?' }),
  );
  await w.read();
  const id = await w.idOf(anna);
  const { rows } = await sql<{ id: string; at: Temporal.Instant }>`
    select id, at from contact.message where record = ${id}`.execute(w.world.db);
  const [message] = rows;
  assert.ok(message);
  const path = `/staff/contact/${id}/request`;
  assert.equal((await keeper.post(path, { message: message.id, kinds: 'access' })).status, 303);
  const [request] = await requestList(w.world);
  assert.deepEqual([request?.channel, request?.kinds, request?.who?.address], ['mail', ['access'], anna]);
  assert.equal(request?.receivedAt.toString(), message.at.toString());
});

const entered = { kinds: 'access', address: anna, language: 'de', text: 'Was haben Sie?' } as const;

test('S81: mail, telephone, letter and form each become a case whose time runs from receipt, whatever day it is entered', async () => {
  const w = await staffWorld({ sections: [...sections, staff] });
  const keeper = await w.insider();
  const received = {
    mail: '2026-11-23T10:15',
    phone: '2026-10-31T12:00',
    letter: '2026-11-20T09:00',
    form: '2026-11-23T11:59',
  };
  for (const [channel, at] of Object.entries(received))
    assert.equal((await keeper.post('/staff/cases', { ...entered, channel, received: at })).status, 303, channel);
  const found = await requestList(w.world);
  const days = (end: Temporal.Instant) =>
    end.subtract({ seconds: 1 }).toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
  assert.deepEqual(found.map(({ channel, due }) => `${channel}: ${days(due.nominal)}, ${days(due.end)}`).toSorted(), [
    'form: 2026-12-23, 2026-12-23',
    // A Sunday: the target stays, the limit is the Monday after it.
    'letter: 2026-12-20, 2026-12-21',
    'mail: 2026-12-23, 2026-12-23',
    // 31 October has no counterpart in November.
    'phone: 2026-11-30, 2026-11-30',
  ]);
});

test('S81: the time is extended only with reasons and only while the first month runs, to three months from receipt', async () => {
  const w = await staffWorld({ sections: [...sections, staff] });
  const keeper = await w.insider();
  const enter = async () => {
    const answer = await keeper.post('/staff/cases', { ...entered, channel: 'letter', received: '2026-11-23T10:00' });
    return answer.headers.get('location') ?? '';
  };
  const [extended, late] = [await enter(), await enter()];
  const extend = (path: string, by: Browser, reasons: string) =>
    by.post(`${path}/extension`, { reasons, told: 'mail' });
  assert.equal((await extend(extended, keeper, '')).status, 422);
  assert.equal((await extend(extended, keeper, 'Sehr viele Anträge zugleich.')).status, 303);
  const told = (await w.mails()).findLast(({ to }) => to.includes(anna))?.text.replaceAll('\u00a0', ' ') ?? '';
  assert.match(told, /Sehr viele Anträge zugleich\./);
  assert.match(told, /spätestens am 23\. Februar 2027/);
  await w.travelTo('2026-12-24T00:00:00+01:00');
  const again = await w.insider('other@avow.test');
  assert.equal((await extend(late, again, 'Sehr viele Anträge zugleich.')).status, 422);
});

test('S82: no refusal leaves without its reasons, the authority and the way to court, in the language of its person', async () => {
  const w = await staffWorld({ sections: [...sections, staff] });
  const keeper = await w.insider();
  for (const language of ['de', 'en'] as const)
    for (const outcome of ['refused', 'partly'] as const) {
      const made = await keeper.post('/staff/cases', {
        ...entered,
        language,
        channel: 'mail',
        received: '2026-11-23T10:00',
      });
      const path = `${made.headers.get('location')}/answer`;
      assert.equal((await keeper.post(path, { outcome, by: 'mail', reasons: ' ' })).status, 422);
      const reasons = `Das Gesetz steht dagegen: ${language} ${outcome}.`;
      assert.equal((await keeper.post(path, { outcome, by: 'mail', reasons })).status, 303);
      const refusal = (await w.mails()).findLast(({ text }) => text.includes(reasons))?.text ?? '';
      const { name, email, phone } = reference.authority;
      for (const part of [name[language], email, phone, 'Art. 77', 'Art. 79']) assert.ok(refusal.includes(part), part);
    }
});
