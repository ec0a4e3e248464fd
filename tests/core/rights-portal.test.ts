// The page “Your data”: the door that tells nobody anything, the link, the visit, and what it never shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { recordsOf } from '../../src/core/records/index.ts';
import { accessLog } from '../../src/sections/access-log/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { settle, sightings } from '../support/canary.ts';
import { readPage } from '../support/html.ts';
import { newsletterWorld } from '../support/newsletter.ts';
import { askedFor, mailedLink, visited } from '../support/rights.ts';

const w = await newsletterWorld({ sections: [accessLog, newsletter, rights] });
await w.subscribed('anna@example.org');
await w.subscribed('berta@example.org');

const visits = async (email: string) =>
  (await recordsOf(w.world.db, w.world.records.subject('rights', email), 'rights.visit')).length;

test('the answer to a known and to an unknown address is the same, and so is the mail but for its link', async () => {
  const [known, unknown] = [await askedFor(w, 'anna@example.org'), await askedFor(w, 'nobody@example.org')];
  const what = async (response: Response) => [
    response.status,
    response.headers.get('location'),
    response.headers.getSetCookie(),
    await response.text(),
  ];
  assert.deepEqual(await what(known), await what(unknown));
  const letters = await w.mails();
  const to = (email: string) => letters.findLast((letter) => letter.to.includes(email));
  const words = (email: string) => to(email)?.text.replace(/open\/\S+/, 'open/…');
  assert.ok(words('anna@example.org'));
  assert.equal(words('anna@example.org'), words('nobody@example.org'));
  assert.equal(to('anna@example.org')?.subject, to('nobody@example.org')?.subject);
});

test('an address that had its share gets no more mail, and the same answer', async () => {
  const answers: number[] = [];
  for (let n = 0; n < 4; n += 1) answers.push((await askedFor(w, 'often@example.org')).status);
  assert.deepEqual(answers, [303, 303, 303, 303]);
  const mails = (await w.mails()).filter(({ to }) => to.includes('often@example.org'));
  assert.equal(mails.length, 2);
});

test('what is no address is sent back with the form and what is wrong', async () => {
  const page = await readPage(await w.post('/your-data', { email: 'anna(at)example.org' }));
  assert.equal(page.status, 422);
  assert.equal(page.field('Ihre E-Mail-Adresse').value, 'anna(at)example.org');
  assert.match(page.field('Ihre E-Mail-Adresse').description, /keine E-Mail-Adresse/);
});

test('the link shows a button and opens nothing by itself; its button opens once', async () => {
  await askedFor(w, 'carla@example.org');
  const link = await mailedLink(w, 'carla@example.org');
  for (let n = 0; n < 3; n += 1) {
    const answer = await w.get(link);
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.deepEqual((await readPage(answer)).buttons, ['Jetzt ansehen']);
  }
  assert.equal((await readPage(await w.post(link, {}))).heading, 'Ihre Daten');
  const again = await readPage(await w.post(link, {}));
  assert.deepEqual([again.status, again.heading], [404, 'Dieser Link führt nicht mehr weiter']);
  assert.equal((await w.get(link)).status, 404);
});

test('neither the link nor the visit stands anywhere in the database but as its hash', async () => {
  const { cookie } = await visited(w, 'dora@example.org');
  await askedFor(w, 'dora@example.org');
  const tokens = [cookie?.split('=')[1], (await mailedLink(w, 'dora@example.org')).split('/').at(-1)];
  const { rows } = await sql<{ dump: string }>`
    select coalesce(string_agg(v::text, ' '), '') as dump from rights.visit v`.execute(w.world.db);
  for (const token of tokens) {
    assert.ok(token && token.length > 40);
    assert.ok(!rows[0]?.dump.includes(token));
    assert.ok(!rows[0]?.dump.includes(Buffer.from(token).toString('hex')));
  }
});

