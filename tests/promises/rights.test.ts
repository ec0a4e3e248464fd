// What the policy promises about rights, held against the running page “Your data” on the reference policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import { recordsOf } from '../../src/core/records/index.ts';
import { accessLog } from '../../src/sections/access-log/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { campaignWorld } from '../support/campaign.ts';
import { readPage } from '../support/html.ts';
import { visited } from '../support/rights.ts';
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
  const { page, press } = await visited(w, anna);
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
  const { page: after } = await press('Einwilligung widerrufen: Newsletter-Abonnement');
  assert.match(after.text, /gelöscht ?spätestens 31\. Dezember 2029/);
});

test('S76: what is wrong is corrected at once where nobody has to judge it, and asked for where somebody has', async () => {
  const w = await campaignWorld({ sections });
  await w.subscribed(anna);
  const inside = await visited(w, anna);
  const form = await inside.press('Berichtigen: Newsletter-Abonnement');
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
    text: 'Meine Adresse ist jetzt eine andere.',
  });
  assert.match(asked.page.announced.join(), /eingegangen/);
  // What was done is answered once its mail has left; what has to be judged stays open.
  await w.deliver();
  assert.equal((await requests(w)).filter(({ stage }) => stage === 'received').length, 1);
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
