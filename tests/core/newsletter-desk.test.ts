// The desk of issues by its answers: times of the policy's zone, pictures of the own host, versions, rights and the log.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { localInstant } from '../../src/sections/newsletter/campaign/routes/issue/schedule.ts';
import { readers, subscribers } from '../support/campaign.ts';
import { readPage } from '../support/html.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

const berlin = 'Europe/Berlin';
const w = await staffWorld();
await subscribers(w.world, readers(2));
const keeper = await w.insider();

const issue = {
  version: '0',
  lists: 'newsletter',
  topic: 'unsere Leistungen',
  language: 'de',
  subject: 'Neues',
  preheader: '',
  body: 'Es gibt Neues.',
};

async function saved(browser: Browser, over: Record<string, string> = {}): Promise<string> {
  const answer = await browser.post('/staff/campaigns/save', { ...issue, ...over });
  assert.equal(answer.status, 303);
  return (answer.headers.get('location') ?? '').replace('/edit?saved', '');
}

const said = (read: ReturnType<typeof localInstant>) => ('code' in read ? read.code : read.toString());

test('a time is read in the zone of the policy, in summer and in winter', () => {
  assert.equal(said(localInstant('2026-07-01T09:00', berlin)), '2026-07-01T07:00:00Z');
  assert.equal(said(localInstant('2026-12-01T09:00', berlin)), '2026-12-01T08:00:00Z');
});

test('a time that the clock skips or repeats is asked about, not guessed', () => {
  const code = (typed: string) => said(localInstant(typed, berlin));
  assert.equal(code('2027-03-28T02:30'), 'schedule-skipped');
  assert.equal(code('2026-10-25T02:30'), 'schedule-repeated');
  assert.equal(code('2026-10-25T03:30'), '2026-10-25T02:30:00Z');
  assert.equal(code('tomorrow'), 'schedule-unreadable');
});

test('a scheduled issue is sent at its time and not before', async () => {
  const path = await saved(keeper, { subject: 'Zur Stunde' });
  assert.equal((await keeper.post(`${path}/schedule`, { at: '2026-11-23T13:30' })).status, 303);
  const sent = async () => (await w.mails()).filter(({ subject }) => subject === 'Zur Stunde').length;
  await w.travelTo('2026-11-23T12:29:00Z');
  assert.equal(await sent(), 0);
  await w.travelTo('2026-11-23T12:31:00Z');
  assert.equal(await sent(), 2);
});

test('what was changed after the question is not sent', async () => {
  const again = await w.insider();
  const path = await saved(again, { subject: 'Geändert' });
  const campaign = path.split('/').at(-1) ?? '';
  await saved(again, { campaign, version: '1', subject: 'Doch anders' });
  const refused = await readPage(await again.post(`${path}/start`, { version: '1' }));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /geändert, seit Sie nach dem Versand gefragt wurden/);
});

test('the version before is not overwritten by one who has not read it', async () => {
  const again = await w.insider();
  const path = await saved(again);
  const campaign = path.split('/').at(-1) ?? '';
  await saved(again, { campaign, version: '1', body: 'Die Erste war schneller.' });
  const conflict = await again.post('/staff/campaigns/save', { ...issue, campaign, version: '1', body: 'Die Zweite.' });
  const page = await readPage(conflict);
  assert.equal(page.status, 409);
  assert.match(page.html, /Die Erste war schneller\./);
  assert.match(page.html, /Die Zweite\./);
});

test('the mail is shown in a frame that can run, send and load nothing', async () => {
  const again = await w.insider();
  const path = await saved(again, { body: '<script>alert(1)</script>\n\n<form action="https://example.org">x</form>' });
  const answer = await again.get(`${path}/frame`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'self'; sandbox allow-same-origin$/);
  assert.doesNotMatch(policy, /script-src|allow-scripts|https?:/);
  assert.doesNotMatch(await answer.text(), /<script|<form/);
});

