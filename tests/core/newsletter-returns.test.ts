// The two ways by which reports come in beside the mailbox, and what staff see of those that nobody understood.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letters, verpAddress } from '../../src/core/mail/index.ts';
import { recordsOf } from '../../src/core/records/index.ts';
import { uuidv7 } from '../../src/core/store/index.ts';
import { makeToken } from '../../src/sections/newsletter/api/token/token.ts';
import { sightings } from '../support/canary.ts';
import { linkIn } from '../support/newsletter.ts';
import { reportTo } from '../support/reports.ts';
import { staffWorld } from '../support/staff.ts';

const bounceDomain = 'bounce.fluxcess.example';
const w = await staffWorld({ returns: { bounceDomain } });
const keeper = await w.insider();
const token = await makeToken(w.world, { label: 'Relay', scopes: ['reports:write'] }, { now: w.now(), by: 'staff' });
const other = await makeToken(w.world, { label: 'Shop', scopes: ['subscribers:read'] }, { now: w.now(), by: 'staff' });

const of = (email: string, dataClass = 'newsletter.subscription') =>
  recordsOf(w.world.db, w.world.records.subject('newsletter', email), dataClass);
const stages = async (email: string) => (await of(email)).map(({ stage }) => stage);

/** Subscribes and confirms; answers an envelope sender of one issue to them. */
async function subscribed(email: string): Promise<() => string> {
  assert.equal((await w.post('/newsletter', { email })).status, 303);
  await w.mails();
  const letter = (await letters(w.world)).findLast(({ to }) => to.includes(email));
  assert.ok(letter);
  assert.equal((await w.post(new URL(linkIn(letter)).pathname, {})).status, 303);
  const [record] = await of(email);
  assert.ok(record);
  return () => verpAddress(w.world.vault.secrets.token, { record: record.id, campaign: uuidv7(w.now()) }, bounceDomain);
}

const send = (
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  key: string | undefined,
  type: string,
): Promise<Response> =>
  Promise.resolve(
    w.web.request(`${w.world.baseUrl}${path}`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }) },
    }),
  );
const sendMail = (raw: Buffer, key: string | undefined = token) =>
  send('/newsletter/reports/mail', new Uint8Array(raw), key, 'message/rfc822');
const sendEvents = (events: readonly object[], key: string | undefined = token) =>
  send('/newsletter/reports/events', JSON.stringify({ events }), key, 'application/json');

test('a report posted as it came is taken like one from the mailbox', async () => {
  const envelope = await subscribed('anna@example.org');
  const answer = await sendMail(reportTo('postfix-unknown-user', envelope()));
  assert.equal(answer.status, 202);
  assert.deepEqual(await answer.json(), { outcome: 'counted' });
  assert.deepEqual(await (await sendMail(reportTo('arf-abuse', envelope()))).json(), { outcome: 'ended' });
  assert.deepEqual(await stages('anna@example.org'), ['proof']);
});

test('events that a relay has read from reports itself are taken each for itself', async () => {
  const envelope = await subscribed('bob@example.org');
  const answer = await sendEvents([
    { kind: 'bounce', envelope: envelope(), status: '5.1.1', diagnostic: '550 5.1.1 unknown' },
    { kind: 'bounce', envelope: envelope(), status: '5.1.1', action: 'delayed' },
    { kind: 'bounce', envelope: envelope(), status: '5.7.1' },
    { kind: 'bounce', envelope: envelope().replace('b+', 'b+a'), status: '5.1.1' },
    { kind: 'bounce', envelope: 'somebody@elsewhere.example', status: '5.1.1' },
    { kind: 'complaint', envelope: envelope() },
  ]);
  assert.equal(answer.status, 202);
  assert.deepEqual(await answer.json(), { outcomes: ['counted', 'ignored', 'alert', 'forged', 'foreign', 'ended'] });
  assert.deepEqual(await stages('bob@example.org'), ['proof']);
});

test('without a token, with one that is made up or with one for something else nothing is taken', async () => {
  const envelope = await subscribed('carla@example.org');
  const report = reportTo('arf-abuse', envelope());
  const keys = [
    [undefined, 401],
    ['', 401],
    ['avow_made-up', 401],
    [`${token}x`, 401],
    [other, 403],
  ] as const;
  for (const [key, status] of keys) {
    const raw = new Uint8Array(report);
    assert.equal((await send('/newsletter/reports/mail', raw, key, 'message/rfc822')).status, status);
    const events = JSON.stringify({ events: [{ kind: 'complaint', envelope: envelope() }] });
    assert.equal((await send('/newsletter/reports/events', events, key, 'application/json')).status, status);
  }
  assert.deepEqual(await stages('carla@example.org'), ['active']);
});

