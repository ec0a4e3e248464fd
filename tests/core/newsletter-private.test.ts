// A list that the website does not offer: programs and imports bring people to it, and nobody else hears of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'node-html-parser';
import { PolicyError } from '../../src/core/policy/index.ts';
import { makeToken } from '../../src/sections/newsletter/api/token/token.ts';
import { preferencesPath, unsubscribePath } from '../../src/sections/newsletter/link.ts';
import { subscribers, withNewsletter } from '../support/campaign.ts';
import { readPage } from '../support/html.ts';
import { linkIn } from '../support/newsletter.ts';
import { staffWorld } from '../support/staff.ts';

const partners = {
  name: 'partners',
  title: { de: 'Für Partner', en: 'For partners' },
  topics: [{ de: 'unsere Leistungen', en: 'our services' }],
  private: true,
} as const;

const policy = await withNewsletter(({ lists }) => ({
  lists: [
    partners,
    ...lists,
    { name: 'events', title: { de: 'Termine', en: 'Events' }, topics: [{ de: 'Termine', en: 'events' }] },
  ],
}));
const w = await staffWorld({ policy });
const [paula, anna] = ['paula@example.org', 'anna@example.org'];
const [own = ''] = await subscribers(w.world, [paula], 'partners');
const [other = ''] = await subscribers(w.world, [anna]);
const preferences = async (record: string) => readPage(await w.get(preferencesPath(unsubscribePath(w.world, record))));

test('the form neither offers it nor takes it, even where it stands first in the policy', async () => {
  const page = await readPage(await w.get('/newsletter?list=partners'));
  assert.doesNotMatch(page.html, /partners|Für Partner/);
  assert.match(page.text, /Newsletter „Newsletter“/);
  assert.equal(
    parse(page.html).querySelector('nav[aria-label="Listen"] [aria-current="true"]')?.text.trim(),
    'Newsletter',
  );
  const refused = await w.post('/newsletter', { email: 'neu@example.org', list: 'partners' });
  assert.equal(refused.status, 422);
  assert.doesNotMatch(await refused.text(), /Für Partner/);
});

test('whoever asks for one of several lists hears that mails are counted for all of them together', async () => {
  const page = await readPage(await w.get('/newsletter/requested'));
  assert.match(page.text, /Bestätigungsmails, für alle Listen zusammen: 1 in/);
});

test('a new issue goes to a list that the website offers, unless somebody says otherwise', async () => {
  const { html } = await readPage(await (await w.insider()).get('/staff/campaigns/new'));
  const ticked = parse(html)
    .querySelectorAll('input[name="lists"][checked]')
    .map((one) => one.getAttribute('value'));
  assert.deepEqual(ticked, ['newsletter']);
});

test('a program asks for it by name, and the person confirms as for every other list', async () => {
  const act = { now: w.now(), by: 'staff' } as const;
  const token = await makeToken(w.world, { label: 'Partner', scopes: ['subscribers:write'], lists: null }, act);
  const answer = await w.web.request('https://avow.test/api/v1/subscribers', {
    method: 'POST',
    body: JSON.stringify({ email: 'otto@example.org', list: 'partners', wording: 'Ja', ip: '203.0.113.7' }),
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  });
  assert.equal(answer.status, 202);
  const mail = (await w.mails()).findLast(({ to }) => to.includes('otto@example.org'));
  assert.ok(mail);
  assert.equal((await w.post(new URL(linkIn(mail)).pathname, {})).status, 303);
});

test('whoever gets it finds it among their lists and ends it there; nobody else sees it', async () => {
  assert.deepEqual((await preferences(own)).buttons, ['Diese Liste abbestellen: Für Partner']);
  assert.doesNotMatch((await preferences(other)).html, /Für Partner/);
  const path = preferencesPath(unsubscribePath(w.world, own));
  assert.equal((await w.post(path, { list: 'partners' })).status, 303);
  assert.doesNotMatch((await preferences(own)).html, /Für Partner/);
  const over = await readPage(await w.get(unsubscribePath(w.world, own)));
  assert.equal(parse(over.html).querySelector('form[action="/newsletter"]'), null, 'no form leads back to it');
});

test('its issues do not go into the public archive, and the page says why', async () => {
  const boss = await w.insider();
  const issue = { version: '0', topic: 'unsere Leistungen', language: 'de', subject: 'x', preheader: '', body: 'x' };
  const saved = await boss.post('/staff/campaigns/save', { ...issue, lists: 'partners' });
  const path = (saved.headers.get('location') ?? '').replace('/edit?saved', '');
  const refused = await boss.post(`${path}/publish`);
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /eine Liste, die nicht öffentlich ist/);
});

test('the notice names it all the same, as not offered on the website', () => {
  assert.match(w.print(policy).de, /Für Partner, nicht auf der Website angeboten: unsere Leistungen/);
  assert.match(w.print(policy).en, /For partners, not offered on the website: our services/);
});

test('a policy whose lists are all private is refused', async () => {
  await assert.rejects(
    withNewsletter(() => ({ lists: [partners] })),
    (error) => error instanceof PolicyError && /offers no list/.test(error.message),
  );
});
