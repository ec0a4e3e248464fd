// Programs at the sign-up form: found out or slowed down, without a third party and without anything that a person notices.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type NewsletterWorld, newsletterWorld } from '../support/newsletter.ts';

const anna = 'anna@example.org';

/** A number that is right for the first address, and for no second one by chance. */
async function solved(w: NewsletterWorld, email: string, other?: string): Promise<string> {
  const answer = await w.visit('/newsletter/work');
  const { challenge, bits } = (await answer.json()) as { challenge: string; bits: number };
  for (let number = 0; ; number += 1) {
    const work = `${challenge}.${number}`;
    const fits = (address: string) =>
      createHash('sha256').update(`${work}.${address}`).digest().readUInt32BE(0) >>> (32 - bits) === 0;
    if (fits(email) && !(other && fits(other))) return work;
  }
}

const post = (w: NewsletterWorld, email: string, form: Record<string, string> = {}) =>
  w.visit('/newsletter', { email, ...form });

/** As many as the policy lets in from one network whose browsers do no work. */
async function crowded(): Promise<NewsletterWorld> {
  const w = await newsletterWorld();
  for (let n = 0; n < 20; n += 1) assert.equal((await post(w, `a${n}@example.org`)).status, 303);
  assert.equal((await post(w, anna)).status, 429);
  return w;
}

test('who fills in the field that nobody sees is answered like everybody, and nothing is kept or sent', async () => {
  const w = await newsletterWorld();
  const robot = await post(w, anna, { homepage: 'https://spam.example' });
  assert.equal(await w.count('core.record'), 0);
  assert.equal((await w.mails()).length, 0);
  const human = await post(w, anna, { homepage: '' });
  assert.equal(await w.count('newsletter.subscription'), 1);
  const told = async (answer: Response) => JSON.stringify([answer.status, [...answer.headers], await answer.text()]);
  assert.equal(await told(robot), await told(human));
});

test('the field is in the form, out of sight, out of the order of tabs, and not filled in by browsers', async () => {
  const w = await newsletterWorld();
  const page = await (await w.visit('/newsletter')).text();
  assert.match(
    page,
    /<div class="unseen" aria-hidden="true">.*<input id="field-homepage"[^>]*tabindex="-1"[^>]*autocomplete="off"/s,
  );
});

test('a browser that worked for this address has room where others have none left', async () => {
  const w = await crowded();
  assert.equal((await post(w, anna, { work: await solved(w, anna) })).status, 303);
  for (let n = 1; n < 20; n += 1) {
    const email = `b${n}@example.org`;
    assert.equal((await post(w, email, { work: await solved(w, email) })).status, 303);
  }
  const refused = await post(w, 'bert@example.org', { work: await solved(w, 'bert@example.org') });
  assert.equal(refused.status, 429);
  assert.match(await refused.text(), /40 in 1.Stunde/);
});

test('work for another address, of another server, from a while ago or made up counts for nothing', async () => {
  const w = await crowded();
  const stranger = await newsletterWorld();
  const work = await solved(w, anna);
  const useless = [
    await solved(w, 'bert@example.org', anna),
    await solved(stranger, anna),
    `${'A'.repeat(32)}.${work.split('.')[1]}`,
    `${work}${' '.repeat(40)}`,
    '.',
  ];
  for (const one of useless) assert.equal((await post(w, anna, { work: one })).status, 429, one);
  await w.travel('PT10M');
  assert.equal((await post(w, anna, { work })).status, 429);
  assert.equal((await post(w, anna, { work: await solved(w, anna) })).status, 303);
});

test('asking for a challenge keeps nothing, is not cached and is never the same for two moments', async () => {
  const w = await newsletterWorld();
  const first = await w.visit('/newsletter/work');
  assert.equal(first.headers.get('cache-control'), 'no-store');
  assert.equal(first.headers.get('set-cookie'), null);
  await w.travel('PT1S');
  assert.notDeepEqual(await first.json(), await (await w.visit('/newsletter/work')).json());
  assert.equal(await w.count('core.record'), 0);
});

test('there is no other way in: a sign-up to the addresses of other programs keeps nothing', async () => {
  const w = await newsletterWorld();
  for (const path of ['/newsletter/work', '/newsletter/requested', '/newsletter/archive', '/api/public/subscription'])
    assert.ok((await w.visit(path, { email: anna })).status >= 400, path);
  const api = await w.web.request(`${w.world.baseUrl}/api/v1/subscribers`, {
    method: 'POST',
    body: JSON.stringify({ email: anna }),
    headers: { 'Content-Type': 'application/json' },
  });
  assert.ok(api.status >= 400);
  assert.equal(await w.count('core.record'), 0);
});
