// Unsubscribed by accident: the way back is a sign-up like any other, and nobody but the address itself can finish it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsletterWorld, stagesOf } from '../support/newsletter.ts';

const anna = 'anna@example.org';

async function leftByAccident() {
  const w = await newsletterWorld();
  const way = w.wayOut(await w.subscribed(anna));
  assert.equal((await w.visit(way, {})).status, 303);
  return { w, way, page: await (await w.visit(way)).text() };
}

test('the page after unsubscribing offers the form, empty, with the words that are consented to', async () => {
  const { w, page } = await leftByAccident();
  assert.match(page, /<h2 id="undo">Aus Versehen\? Rückgängig machen<\/h2>/);
  const form = /<form[^>]*action="\/newsletter"[^>]*>.*?<\/form>/s.exec(page)?.[0] ?? '';
  assert.match(form, /method="post"/);
  assert.match(form, /willigen Sie ein/);
  assert.match(form, /<button[^>]*>abonnieren<\/button>/);
  assert.ok(!page.includes(anna) && !page.includes('anna'), 'a forwarded link tells no address');
  assert.ok((await (await w.visit('/newsletter')).text()).includes(form), 'it is the form of every sign-up');
});

test('before somebody unsubscribes nothing is offered to undo', async () => {
  const w = await newsletterWorld();
  const page = await (await w.visit(w.wayOut(await w.subscribed(anna)))).text();
  assert.doesNotMatch(page, /id="undo"/);
});

test('looking at the page and posting to the link again send nothing and bring no consent back', async () => {
  const { w, way } = await leftByAccident();
  const mails = (await w.mails()).length;
  await w.visit(way);
  await w.visit(way, { undo: '1', email: anna });
  await w.visit(`${way}/undo`, { email: anna });
  assert.equal((await w.mails()).length, mails);
  assert.deepEqual(await stagesOf(w, anna), ['proof']);
});

test('who holds a forwarded newsletter and knows the address brings about a question, not a subscription', async () => {
  const { w } = await leftByAccident();
  await w.travel('P1D');
  assert.equal((await w.signUp(anna)).headers.get('location'), '/newsletter/requested');
  assert.deepEqual(await stagesOf(w, anna), ['proof', 'requested']);
  await w.travel('P8D');
  assert.deepEqual(await stagesOf(w, anna), ['proof'], 'unanswered, it goes like every sign-up');
});

test('confirmed by its own mail it is a consent of its own beside the proof of the former one', async () => {
  const { w } = await leftByAccident();
  await w.travel('P1D');
  const link = await w.askedToConfirm(anna);
  assert.deepEqual(await stagesOf(w, anna), ['proof', 'requested']);
  assert.equal((await w.visit(link, {})).status, 303);
  assert.deepEqual(await stagesOf(w, anna), ['proof', 'active']);
});
