import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { accessLog, closeIncident, discloseOrder, openIncident } from '../../src/sections/access-log/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { campaignWorld } from '../support/campaign.ts';

const anna = 'anna@example.org';
const from = { ip: '203.0.113.50', headers: { 'User-Agent': 'Annas Browser' } };

/** Somebody on the page “Your data”, whose requests a secret order preserves. */
async function preserved() {
  const w = await campaignWorld({ sections: [website, accessLog, newsletter, rights] });
  const before = w.now();
  await w.visit('/your-data', { email: anna }, from);
  const link = /\/your-data\/open\/\S+/.exec((await w.letterTo(anna)).text)?.[0] ?? '';
  const opened = await w.visit(link, {}, from);
  const inside = {
    ...from,
    headers: { ...from.headers, Cookie: opened.headers.getSetCookie()[0]?.split(';')[0] ?? '' },
  };
  await w.deliver();
  const act = { now: w.now(), by: 'staff' } as const;
  const order = await openIncident(
    w.world,
    {
      kind: 'preservation-order',
      confidential: true,
      reference: 'EPOC-PR-1',
      reason: 'An authority orders it',
      from: before.subtract({ hours: 1 }),
      until: before.add({ hours: 1 }),
      address: from.ip,
      route: '/your-data',
      account: null,
      received: before,
    },
    act,
  );
  assert.ok('incident' in order);
  assert.equal(order.lines, 2);
  const page = async () => (await w.visit('/your-data', undefined, inside)).text();
  const copy = async (format: string) => (await w.visit('/your-data/copy', { format }, inside)).text();
  const opening = async (text: Promise<string>) => (await text).split('POST /your-data/open/:token').length - 1;
  const seen = async () => [await opening(page()), await opening(copy('json')), await opening(copy('csv'))];
  return { w, act, order: order.incident, page, copy, seen };
}

test('while an order is confidential its person sees neither it nor the lines that it preserves, on no page and in no copy', async () => {
  const { page, copy, seen } = await preserved();
  // Each request once: as the log holds it by itself.
  assert.deepEqual(await seen(), [1, 1, 1]);
  for (const text of [await page(), await copy('json'), await copy('html'), await copy('csv')])
    assert.doesNotMatch(text, /EPOC|Sicherungsanordnung|vertraulich/i);
});

test('the moment an order is confidential no longer its person sees what it preserves, and when it is lifted that is gone', async () => {
  const { w, act, order, seen } = await preserved();
  assert.equal(await discloseOrder(w.world, order), true);
  assert.equal(await discloseOrder(w.world, order), false);
  assert.deepEqual(await seen(), [2, 2, 2]);
  assert.equal(await closeIncident(w.world, order, act), true);
  assert.deepEqual(await seen(), [1, 1, 1]);
});

test('each answer that leaves something out stands in the journal, without the person and without the order', async () => {
  const { w, order, page, copy } = await preserved();
  const withheld = async () => {
    const { rows } = await sql<{ rule: string; record: string | null }>`
      select rule, record from journal.entry where what = 'withheld'`.execute(w.world.db);
    return rows;
  };
  assert.deepEqual(await withheld(), []);
  await page();
  await copy('json');
  assert.deepEqual(await withheld(), [
    { rule: 'BDSG.29.1', record: null },
    { rule: 'BDSG.29.1', record: null },
  ]);
  await discloseOrder(w.world, order);
  await page();
  assert.equal((await withheld()).length, 2);
});
