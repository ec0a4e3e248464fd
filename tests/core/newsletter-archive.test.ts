// The public archive: what stands in it, what does not, and that it is the same for everybody.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'node-html-parser';
import { draftCampaign, startCampaign } from '../../src/sections/newsletter/campaign/index.ts';
import { publish, withdrawFromArchive } from '../../src/sections/newsletter/campaign/routes/issue/notes.ts';
import { act, campaignWorld, draft, subscribers } from '../support/campaign.ts';
import { readPage } from '../support/html.ts';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const written = {
  ...draft,
  subject: 'Neues & <Gutes>',
  body: '# Guten Tag\n\nLiebe {{email|Leserin}}, bestätigt am {{confirmed}}.\n\n![Ein Punkt](cid:punkt.png)\n\n<script>alert(1)</script>',
};

const w = await campaignWorld();
await subscribers(w.world, ['anna@example.org']);
const files = [{ name: 'punkt.png', type: 'image/png', content: picture }];
const outcome = await draftCampaign(w.world, written, act(w), files);
assert.ok('campaign' in outcome);
const id = outcome.campaign;
await publish(w.world.db, id, w.now());
const before = (await w.get(`/newsletter/archive/${id}`)).status;
await startCampaign(w.world, id, act(w));
const during = (await w.get(`/newsletter/archive/${id}`)).status;
await w.send();

test('neither a draft nor what is being sent stands in the archive', () => {
  assert.deepEqual({ before, during }, { before: 404, during: 404 });
});

describe('an issue that was sent and is public', () => {
  test('stands in the list and has a page of its own', async () => {
    const list = await readPage(await w.get('/newsletter/archive'));
    assert.equal(list.link('Neues & <Gutes>'), `/newsletter/archive/${id}`);
    const issue = await readPage(await w.get(`/newsletter/archive/${id}`));
    assert.equal(issue.heading, 'Neues & <Gutes>');
    assert.match(issue.text, /23\. November 2026 · unsere Leistungen/u);
  });

  test('names no reader: fields give way to the words that stand for the unknown', async () => {
    const { html, text } = await readPage(await w.get(`/newsletter/archive/${id}`));
    assert.match(text, /Liebe Leserin, bestätigt am …\./);
    assert.doesNotMatch(html, /anna@example\.org|\{\{|unsubscribe\/|preferences\//);
  });

  test('has one first heading, no script, and its picture from the same site', async () => {
    const response = await w.get(`/newsletter/archive/${id}`);
    const page = parse(await response.text());
    assert.equal(page.querySelectorAll('h1').length, 1);
    assert.equal(page.querySelectorAll('main script').length, 0);
    const source = page.querySelector('.issue img')?.getAttribute('src') ?? '';
    const shown = await w.get(source);
    assert.equal(shown.headers.get('content-type'), 'image/png');
    assert.deepEqual(Buffer.from(await shown.arrayBuffer()), picture);
  });

  test('is in the feed, whole and well-formed, with absolute addresses', async () => {
    const response = await w.get('/en/newsletter/archive.xml');
    assert.equal(response.headers.get('content-type'), 'application/rss+xml; charset=utf-8');
    const xml = await response.text();
    assert.match(xml, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<rss version="2\.0"/);
    assert.match(xml, /<title>Neues &amp; &lt;Gutes&gt;<\/title>/);
    assert.ok(xml.includes(`<link>https://avow.test/en/newsletter/archive/${id}</link>`));
    assert.ok(xml.includes(`src=&quot;https://avow.test/newsletter/archive/${id}/files/punkt.png&quot;`));
    assert.match(xml, /<pubDate>Mon, 23 Nov 2026 11:00:00 GMT<\/pubDate>/);
    assert.doesNotMatch(xml, /anna@example\.org/);
  });

  test('the page of the archive names its feed to programs', async () => {
    const page = parse(await (await w.get('/newsletter/archive')).text());
    const link = page.querySelector('link[type="application/rss+xml"]');
    assert.equal(link?.getAttribute('href'), '/newsletter/archive.xml');
  });

  test('a visit to it sets no cookie', async () => {
    for (const path of ['/newsletter/archive', '/newsletter/archive.xml', `/newsletter/archive/${id}`])
      assert.deepEqual((await w.get(path)).headers.getSetCookie(), []);
  });

  test('leaves the archive when it is withdrawn from it', async () => {
    await withdrawFromArchive(w.world.db, id);
    assert.equal((await w.get(`/newsletter/archive/${id}`)).status, 404);
    assert.equal((await w.get(`/newsletter/archive/${id}/files/punkt.png`)).status, 404);
    assert.doesNotMatch(await (await w.get('/newsletter/archive.xml')).text(), /Gutes/);
  });
});

test('an issue that nobody marked as public is not shown', async () => {
  const id = await w.started();
  await w.send();
  assert.equal((await w.get(`/newsletter/archive/${id}`)).status, 404);
  assert.match((await readPage(await w.get('/newsletter/archive'))).text, /Noch ist keine Ausgabe öffentlich/);
});

test('what is no id leads to no page', async () => {
  assert.equal((await w.get("/newsletter/archive/'--")).status, 404);
});