test('the address of a visit is sealed while it lives, and nowhere when it is over', async () => {
  const canary = 'kanarienvogel.rights+9c1@example.org';
  const look = async () => {
    await settle(w.world.db);
    return (await sightings(canary, { databases: [w.world.db] })).map(({ where }) => where);
  };
  const inside = await visited(w, canary);
  await inside.press('Antrag absenden', { text: 'Bitte um Rückruf.' });
  assert.deepEqual(await look(), []);
  await askedFor(w, canary);
  await w.mails();
  await w.travel('P1D');
  assert.equal(await visits(canary), 0);
  assert.deepEqual(await look(), []);
});

test('a visit without cookies goes on from form to form', async () => {
  const inside = await visited(w, 'anna@example.org', { hasCookies: false });
  assert.equal(inside.cookie, undefined);
  const restricted = await inside.press('Einschränken: Newsletter-Abonnement');
  assert.equal(restricted.page.status, 200);
  assert.match(restricted.page.announced.join(), /Newsletter-Abonnement: jetzt: eingeschränkt/);
  const lifted = await restricted.press('Einschränkung aufheben: Newsletter-Abonnement');
  assert.match(lifted.page.announced.join(), /Newsletter-Abonnement: jetzt: abonniert/);
  assert.deepEqual(
    (await w.recordsOf('anna@example.org')).map(({ stage }) => stage),
    ['active'],
  );
});

test('where a form says nothing and no cookie comes, nothing is done and the page says how to go on', async () => {
  const page = await readPage(await w.post('/your-data/erasure', { records: 'all', confirmed: 'yes' }));
  assert.equal(page.status, 403);
  assert.match(page.text, /keine Cookies/);
});

test('nobody sees or touches what is held about somebody else', async () => {
  const [berta] = await w.recordsOf('berta@example.org');
  assert.ok(berta);
  const inside = await visited(w, 'fritz@example.org');
  assert.ok(!inside.page.html.includes('berta@example.org'));
  for (const [button, path] of [
    ['erasure', { confirmed: 'yes' }],
    ['restriction', {}],
    ['objection', { to: 'all' }],
    ['withdrawal', {}],
    ['rectification', { field: 'language', value: 'en' }],
  ] as const) {
    const answer = await w.post(
      `/your-data/${button}`,
      { records: berta.id, ...path },
      { Cookie: inside.cookie ?? '' },
    );
    assert.ok(!(await answer.text()).includes('berta'));
  }
  const [after] = await w.recordsOf('berta@example.org');
  assert.equal(after?.stage, 'active');
});

test('a visit ends when its person signs out, and when its time is over', async () => {
  const inside = await visited(w, 'gerd@example.org');
  const cookie = { Cookie: inside.cookie ?? '' };
  assert.match((await readPage(await w.get('/your-data', cookie))).text, /gerd@example\.org/);
  const out = await inside.press('Abmelden');
  assert.match(out.page.announced.join(), /abgemeldet/);
  assert.ok(!(await readPage(await w.get('/your-data', cookie))).text.includes('gerd'));
  const other = await visited(w, 'gerd@example.org');
  await w.travel('PT3H');
  const late = await w.get('/your-data', { Cookie: other.cookie ?? '' });
  assert.ok(!(await late.text()).includes('gerd'));
  assert.deepEqual(await visits('gerd@example.org'), 0);
});

test('a link works until its very end, and its record is gone within the hour after it', async () => {
  const start = w.now();
  await askedFor(w, 'ida@example.org');
  const link = await mailedLink(w, 'ida@example.org');
  await w.travelTo(start.add({ hours: 24 }).subtract({ seconds: 1 }).toString());
  assert.equal((await w.get(link)).status, 200);
  await w.travelTo(start.add({ hours: 24 }).toString());
  assert.equal((await w.get(link)).status, 404);
  await w.travelTo(start.add({ hours: 25 }).toString());
  assert.equal(await visits('ida@example.org'), 0);
});

