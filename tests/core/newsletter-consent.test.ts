// One consent, one record: what repeated, forwarded, forged and late links can and cannot do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transaction } from '../../src/core/store/index.ts';
import { proofOf, recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { dump, stands } from '../support/dump.ts';
import { readPage } from '../support/html.ts';
import { newsletterWorld, stagesOf } from '../support/newsletter.ts';

const anna = 'anna@example.org';

test('confirming twice answers the same and changes nothing', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  assert.equal((await w.visit(link, {})).status, 303);
  const rows = async () => (await dump(w.world.db)).split('\n').filter((row) => !row.startsWith('core.simulation'));
  const before = await rows();
  await w.travel('PT1H');
  assert.equal((await w.visit(link, {}, { ip: '192.0.2.1' })).status, 303);
  assert.equal((await readPage(await w.visit(link))).heading, 'Der Newsletter ist abonniert');
  assert.deepEqual(await rows(), before);
});

test('two confirmations of one link at the same moment make one subscription', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  const answers = await Promise.all(Array.from({ length: 8 }, () => w.visit(link, {})));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
  assert.deepEqual(await stagesOf(w, anna), ['active']);
  assert.equal(await w.count("journal.entry where rule = 'event:confirmed'"), 1);
});

test('who is subscribed and confirms again keeps the earlier consent; the repeated request is erased', async () => {
  const w = await newsletterWorld();
  const first = await w.subscribed(anna);
  await w.travel('P2D');
  const again = await w.askedToConfirm(anna);
  assert.equal((await w.visit(again, {})).status, 303);
  assert.deepEqual(
    (await w.recordsOf(anna)).map(({ id, stage }) => [id, stage]),
    [[first.id, 'active']],
  );
  const page = await readPage(await w.visit(again));
  assert.equal(page.heading, 'Der Newsletter ist abonniert');
  assert.equal((await w.visit(again, {})).status, 303);
  const [record] = await w.recordsOf(anna);
  assert.equal(record?.fact['lastMail'], '2026-11-25T11:00:00Z');
});

test('two open requests of one address, confirmed at the same moment, make one subscription', async () => {
  const w = await newsletterWorld();
  const first = await w.askedToConfirm(anna);
  await w.jumpTo('2026-11-24T12:00:00+01:00');
  const second = await w.askedToConfirm(anna);
  await Promise.all([w.visit(first, {}), w.visit(second, {})]);
  assert.deepEqual(await stagesOf(w, anna), ['active']);
});

test('a used confirmation link, forwarded after the end, does not bring the subscription back', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  await w.visit(link, {});
  const [record] = await w.recordsOf(anna);
  assert.ok(record);
  await w.visit(w.wayOut(record), {});
  assert.equal((await w.visit(link, {})).status, 404);
  assert.equal((await w.visit(link)).status, 404);
  assert.deepEqual(await stagesOf(w, anna), ['proof']);
});

test('a forwarded link shows nothing of the person: no address, no other data, no other right than to unsubscribe', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  const pages = [await readPage(await w.visit(link))];
  await w.visit(link, {});
  pages.push(await readPage(await w.visit(link)));
  const [record] = await w.recordsOf(anna);
  assert.ok(record);
  const out = w.wayOut(record);
  pages.push(await readPage(await w.visit(out)));
  await w.visit(out, {});
  pages.push(await readPage(await w.visit(out)));
  for (const { html } of pages) assert.doesNotMatch(html, /anna|203\.0\.113\.7/);
});

test('the pages behind links leave no referrer, stand in no index and are not stored', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  const answers = [
    await w.visit(link),
    await w.visit(link, {}),
    await w.visit(link),
    await w.visit('/newsletter/unsubscribe/x'),
  ];
  for (const { headers } of answers) {
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-robots-tag'), 'noindex');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('set-cookie'), null);
  }
});

test('no token stands in the database', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  await w.visit(link, {});
  const [record] = await w.recordsOf(anna);
  assert.ok(record);
  const dumped = await dump(w.world.db);
  for (const path of [link, w.wayOut(record)]) assert.ok(!stands(path.split('/').at(-1) ?? '', dumped));
});

