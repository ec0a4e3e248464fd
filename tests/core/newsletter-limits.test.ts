// Nobody can be flooded through the form, and nobody learns from it who reads the newsletter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KyselyPlugin, RootOperationNode } from 'kysely';
import { transaction } from '../../src/core/store/index.ts';
import { mayConfirmationLeave } from '../../src/sections/newsletter/consent/limit.ts';
import { buildWeb } from '../../src/server/hosting.ts';
import { readPage } from '../support/html.ts';
import { type NewsletterWorld, newsletterWorld, stagesOf } from '../support/newsletter.ts';

const anna = 'anna@example.org';

const mailsTo = async (w: NewsletterWorld, email: string): Promise<number> =>
  (await w.mails()).filter(({ to }) => to.includes(email)).length;

test('an address gets one confirmation mail a day and three in 30 days, however often and however it is typed', async () => {
  const w = await newsletterWorld();
  const typed = ['anna@example.org', 'Anna@Example.org', 'ANNA@example.ORG'];
  const counts: number[] = [];
  const mailed = () => w.count("core.record where class = 'newsletter.confirmation-limit'");
  for (let day = 0; day < 40; day += 1) {
    for (const email of typed) await w.signUp(email, { ip: `198.51.100.${day}` });
    await w.mails();
    counts.push(await mailed());
    await w.travel('P1D');
  }
  assert.deepEqual(counts.slice(0, 4), [1, 2, 3, 3]);
  assert.equal(Math.max(...counts), 3);
  // The first three days are past after 31: the address may be asked again.
  assert.ok(counts.slice(31).some((count) => count > 0));
});

test('a day is over after a day: one mail at noon, the next not before noon', async () => {
  const w = await newsletterWorld();
  await w.signUp(anna);
  await w.mails();
  await w.jumpTo('2026-11-24T11:59:59+01:00');
  await w.signUp(anna);
  assert.equal(await mailsTo(w, anna), 1);
  await w.jumpTo('2026-11-24T12:00:00+01:00');
  await w.signUp(anna);
  assert.equal(await mailsTo(w, anna), 2);
});

test('ten mails to one address, asked about at the same moment by ten workers, are one mail', async () => {
  const w = await newsletterWorld();
  for (let n = 0; n < 10; n += 1) await w.signUp(anna);
  const gates = await Promise.all(
    (await w.recordsOf(anna)).map((record) =>
      transaction(w.world.db, (tx) => mayConfirmationLeave(w.world, tx, record, w.now())),
    ),
  );
  assert.equal(gates.filter((gate) => gate === 'send').length, 1);
});

test('other addresses are not held up by one that had its share', async () => {
  const w = await newsletterWorld();
  for (const email of [anna, anna, 'bert@example.org']) await w.signUp(email);
  assert.deepEqual([await mailsTo(w, anna), await mailsTo(w, 'bert@example.org')], [1, 1]);
});

test('sign-ups from one network are limited whatever the address, and say when to go on', async () => {
  const w = await newsletterWorld();
  for (let n = 0; n < 20; n += 1)
    assert.equal((await w.signUp(`a${n}@example.org`, { ip: `203.0.113.${n}` })).status, 303);
  const refused = await w.signUp('one-too-many@example.org', { ip: '203.0.113.200' });
  const page = await readPage(refused);
  assert.equal(page.status, 429);
  assert.match(page.text, /20 in 1.Stunde/);
  assert.match(page.text, /später noch einmal/);
  assert.equal(await w.count('newsletter.subscription'), 20);
  assert.equal((await w.signUp('next-door@example.org', { ip: '203.0.114.1' })).status, 303);
  await w.travel('PT1H');
  assert.equal((await w.signUp('later@example.org', { ip: '203.0.113.200' })).status, 303);
});

test('an IPv6 customer is one network, whichever address of it is used', async () => {
  const w = await newsletterWorld();
  for (let n = 0; n < 20; n += 1) await w.signUp(`a${n}@example.org`, { ip: `2001:db8:0:ab01:${n}::1` });
  assert.equal((await w.signUp('x@example.org', { ip: '2001:db8:0:abff::1' })).status, 429);
  assert.equal((await w.signUp('x@example.org', { ip: '2001:db8:0:ac00::1' })).status, 303);
});