test('every role meets exactly the pages that it may', async () => {
  const meets = async (role: 'keeper' | 'sender' | 'author' | 'reader') => {
    const browser = await w.insider(`${role}@avow.test`, role);
    const status = async (path: string) => (await browser.get(path)).status;
    return {
      list: await status('/staff/campaigns'),
      write: await status('/staff/campaigns/new'),
      save: (await browser.post('/staff/campaigns/save', issue)).status,
      person: await status('/staff/person'),
      deeds: await status('/staff/deeds'),
      imports: await status('/staff/newsletter/imports'),
    };
  };
  assert.deepEqual(await meets('keeper'), { list: 200, write: 200, save: 303, person: 200, deeds: 200, imports: 200 });
  assert.deepEqual(await meets('sender'), { list: 200, write: 200, save: 303, person: 403, deeds: 403, imports: 403 });
  assert.deepEqual(await meets('author'), { list: 200, write: 200, save: 303, person: 403, deeds: 403, imports: 403 });
  assert.deepEqual(await meets('reader'), { list: 200, write: 403, save: 403, person: 403, deeds: 403, imports: 403 });
});

test('a role that is taken away is gone with the next request', async () => {
  const browser = await w.insider('changing@avow.test', 'sender');
  assert.equal((await browser.get('/staff/campaigns/new')).status, 200);
  await w.insider('changing@avow.test', 'reader');
  assert.equal((await browser.get('/staff/campaigns/new')).status, 403);
});

test('the log names who did what, is erased after its time, and does not name who has left', async () => {
  const browser = await w.insider('leaving@avow.test', 'author');
  await saved(browser, { subject: 'Ein Geheimnis' });
  const boss = await w.insider();
  const log = async () => readPage(await (await w.insider()).get('/staff/deeds'));
  const before = await log();
  assert.match(before.text, /leaving@avow\.test\s*Ausgabe gespeichert/u);
  assert.doesNotMatch(before.html, /Ein Geheimnis/);
  const team = await (await boss.get('/staff/team')).text();
  const account = /leaving@avow\.test[\s\S]*?name="account" value="([^"]+)"/.exec(team)?.[1] ?? '';
  assert.equal((await boss.post('/staff/team/remove', { account, confirmed: 'yes' })).status, 200);
  const after = await log();
  assert.doesNotMatch(after.text, /leaving@avow\.test/);
  assert.match(after.text, /jemand, der nicht mehr hier arbeitet\s*Ausgabe gespeichert/u);
  await w.travel('P91D');
  assert.doesNotMatch((await log()).text, /Ausgabe gespeichert/);
});

test('the last keeper does not lose the role by an invitation', async () => {
  const other = await staffWorld();
  const only = await other.insider('only@avow.test');
  const refused = await only.post('/staff/team', { address: 'only@avow.test', role: 'reader' });
  assert.equal(refused.status, 422);
  assert.equal((await only.get('/staff/team')).status, 200);
});

test('who may approve gets a mail with the link and nothing of what the issue says, once for each version', async () => {
  const author = await w.insider('author@avow.test', 'author');
  const before = (await w.mails()).length;
  const path = await saved(author, { subject: 'Geheimes Vorhaben' });
  const asked = async () =>
    (await w.mails()).slice(before).filter(({ subject }) => subject.startsWith('Bitte freigeben'));
  assert.equal((await author.post(`${path}/ask`)).status, 303);
  assert.equal((await author.post(`${path}/ask`)).status, 303);
  const first = await asked();
  assert.deepEqual(first.map(({ to }) => to.join()).toSorted(), ['keeper@avow.test', 'sender@avow.test']);
  assert.ok(first[0]?.text.includes(`${w.world.baseUrl}${path}`));
  assert.ok(!first[0]?.raw.includes('Geheimes'));
  await saved(author, { campaign: path.split('/').at(-1) ?? '', version: '1', subject: 'Geändertes Vorhaben' });
  assert.equal((await author.post(`${path}/ask`)).status, 303);
  assert.equal((await asked()).length, 4);
});

test('whoever asks for an approval is not asked themselves, though they may send', async () => {
  const boss = await w.insider();
  await w.insider('sender@avow.test', 'sender');
  const path = await saved(boss, { subject: 'Noch ein Vorhaben' });
  const before = (await w.mails()).length;
  assert.equal((await boss.post(`${path}/ask`)).status, 303);
  const asked = (await w.mails()).slice(before).filter(({ subject }) => subject.startsWith('Bitte freigeben'));
  assert.deepEqual(
    asked.flatMap(({ to }) => to),
    ['sender@avow.test'],
  );
});