test('a visit lasts until its very end, which its page names, and its record is gone within the hour after it', async () => {
  const inside = await visited(w, 'jan@example.org');
  const opened = w.now();
  const shown = () => w.get('/your-data', { Cookie: inside.cookie ?? '' }).then((answer) => answer.text());
  const end = opened.add({ hours: 2 });
  const clock = end.toZonedDateTimeISO('Europe/Berlin').toPlainTime().toString({ smallestUnit: 'minute' });
  assert.ok(inside.page.text.includes(`Ihr Zugang endet um ${clock}`));
  await w.travelTo(end.subtract({ seconds: 1 }).toString());
  assert.ok((await shown()).includes('jan@example.org'));
  await w.travelTo(end.toString());
  assert.ok(!(await shown()).includes('jan@example.org'));
  await w.travelTo(end.add({ hours: 1 }).toString());
  assert.equal(await visits('jan@example.org'), 0);
});

test('of free texts no more are taken in a day than the policy says; the text stays and other ways are named', async () => {
  const inside = await visited(w, 'klara@example.org');
  const write = (text: string) => inside.press('Antrag absenden', { kind: 'access', text });
  for (let n = 1; n <= 5; n += 1) assert.match((await write(`Frage ${n}`)).page.announced.join(), /./);
  const sixth = await write('Frage 6');
  assert.match(sixth.page.text, /höchstens 5 Texte in 1 Tag/);
  assert.match(sixth.page.text, /info@fluxcess\.com/);
  assert.ok((await readPage(await w.get('/your-data', { Cookie: inside.cookie ?? '' }))).text.includes('Frage 5'));
  const kept = await recordsOf(w.world.db, w.world.records.subject('rights', 'klara@example.org'), 'rights.request');
  assert.equal(kept.length, 5);
  await w.travel('PT25H');
  const later = await visited(w, 'klara@example.org');
  assert.doesNotMatch(
    (await later.press('Antrag absenden', { kind: 'access', text: 'Frage 7' })).page.text,
    /höchstens 5/,
  );
});

test('a link that nobody opened is gone after its time, with the address that it was sent to', async () => {
  await askedFor(w, 'hans@example.org');
  const link = await mailedLink(w, 'hans@example.org');
  await w.travel('P1D');
  assert.equal((await w.get(link)).status, 404);
  assert.equal(await visits('hans@example.org'), 0);
});

test('many requests from one network are held up, whatever addresses they name', async () => {
  const from = { incoming: { socket: { remoteAddress: '198.51.100.7' } } };
  const ask = async (n: number) => {
    const answer = await w.web.request(
      `${w.world.baseUrl}/your-data`,
      {
        method: 'POST',
        body: new URLSearchParams({ email: `flood${n}@example.org` }).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: w.world.baseUrl },
      },
      from,
    );
    return answer.status;
  };
  const answers: number[] = [];
  for (let n = 0; n < 21; n += 1) answers.push(await ask(n));
  assert.deepEqual([answers.slice(0, 20).every((status) => status === 303), answers[20]], [true, 429]);
});

test('each copy is a whole file of its own: to read, and for programs', async () => {
  const { page, cookie } = await visited(w, 'anna@example.org');
  const copy = async (format: string) => {
    const { action, values } = page.button(format.toUpperCase());
    const answer = await w.post(action, { ...values }, { Cookie: cookie ?? '' });
    assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`ihre-daten-[0-9-]+\\.${format}"$`));
    return Buffer.from(await answer.arrayBuffer());
  };
  const html = (await copy('html')).toString();
  assert.match(html, /anna@example\.org/);
  assert.ok(!/(src|href)=/.test(html), 'loads nothing');
  assert.equal((await copy('pdf')).subarray(0, 5).toString(), '%PDF-');
  const json = JSON.parse((await copy('json')).toString()) as {
    records: readonly { class: string; portable: readonly string[]; data: Record<string, string> }[];
  };
  const subscription = json.records.find((record) => record.class === 'newsletter.subscription');
  assert.deepEqual(subscription?.portable, ['email', 'language']);
  assert.equal(subscription.data['email'], 'anna@example.org');
  const csv = (await copy('csv')).toString().split('\r\n');
  assert.ok(
    csv.some((line) => line.includes('newsletter.subscription') && line.endsWith(',email,anna@example.org,yes')),
  );
});