test('thirty sign-ups at once from one network are not more than the limit', async () => {
  const w = await newsletterWorld();
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => w.signUp(`b${n}@example.org`)));
  assert.equal(answers.filter(({ status }) => status === 303).length, 20);
});

test('when too many confirmation mails leave altogether, the rest wait and leave when there is room', async () => {
  const w = await newsletterWorld();
  const policy = withAltogether(w, 2);
  const few = await newsletterWorld({ policy });
  for (let n = 0; n < 5; n += 1) await few.signUp(`c${n}@example.org`);
  assert.equal((await few.mails()).length, 2);
  await few.travel('PT59M');
  assert.equal((await few.mails()).length, 2);
  await few.travel('PT2H');
  assert.equal((await few.mails()).length, 5);
});

test('a mail that could no longer be answered in time is not sent', async () => {
  const w = await newsletterWorld();
  await w.signUp(anna);
  await w.jumpTo('2026-11-25T12:00:00+01:00');
  assert.equal(await mailsTo(w, anna), 0);
});

test('nothing that a visitor types or sends stands in the mail', async () => {
  const w = await newsletterWorld();
  const form = { email: anna, name: 'BUY-PILLS', version: '1', 'http://spam.example': 'x' };
  await w.visit('/newsletter', form, { headers: { 'User-Agent': 'BUY-PILLS', Referer: 'https://spam.example' } });
  const { raw } = await w.letterTo(anna);
  assert.doesNotMatch(raw, /BUY-PILLS|spam\.example/);
});

test('new, waiting, subscribed and ended addresses get the same answer, byte by byte, from the same statements', async () => {
  const w = await newsletterWorld();
  await w.signUp('waiting@example.org');
  await w.subscribed('reader@example.org');
  await w.visit(w.wayOut(await w.subscribed('former@example.org')), {});
  const { statements, web } = watched(w);
  const seen: string[] = [];
  // The first sign-up after a start archives what was shown, whoever signs up; the others tell.
  for (const who of ['first', 'nobody', 'waiting', 'reader', 'former']) {
    statements.length = 0;
    const answer = await web.request(`${w.world.baseUrl}/newsletter`, {
      method: 'POST',
      body: new URLSearchParams({ email: `${who}@example.org` }),
    });
    const page = await web.request(`${w.world.baseUrl}${answer.headers.get('location')}`);
    const told = [answer.status, [...answer.headers], await answer.text(), await page.text(), statements];
    if (who !== 'first') seen.push(JSON.stringify(told));
  }
  assert.equal(seen.length, 4);
  assert.ok(statements.length > 5);
  assert.equal(new Set(seen).size, 1);
});

test('a sign-up of a subscribed address changes nothing about its subscription', async () => {
  const w = await newsletterWorld();
  const before = await w.subscribed(anna);
  await w.travel('PT1H');
  await w.signUp(anna);
  assert.deepEqual(await stagesOf(w, anna), ['active', 'requested']);
  assert.deepEqual((await w.recordsOf(anna))[0], before);
});

/** The same world with every statement written down, by its text without its values. */
function watched(w: NewsletterWorld) {
  const statements: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements.push(textOf(node));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const world = { ...w.world, db: w.world.db.withPlugin(plugin) };
  return { statements, web: buildWeb({ world, sections: w.sections, trustedProxies: [] }) };
}

const textOf = (node: RootOperationNode): string => (node.kind === 'RawNode' ? node.sqlFragments.join('?') : node.kind);

function withAltogether(w: NewsletterWorld, most: number) {
  const { policy } = w.world.rules;
  return {
    ...policy,
    sections: policy.sections.map((section) => {
      if (section.section !== 'newsletter') return section;
      const confirmations = section.settings['confirmations'] as { readonly altogether: object };
      const altogether = { ...confirmations.altogether, most };
      return { ...section, settings: { ...section.settings, confirmations: { ...confirmations, altogether } } };
    }),
  };
}