test('whoever wrote an issue is not asked to approve it, though somebody else asks for that', async () => {
  const house = await staffWorld();
  await subscribers(house.world, readers(2));
  const [writer, other] = [
    await house.insider('writer@avow.test', 'sender'),
    await house.insider('other@avow.test', 'sender'),
  ];
  await house.insider('third@avow.test', 'sender');
  const path = await saved(writer, { subject: 'Von zweien' });
  const before = (await house.mails()).length;
  assert.equal((await other.post(`${path}/ask`)).status, 303);
  assert.deepEqual(
    (await house.mails()).slice(before).flatMap(({ to }) => to),
    ['third@avow.test'],
  );
});

test('where nobody else can approve yet, the page says so and whom to invite, and the issue waits for them', async () => {
  const house = await staffWorld();
  await subscribers(house.world, readers(2));
  const only = await house.insider('only@avow.test');
  const path = await saved(only, { subject: 'Allein' });
  const asked = await only.post(`${path}/ask`);
  assert.equal(asked.status, 303);
  const page = await readPage(await only.get(asked.headers.get('location') ?? ''));
  assert.match(page.announced.join(), /Laden Sie unter „Zugänge“ jemanden ein/);
  const second = await house.insider('second@avow.test', 'sender');
  assert.match(await (await second.get(path)).text(), /wartet auf Freigabe/);
  assert.equal((await second.post(`${path}/approve`)).status, 303);
});

test('a file that is no picture is told to be attached, and its page names what goes with an issue', async () => {
  const boss = await w.insider();
  const sent = async (fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ csrf: await boss.csrf(), ...issue, ...fields })) form.set(name, value);
    form.set('file', new File(['%PDF-1.4'], 'Preise.pdf', { type: 'application/pdf' }));
    const headers = { Cookie: boss.cookie, Origin: 'https://avow.test' };
    return w.web.request('https://avow.test/staff/campaigns/save', { method: 'POST', body: form, headers });
  };
  const refused = await sent({ placing: 'embedded' });
  assert.equal(refused.status, 422);
  const words = await refused.text();
  assert.match(words, /kein Bild, das Mailprogramme zeigen/);
  assert.doesNotMatch(words, /Es fehlt, was auf dem Bild zu sehen ist/);
  const taken = await sent({ placing: 'attached' });
  assert.equal(taken.status, 303);
  const path = (taken.headers.get('location') ?? '').replace('/edit?saved', '');
  assert.match((await readPage(await boss.get(path))).text, /Bilder und Anhänge\s*Preise\.pdf/);
});

test('the last question says why an issue goes to fewer than have confirmed', async () => {
  const house = await staffWorld();
  await subscribers(house.world, ['alt@example.org']);
  await house.travel('P19M');
  await subscribers(house.world, ['neu@example.org']);
  const again = await house.insider();
  const path = await saved(again, { subject: 'An wen' });
  const asked = (await readPage(await again.get(`${path}/start`))).text;
  assert.match(asked, /Newsletter \(2 bestätigt\)/);
  assert.match(asked, /An 1 Empfänger versenden|1 Empfänger/);
  assert.match(asked, /wer 18 Monate lang keine E-Mail mehr erhielt/);
});

test('the list of issues shows their subjects and opens none of what they say', async () => {
  const boss = await w.insider();
  const path = await saved(boss, { subject: 'Nur der Betreff' });
  // What the issue says can be opened no more: whoever tried would fail.
  await sql`update newsletter.campaign set content = '\\x00' where record = ${path.split('/').at(-1) ?? ''}`.execute(
    w.world.db,
  );
  const page = await readPage(await boss.get('/staff/campaigns'));
  assert.match(page.html, /Nur der Betreff/);
});

test('an issue whose subject was never sealed apart is listed with it all the same', async () => {
  const boss = await w.insider();
  const path = await saved(boss, { subject: 'Von früher' });
  await sql`update newsletter.campaign set title = null where record = ${path.split('/').at(-1) ?? ''}`.execute(
    w.world.db,
  );
  assert.match((await readPage(await boss.get('/staff/campaigns'))).html, /Von früher/);
});