test('subscribing again after the end is a new consent with a proof of its own; the old one stays as it was', async () => {
  const w = await newsletterWorld();
  const first = await w.subscribed(anna);
  await w.visit(w.wayOut(first), {});
  const proofBefore = (await w.recordsOf(anna))[0];
  await w.travel('P2D');
  await w.subscribed('Anna@example.org');
  assert.deepEqual(await stagesOf(w, anna), ['proof', 'active']);
  assert.deepEqual((await w.recordsOf(anna))[0], proofBefore);
  const { consents } = await proofOf(w.world, anna, { now: w.now(), by: 'staff' });
  assert.deepEqual(
    consents.map(({ email }) => email),
    [anna, 'Anna@example.org'],
  );
});

test('the link of an old newsletter ends whatever subscription the person has now', async () => {
  const w = await newsletterWorld();
  const first = await w.subscribed(anna);
  await w.visit(w.wayOut(first), {});
  await w.travel('P2D');
  await w.subscribed(anna);
  const page = await readPage(await w.visit(w.wayOut(first)));
  await w.visit(page.button('Newsletter abbestellen').action, {});
  assert.deepEqual(await stagesOf(w, anna), ['proof', 'proof']);
});

test('where claims about the last mail lapsed long ago, nothing is left to prove and the end erases at once', async () => {
  const w = await newsletterWorld();
  const record = await w.subscribed(anna);
  await w.travel('P5Y');
  assert.deepEqual(await stagesOf(w, anna), ['active']);
  assert.equal((await w.visit(w.wayOut(record), {})).status, 303);
  assert.deepEqual(await stagesOf(w, anna), []);
  assert.equal(await w.count('newsletter.subscription'), 0);
});

test('a request whose mail bounces is erased at once', async () => {
  const w = await newsletterWorld();
  await w.signUp(anna);
  const [record] = await w.recordsOf(anna);
  await transaction(w.world.db, (tx) =>
    w.world.records.advance(tx, record?.id ?? '', 'bounced', { now: w.now(), by: 'server' }),
  );
  assert.equal(await w.count('newsletter.subscription'), 0);
});

test('a withdrawal about an address that nobody knows changes nothing and says so', async () => {
  const w = await newsletterWorld();
  const note = { channel: 'phone', evidence: 'rief an' } as const;
  const act = { now: w.now(), by: 'staff' } as const;
  assert.deepEqual(await recordWithdrawal(w.world, anna, note, act), { ended: 0, erased: 0 });
});

test('a person sees everything that is held, the evidence with its IP addresses included (Art. 15 GDPR)', async () => {
  const w = await newsletterWorld();
  await w.subscribed(anna);
  const held = await w.world.persons.held(anna);
  const subscription = held.find((one) => one.class === 'newsletter.subscription');
  const values = Object.fromEntries(subscription?.fields.map(({ name, value }) => [name, value]) ?? []);
  assert.equal(values['email'], anna);
  assert.deepEqual([values['requested_ip'], values['confirmed_ip']], ['203.0.113.7', '203.0.113.7']);
  assert.match(values['consent'] ?? '', /unsere Leistungen und Themen der IT-Branche/);
  assert.match(values['mail_reply'] ?? '', /^250 /);
  assert.ok(held.some((one) => one.class === 'newsletter.confirmation-limit'));
});

test('the consent names the topics of the policy and nothing else, in both languages', async () => {
  const w = await newsletterWorld();
  const [german, english] = await Promise.all(
    ['/de', '/en'].map(async (p) => readPage(await w.visit(`${p}/newsletter`))),
  );
  assert.match(german?.text ?? '', /von nichts anderem als: unsere Leistungen und Themen der IT-Branche\./);
  assert.match(english?.text ?? '', /about nothing but: our services and topics of the IT industry\./);
});

test('an English sign-up gets an English mail and an English confirmation', async () => {
  const w = await newsletterWorld();
  await w.visit('/en/newsletter', { email: anna });
  const letter = await w.letterTo(anna);
  assert.match(letter.subject, /Please confirm/);
  const link = /https:\S+confirm\S+/.exec(letter.text ?? '')?.[0] ?? '';
  const page = await readPage(await w.visit(link.slice(w.world.baseUrl.length)));
  assert.equal(page.heading, 'Confirm the sign-up');
});

test('with the confirmation the hash of the network goes: it served the limit alone', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  assert.equal(await w.count('newsletter.subscription where network is not null'), 1);
  await w.visit(link, {});
  assert.equal(await w.count('newsletter.subscription where network is not null'), 0);
});
