// Choosing among lists by the link in a mail: without signing in, without an address, and never more than ending.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../src/core/records/index.ts';
import { preferencesPath, unsubscribePath } from '../../src/sections/newsletter/link.ts';
import { subscriptionsByRecord } from '../../src/sections/newsletter/queries.ts';
import { type CampaignWorld, campaignWorld, subscribers, withNewsletter } from '../support/campaign.ts';
import { readPage } from '../support/html.ts';
import { linkIn } from '../support/newsletter.ts';

const twoLists = await withNewsletter(({ lists: [first] }) => ({
  lists: [
    ...(first ? [first] : []),
    {
      name: 'events',
      title: { de: 'Termine', en: 'Events' },
      topics: [{ de: 'unsere Veranstaltungen', en: 'our events' }],
      welcome: {
        subject: { de: 'Termine: Ihre Anmeldung', en: 'Events: your sign-up' },
        text: { de: 'Sie erhalten künftig unsere Termine.', en: 'From now on you get our events.' },
      },
    },
  ],
}));

const anna = 'anna@example.org';

async function onBoth(): Promise<{ readonly w: CampaignWorld; readonly path: string }> {
  const w = await campaignWorld({ policy: twoLists });
  const [record = ''] = await subscribers(w.world, [anna]);
  await subscribers(w.world, [anna], 'events');
  return { w, path: preferencesPath(unsubscribePath(w.world, record)) };
}

const stages = async (w: CampaignWorld, address = anna) => {
  const records = await recordsOf(
    w.world.db,
    w.world.records.subject('newsletter', address),
    'newsletter.subscription',
  );
  const rows = await subscriptionsByRecord(
    w.world.db,
    records.map(({ id }) => id),
  );
  return Object.fromEntries(rows.map(({ list, stage }) => [list, stage]));
};

test('the page shows which lists run, and no address', async () => {
  const { w, path } = await onBoth();
  const response = await w.get(path);
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(response.headers.get('x-robots-tag'), 'noindex');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const page = await readPage(response);
  assert.deepEqual(page.buttons, ['Diese Liste abbestellen: Newsletter', 'Diese Liste abbestellen: Termine']);
  assert.doesNotMatch(page.html, /anna/);
});

test('one list is ended at once, and the other stays', async () => {
  const { w, path } = await onBoth();
  const ended = await w.post(path, { list: 'events' });
  assert.equal(ended.status, 303);
  assert.deepEqual(await stages(w), { newsletter: 'active', events: 'proof' });
  const page = await readPage(await w.get(ended.headers.get('location') ?? ''));
  assert.deepEqual(page.announced, ['„Termine“ ist abbestellt, ab sofort.']);
  assert.deepEqual(page.buttons, ['Diese Liste abbestellen: Newsletter']);
});

test('to look changes nothing, and an unknown list ends nothing', async () => {
  const { w, path } = await onBoth();
  await w.get(`${path}?list=events&ended=events`);
  assert.equal((await w.post(path, { list: 'no-such-list' })).status, 200);
  assert.deepEqual(await stages(w), { newsletter: 'active', events: 'active' });
  const page = await readPage(await w.get(`${path}?ended=events`));
  assert.deepEqual(page.announced, [], 'the page does not say what is not so');
});

test('nothing can be subscribed to by the link: it leads to the ordinary form', async () => {
  const { w, path } = await onBoth();
  await w.post(path, { list: 'events' });
  const page = await readPage(await w.get(path));
  assert.equal(page.link('Zum Anmeldeformular: Termine'), '/newsletter?list=events');
  await w.post(path, { list: 'events', subscribe: 'events' });
  assert.deepEqual(await stages(w), { newsletter: 'active', events: 'proof' });
});

test('the link to unsubscribe ends its own list and shows the way to the others', async () => {
  const { w, path } = await onBoth();
  const unsubscribing = path.replace('/preferences/', '/unsubscribe/');
  assert.equal((await readPage(await w.get(unsubscribing))).link('Alle Listen ansehen und auswählen'), path);
  assert.equal((await w.post(unsubscribing, {})).status, 303);
  assert.deepEqual(await stages(w), { newsletter: 'proof', events: 'active' });
  assert.match((await readPage(await w.get(unsubscribing))).text, /Der Newsletter ist abbestellt/);
});

test('an altered link leads nowhere', async () => {
  const { w, path } = await onBoth();
  const altered = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  assert.equal((await w.get(altered)).status, 404);
  assert.equal((await w.post(altered, { list: 'events' })).status, 404);
});

test('with one list no mail and no page speaks of a choice', async () => {
  const w = await campaignWorld();
  const [record = ''] = await subscribers(w.world, [anna]);
  await w.started();
  await w.send();
  assert.doesNotMatch((await w.letterTo(anna)).text ?? '', /preferences/);
  assert.doesNotMatch(await (await w.get(unsubscribePath(w.world, record))).text(), /preferences/);
});

test('with several lists each mail leads to the choice, and last of all to the way out', async () => {
  const { w, path } = await onBoth();
  await w.started();
  await w.send();
  const { text, html } = await w.letterTo(anna);
  assert.ok((text ?? '').includes(w.world.baseUrl + path));
  assert.match((html ?? '').match(/href="([^"]*)"(?!.*href=")/s)?.[1] ?? '', /\/newsletter\/unsubscribe\//);
});

test('a list is asked for by its own form, its own words and its own confirmation', async () => {
  const w = await campaignWorld({ policy: twoLists });
  const form = await readPage(await w.get('/newsletter?list=events'));
  assert.match(
    form.text,
    /den Newsletter „Termine“ per E-Mail sendet\. Er handelt von nichts anderem als: unsere Veranstaltungen\./,
  );
  const { values, action } = form.button('abonnieren');
  assert.equal((await w.visit(action, { ...values, email: anna })).status, 303);
  const letter = await w.letterTo(anna);
  assert.match(letter.text ?? '', /zum Newsletter „Termine“ angemeldet/);
  const link = linkIn(letter).slice(w.world.baseUrl.length);
  assert.match((await readPage(await w.get(link))).text, /nichts anderem als: unsere Veranstaltungen\./);
  await w.visit(link, {});
  assert.deepEqual(await stages(w), { events: 'active' });
});

test('the welcome mail comes after the confirmation, names the right to object, and ends with the way out', async () => {
  const w = await campaignWorld({ policy: twoLists });
  await w.visit('/newsletter', { email: anna, list: 'events' });
  const link = linkIn(await w.letterTo(anna)).slice(w.world.baseUrl.length);
  await w.visit(link, {});
  await w.visit(link, {});
  const welcomes = (await w.mails()).filter(({ subject }) => subject === 'Termine: Ihre Anmeldung');
  assert.equal(welcomes.length, 1, 'once, however often the link is pressed');
  const [{ text, headers } = { text: '', headers: {} }] = welcomes;
  assert.match(text ?? '', /können Sie jederzeit widersprechen/);
  assert.match((text ?? '').trim().split(/\s+/).at(-1) ?? '', /\/newsletter\/unsubscribe\//);
  assert.equal((headers as Record<string, string>)['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
});

test('a list without a welcome in the policy sends none', async () => {
  const w = await campaignWorld({ policy: twoLists });
  await w.subscribed(anna);
  assert.equal((await w.mails()).length, 1);
});
