import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsletterWorld } from '../support/newsletter.ts';

const webmail = { Origin: 'https://webmail.test', 'Sec-Fetch-Site': 'cross-site' };
const oneClick = { 'List-Unsubscribe': 'One-Click' };

test('S47: the page of a webmail service may send the one click too; nothing else may come from there', async () => {
  const w = await newsletterWorld();
  const record = await w.subscribed('anna@example.org');
  const clicked = await w.post(w.wayOut(record), oneClick, webmail);
  assert.equal(clicked.status, 200);
  assert.deepEqual(clicked.headers.getSetCookie(), []);
  assert.equal((await w.recordsOf('anna@example.org'))[0]?.stage, 'proof');

  assert.equal((await w.post('/newsletter', { email: 'ben@example.org' }, webmail)).status, 403);
  const link = await w.askedToConfirm('carla@example.org');
  assert.equal((await w.post(link, {}, webmail)).status, 403);
  assert.equal((await w.recordsOf('carla@example.org'))[0]?.stage, 'requested');
});
