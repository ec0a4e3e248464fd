// The form on the website: what leaves by it, what stays, and what it refuses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { contact } from '../../src/sections/contact/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { sightings } from '../support/canary.ts';
import { readPage } from '../support/html.ts';
import { type TestWorld, type TestWorldOptions, testWorld } from '../support/world.ts';

const setting = (options: Partial<TestWorldOptions> = {}) =>
  testWorld({ sections: [website, contact], trustedProxies: ['127.0.0.0/8'], ...options });

const letter = {
  name: 'Anna Kanarienvogel',
  email: 'anna.canary@example.org',
  subject: 'Frage zum Angebot',
  message: 'Guten Tag,\r\n\r\nhaben Sie im März noch Zeit?\r\nAnna',
};

const write = (world: TestWorld, more: Record<string, string> = {}, ip = '198.51.100.7', path = '/contact') =>
  world.web.request(
    `https://avow.test${path}`,
    {
      method: 'POST',
      body: new URLSearchParams({ ...letter, ...more }).toString(),
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: 'https://avow.test',
        'X-Forwarded-For': ip,
      },
    },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  );

const stages = async ({ world }: TestWorld) =>
  (
    await sql<{ stage: string }>`select stage from core.record where class = 'contact.form' order by id`.execute(
      world.db,
    )
  ).rows.map(({ stage }) => stage);

test('a message goes to the published address, from our own, and is answered to its writer', async () => {
  const world = await setting();
  const answer = await write(world);
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/contact/sent');
  const [mail, ...others] = await world.mails();
  assert.deepEqual(others, []);
  assert.deepEqual(mail?.to, ['info@fluxcess.de']);
  assert.match(mail.from, /info@fluxcess\.com/);
  assert.equal(mail.headers['reply-to'], letter.email);
  assert.equal(mail.subject, 'Kontaktformular: Frage zum Angebot');
  assert.match(mail.text, /haben Sie im März noch Zeit\?\nAnna/);
  assert.match(mail.text, /Von: Anna Kanarienvogel <anna\.canary@example\.org>/);
  assert.equal(mail.headers['auto-submitted'], undefined);
});

test('the name may be missing, and nobody gets a receipt', async () => {
  const world = await setting();
  assert.equal((await write(world, { name: '' })).status, 303);
  const mails = await world.mails();
  assert.deepEqual(
    mails.map(({ to }) => to),
    [['info@fluxcess.de']],
  );
  assert.match(mails[0]?.text ?? '', /Von: anna\.canary@example\.org\n/);
});

test('the form needs neither script nor cookie, and is there in both languages', async () => {
  const world = await setting();
  const german = await world.get('/contact');
  assert.deepEqual(german.headers.getSetCookie(), []);
  const page = await readPage(german);
  assert.equal(page.heading, 'Kontakt');
  assert.deepEqual(page.buttons, ['Nachricht senden']);
  assert.doesNotMatch(page.html, /<script/);
  const english = await readPage(await world.get('/en/contact'));
  assert.deepEqual(english.buttons, ['Send message']);
  const sent = await readPage(await world.get('/contact/sent'));
  assert.equal(sent.heading, 'Danke für Ihre Nachricht');
});

test('what is wrong is said beside its field, and what was typed is kept', async () => {
  const world = await setting();
  const page = await readPage(await write(world, { email: 'anna', subject: '' }));
  assert.equal(page.status, 422);
  assert.match(page.field('Ihre E-Mail-Adresse').description, /keine E-Mail-Adresse/);
  assert.match(page.field('Betreff').description, /füllen Sie dieses Feld aus/);
  assert.equal(page.field('Ihr Name').value, letter.name);
  assert.match(page.html, /haben Sie im März noch Zeit\?/);
  assert.deepEqual(await stages(world), []);
});

for (const [what, more] of [
  ['a subject', { subject: 'Hello\r\nBcc: everybody@example.org' }],
  ['a subject with a bare line feed', { subject: 'Hello\nBcc: everybody@example.org' }],
  ['a name', { name: 'Anna\r\nX-Evil: 1' }],
  ['an address', { email: 'anna@example.org\r\nBcc: everybody@example.org' }],
  ['an address behind a comma', { email: 'anna@example.org, everybody@example.org' }],
] as const)
  test(`a header cannot be broken out of by ${what}`, async () => {
    const world = await setting();
    assert.equal((await write(world, more)).status, 422);
    assert.deepEqual(await world.mails(), []);
  });

test('a message may hold whatever text, and stays text', async () => {
  const world = await setting();
  const message = 'From: somebody\n\n.\nBcc: x@example.org\n<b>fett</b> 🦩 \u00ad Ende';
  assert.equal((await write(world, { message })).status, 303);
  const [mail] = await world.mails();
  assert.ok(mail);
  assert.ok(mail.text.startsWith(message));
  assert.equal(mail.headers['bcc'], undefined);
  assert.equal(mail.html, null);
});

test('a program that fills in the field nobody sees gets the same answer, and nothing is kept', async () => {
  const world = await setting();
  const answer = await write(world, { homepage: 'https://spam.example' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/contact/sent');
  assert.deepEqual(await stages(world), []);
});

test('an address is limited however it is typed, the rest of the world is not held up, and the text is not lost', async () => {
  const world = await setting();
  const typed = ['anna@example.org', 'Anna@Example.org', 'ANNA@example.org'];
  for (const [n, email] of typed.entries()) assert.equal((await write(world, { email }, `203.0.${n}.1`)).status, 303);
  const page = await readPage(await write(world, { email: 'anna@example.org' }, '203.0.9.1'));
  assert.equal(page.status, 429);
  assert.match(page.announced.join(), /3 in 1.Stunde und 10 in 1.Tag/);
  assert.match(page.html, /haben Sie im März noch Zeit\?/);
  assert.equal((await write(world, { email: 'ben@example.org' }, '203.0.9.1')).status, 303);
  await world.travel('PT1H');
  assert.equal((await write(world, { email: 'anna@example.org' }, '203.0.9.1')).status, 303);
});

test('a network is limited whatever the address, by its keyed hash', async () => {
  const world = await setting();
  for (let n = 0; n < 10; n += 1)
    assert.equal((await write(world, { email: `a${n}@example.org` }, `203.0.113.${n}`)).status, 303);
  const page = await readPage(await write(world, { email: 'b@example.org' }, '203.0.113.99'));
  assert.equal(page.status, 429);
  assert.match(page.announced.join(), /Aus einem Netz.*10 in 1.Stunde/);
  assert.equal((await write(world, { email: 'b@example.org' }, '203.0.114.1')).status, 303);
  assert.deepEqual(await sightings('203.0.113', { databases: [world.world.db] }), []);
});

test('ten messages at the same moment are no way around the limit', async () => {
  const world = await setting();
  const answers = await Promise.all(Array.from({ length: 10 }, async () => write(world)));
  assert.equal(answers.filter(({ status }) => status === 303).length, 3);
});

test('once the mail server has the message, nothing of it is left here, and the count ends after a day', async () => {
  const world = await setting();
  await write(world);
  assert.deepEqual(await stages(world), ['waiting']);
  assert.deepEqual(await sightings(letter.email, { databases: [world.world.db] }), []);
  await world.deliver();
  assert.deepEqual(await stages(world), ['counted']);
  const { rows } = await sql`
    select from contact.form_message m, mail.outbox o where m.mail is not null or o.payload is not null`.execute(
    world.world.db,
  );
  assert.equal(rows.length, 0);
  await world.travel('P1D');
  assert.deepEqual(await stages(world), []);
});