test('events that cannot be read are refused as a whole', async () => {
  const envelope = await subscribed('dora@example.org');
  const unfit = [
    [{ kind: 'complaint' }],
    [{ kind: 'bounce', envelope: envelope(), status: 'gone' }],
    [{ kind: 'complaint', envelope: envelope() }, { kind: 'other' }],
  ];
  for (const events of unfit) assert.equal((await sendEvents(events)).status, 422);
  assert.equal((await send('/newsletter/reports/events', 'nothing', token, 'application/json')).status, 422);
  assert.deepEqual(await stages('dora@example.org'), ['active']);
});

test('what no program understood waits for staff, is read there, and is gone when it is dealt with', async () => {
  const email = 'erna@example.org';
  const envelope = await subscribed(email);
  const to = envelope();
  for (const outcome of ['queued', 'known']) {
    assert.deepEqual(await (await sendMail(reportTo('person', to))).json(), { outcome });
  }
  const [report, ...more] = await of(email, 'newsletter.report');
  assert.ok(report && more.length === 0);
  assert.match(await (await keeper.get('/staff/newsletter/reports')).text(), new RegExp(report.id));
  const page = await keeper.get(`/staff/newsletter/reports/${report.id}`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Bitte schicken Sie mir keinen Newsletter mehr\./);
  assert.equal((await keeper.post(`/staff/newsletter/reports/${report.id}`)).status, 303);
  assert.deepEqual(await of(email, 'newsletter.report'), []);
  assert.equal((await keeper.get(`/staff/newsletter/reports/${report.id}`)).status, 404);
});

test('markup in what came back is shown as text', async () => {
  const envelope = await subscribed('frida@example.org');
  const raw = Buffer.from(`From: a@example.org\r\nTo: ${envelope()}\r\nSubject: hm\r\n\r\n<script>alert(1)</script>`);
  assert.deepEqual(await (await sendMail(raw)).json(), { outcome: 'queued' });
  const [report] = await of('frida@example.org', 'newsletter.report');
  const page = await (await keeper.get(`/staff/newsletter/reports/${report?.id}`)).text();
  assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  assert.doesNotMatch(page, /<script>alert/);
});

test('a report that nobody reads is erased after the time that the policy gives', async () => {
  const envelope = await subscribed('gerda@example.org');
  await sendMail(reportTo('dsn-without-reason', envelope()));
  assert.equal((await of('gerda@example.org', 'newsletter.report')).length, 1);
  await w.travel('P14D');
  assert.deepEqual(await of('gerda@example.org', 'newsletter.report'), []);
  assert.deepEqual(await stages('gerda@example.org'), ['active']);
});

test('of one subscription no more than a handful of unclear reports wait', async () => {
  const envelope = await subscribed('heidi@example.org');
  for (let n = 0; n < 8; n += 1) {
    await sendMail(Buffer.from(`To: ${envelope()}\r\nMessage-ID: <${n}@example.org>\r\n\r\nhello`));
  }
  assert.equal((await of('heidi@example.org', 'newsletter.report')).length, 5);
});

test('mails that were not wanted and reports that wait are counted at /metrics and on the board', async () => {
  const envelope = await subscribed('ida@example.org');
  await sendMail(reportTo('exchange-policy', envelope()));
  const text = await (await w.get('/metrics')).text();
  assert.match(text, /^avow_newsletter_unwanted [1-9]/m);
  assert.match(text, /^avow_newsletter_unclear_reports [1-9]/m);
  // The first session has run out on the way.
  const later = await w.insider('later@avow.test');
  const board = await (await later.get('/staff')).text();
  assert.match(board, /Abgelehnt durch Regeln/);
  assert.match(board, /\/staff\/newsletter\/reports/);
});

test('what came back stands sealed in the database', async () => {
  const email = 'jutta.kanarienvogel@example.org';
  const envelope = await subscribed(email);
  const canary = (name: string) =>
    Buffer.from(reportTo(name, envelope()).toString('utf8').replaceAll('anna@example.org', email));
  assert.deepEqual(await (await sendMail(canary('postfix-unknown-user'))).json(), { outcome: 'counted' });
  assert.deepEqual(await (await sendMail(canary('dsn-without-reason'))).json(), { outcome: 'queued' });
  assert.deepEqual(await sightings('kanarienvogel', { databases: [w.world.db] }), []);
});
