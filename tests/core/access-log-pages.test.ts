import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { World } from '../../src/core/section/index.ts';
import { accessLog, breaches, closeIncident, incidents } from '../../src/sections/access-log/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

const setting = () => staffWorld({ sections: [website, accessLog, staff], trustedProxies: ['127.0.0.0/8'] });
const read = async (browser: Browser, path: string) => (await browser.get(path)).text();
const [address, network] = ['203.0.113.7', '203.0.113.0/24'];

async function visited() {
  const own = await setting();
  const headers = { 'X-Forwarded-For': address, 'User-Agent': 'Probe/9' };
  await own.web.request(
    'https://avow.test/imprint',
    { headers },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  );
  await own.deliver();
  return own;
}

/** What waits too long: reviews, then breaches. */
const figuresOf = (world: World) =>
  Promise.all(
    (accessLog.figures?.(world) ?? []).filter(({ name }) => name.endsWith('_late')).map((figure) => figure.read()),
  );

const incident = {
  kind: 'incident',
  reference: 'V-2026/17',
  reason: 'Attack on the imprint',
  from: '2026-11-23T00:00',
  until: '2026-11-24T00:00',
  address: network,
  route: '',
  review: '2026-12-23T12:00',
};

test('nobody reads the log, incidents or breaches without a sign-in', async () => {
  const own = await setting();
  for (const path of ['/staff/access-log', '/staff/incidents', '/staff/breaches'])
    assert.notEqual((await own.get(path)).status, 200, path);
});

test('a member finds what is held about an address, and the address stands in no path', async () => {
  const own = await visited();
  const browser = await own.insider();
  const found = await (await browser.post('/staff/access-log', { address })).text();
  assert.match(found, /\/imprint/);
  assert.match(found, /Probe\/9/);
  assert.match(
    await (await browser.post('/staff/access-log', { address: '198.51.100.1' })).text(),
    /nichts gespeichert/,
  );
  assert.equal((await browser.post('/staff/access-log', { address: 'anna' })).status, 422);
});

test('of very many lines the newest stand on the page, and how many there are', async () => {
  const own = await setting();
  const visit = (path: string) =>
    own.web.request(
      `https://avow.test${path}`,
      { headers: { 'X-Forwarded-For': address } },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    );
  for (let i = 0; i < 309; i += 1) await visit('/');
  await own.jumpTo('2026-11-23T12:01:00+01:00');
  await visit('/imprint');
  await own.deliver();
  const found = await (await (await own.insider()).post('/staff/access-log', { address })).text();
  assert.match(found, /Die neuesten 300 von 310 Zeilen/);
  assert.equal(found.match(/<tr role="row"><th scope="row"/g)?.length, 300);
  assert.ok(found.indexOf('>/imprint<') < found.indexOf('>/<'));
});

test('a member opens an incident, another confirms it, and closing asks once more', async () => {
  const own = await visited();
  const [one, other] = [await own.insider('one@avow.test'), await own.insider('other@avow.test')];
  assert.equal((await one.post('/staff/incidents', { ...incident, address: '' })).status, 422);
  assert.equal((await one.post('/staff/incidents', { ...incident, review: '' })).status, 422);
  assert.equal((await one.post('/staff/incidents', incident)).status, 303);
  const of = async () => (await incidents(own.world, own.world.db))[0];
  const id = (await of())?.record ?? '';
  assert.equal((await of())?.lines, 1);
  assert.match(await read(one, '/staff/incidents'), /Attack on the imprint/);
  await one.post('/staff/incidents/second', { incident: id });
  assert.equal((await of())?.secondedAt, null);
  await other.post('/staff/incidents/second', { incident: id });
  assert.ok((await of())?.secondedAt);
  assert.match(await (await one.post('/staff/incidents/close', { incident: id })).text(), /sofort gelöscht/);
  assert.equal((await of())?.closedAt, null);
  assert.equal((await one.post('/staff/incidents/close', { incident: id, confirmed: 'yes' })).status, 303);
  assert.deepEqual([(await of())?.stage, (await of())?.lines], ['closed', 0]);
  assert.match(await read(one, '/en/staff/incidents'), /closed/);
});

test('a member extends an order to preserve', async () => {
  const own = await visited();
  const [browser, other] = [await own.insider(), await own.insider('other@avow.test')];
  await browser.post('/staff/incidents', { ...incident, kind: 'preservation-order', review: '2026-11-23T09:00' });
  const [order] = await incidents(own.world, own.world.db);
  assert.equal(order?.stage, 'preserved');
  await other.post('/staff/incidents/second', { incident: order?.record ?? '' });
  await browser.post('/staff/incidents/prolong', { incident: order?.record ?? '' });
  assert.equal((await incidents(own.world, own.world.db))[0]?.stage, 'prolonged');
});

test('a member marks an order confidential, the log says so at the desk, and the mark is lifted once', async () => {
  const own = await visited();
  const browser = await own.insider();
  const order = { ...incident, kind: 'preservation-order', review: '2026-11-23T09:00', confidential: 'yes' };
  await browser.post('/staff/incidents', { ...order, reference: 'V-1', kind: 'incident', review: incident.review });
  await browser.post('/staff/incidents', order);
  const of = async () => (await incidents(own.world, own.world.db)).map((one) => [one.reference, one.confidential]);
  assert.deepEqual(Object.fromEntries(await of()), { 'V-1': false, 'V-2026/17': true });
  const log = async () =>
    (await (await browser.post('/staff/access-log', { address })).text()).replaceAll('\u00a0', ' ');
  assert.match(await log(), /§ 29 Abs\. 1 Satz 2 BDSG/);
  assert.match(await read(browser, '/staff/incidents'), /Vertraulichkeit aufheben/);
  const id = (await incidents(own.world, own.world.db)).find((one) => one.confidential)?.record ?? '';
  await browser.post('/staff/incidents/disclose', { incident: id });
  assert.deepEqual(
    (await of()).map(([, secret]) => secret),
    [false, false],
  );
  assert.doesNotMatch(await log(), /BDSG/);
  assert.doesNotMatch(await read(browser, '/staff/incidents'), /Vertraulichkeit aufheben/);
});

test('an incident that nobody reviewed by its day is counted until it is closed; an order, which ends by itself, is not', async () => {
  const own = await visited();
  const browser = await own.insider();
  await browser.post('/staff/incidents', incident);
  await browser.post('/staff/incidents', {
    ...incident,
    reference: 'EPOC-PR-1',
    kind: 'preservation-order',
    review: '2026-11-23T09:00',
  });
  assert.deepEqual(await figuresOf(own.world), [0, 0]);
  await own.travelTo('2026-12-23T12:00:00+01:00');
  assert.deepEqual(await figuresOf(own.world), [1, 0]);
  const late = (await incidents(own.world, own.world.db)).find(({ reference }) => reference === incident.reference);
  await closeIncident(own.world, late?.record ?? '', { now: own.now(), by: 'staff' });
  assert.deepEqual(await figuresOf(own.world), [0, 0]);
});

test('a member registers a breach, amends it, tells the authority late with a reason, and closes it', async () => {
  const own = await setting();
  const browser = await own.insider();
  const first = {
    reference: 'DS-1',
    aware: '2026-11-23T11:00',
    facts: 'A mail went astray',
    effects: '',
    measures: '',
  };
  assert.equal((await browser.post('/staff/breaches', { ...first, facts: ' ' })).status, 422);
  assert.equal((await browser.post('/staff/breaches', first)).status, 303);
  const of = async () => (await breaches(own.world, own.world.db))[0];
  const breach = (await of())?.record ?? '';
  assert.match(await read(browser, '/staff/breaches'), /26\.11\.2026, 11:00/);
  await browser.post('/staff/breaches/amend', {
    breach,
    facts: 'Two mails went astray',
    effects: 'None known',
    measures: '',
  });
  assert.equal((await of())?.facts, 'Two mails went astray');
  await own.travelTo('2026-11-26T10:30:00+01:00');
  await own.travelTo('2026-11-26T12:30:00+01:00');
  const told = (await own.mails()).filter(({ subject }) => subject === 'Überfällig: Meldung an die Aufsichtsbehörde');
  assert.deepEqual(
    told.map(({ to }) => to.includes('keeper@avow.test')),
    [true],
  );
  assert.match(told[0]?.text ?? '', /\/staff\/breaches$/m);
  assert.doesNotMatch(told[0]?.text ?? '', /astray|DS-1/);
  assert.deepEqual(await figuresOf(own.world), [0, 1]);
  const later = await own.insider('later@avow.test');
  assert.match(await read(later, '/staff/breaches'), /Meldefrist verstrichen/);
  const step = { breach, step: 'notified', at: '2026-11-26T12:15' };
  assert.equal((await later.post('/staff/breaches/step', { ...step, reason: '' })).status, 422);
  assert.equal((await later.post('/staff/breaches/step', { ...step, reason: 'Found on a Sunday' })).status, 303);
  assert.equal((await later.post('/staff/breaches/step', { breach, step: 'closed', at: '' })).status, 303);
  assert.equal((await of())?.stage, 'closed');
  assert.match(await read(later, '/staff/breaches'), /Found on a Sunday/);
});
