// Second pairs of eyes on incidents and orders, and mails before a day is over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { World } from '../../src/core/section/index.ts';
import { accessLog, incidents, linesAbout, registerBreach } from '../../src/sections/access-log/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { readPage } from '../support/html.ts';
import { type StaffWorld, staffWorld } from '../support/staff.ts';

const address = '203.0.113.7';

async function house(): Promise<StaffWorld> {
  const own = await staffWorld({ sections: [website, accessLog, staff], trustedProxies: ['127.0.0.0/8'] });
  const from = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  await own.web.request('https://avow.test/imprint', { headers: { 'X-Forwarded-For': address } }, from);
  await own.deliver();
  return own;
}

const incident = {
  kind: 'incident',
  reference: 'V-2026/17',
  reason: 'Attack on the imprint',
  from: '2026-11-23T00:00',
  until: '2026-11-24T00:00',
  address,
  route: '',
  review: '2026-12-23T12:00',
};
const network = { ...incident, address: '203.0.113.0/24' };

const firstOf = async (world: World) => (await incidents(world, world.db))[0];
const journaled = async ({ db }: World, what: string) => {
  const { rows } = await sql<{ rule: string }>`select rule from journal.entry where what = ${what} order by id`.execute(
    db,
  );
  return rows.map(({ rule }) => rule);
};

test('one address and a day need nobody else; a network, a longer span and an order do', async () => {
  const own = await house();
  const one = await own.insider('one@avow.test');
  for (const [form, needs] of [
    [incident, false],
    [network, true],
    [{ ...incident, address: '', route: '/imprint' }, true],
    [{ ...incident, until: '2026-11-25T00:00' }, true],
    [{ ...incident, kind: 'preservation-order', review: '2026-11-23T09:00' }, true],
  ] as const) {
    await one.post('/staff/incidents', { ...form, reference: `V-${needs}` });
    const all = await incidents(own.world, own.world.db);
    assert.equal(
      all.filter(({ needsSecond, reference }) => String(needsSecond) === reference.slice(2)).length,
      all.length,
    );
  }
});

test('while the others are asked the lines are held, the page and the board say so, and a mail goes out', async () => {
  const own = await house();
  const [one, other] = [await own.insider('one@avow.test'), await own.insider('other@avow.test')];
  await one.post('/staff/incidents', network);
  const mail = (await own.mails()).findLast(({ to }) => to.includes('other@avow.test'));
  assert.match(mail?.subject ?? '', /Vier Augen/);
  const asked = (await own.mails()).filter(({ subject }) => subject === mail?.subject);
  assert.deepEqual(
    asked.flatMap(({ to }) => to),
    ['other@avow.test'],
    'and nobody is asked by their own request',
  );
  assert.doesNotMatch(mail?.text ?? '', /203\.0\.113|V-2026/);
  assert.match((await readPage(await other.get('/staff/incidents'))).text, /Wartet auf eine zweite Person/);
  assert.match((await readPage(await other.get('/staff'))).text, /Vorfälle ohne zweite Person/);
  const mine = await readPage(await one.get('/staff/incidents'));
  assert.ok(!mine.buttons.includes('Bestätigen') && !mine.buttons.includes('Ablehnen und freigeben'));
  await own.travel('P20D');
  assert.equal((await linesAbout(own.world, address)).length, 1, 'held beyond the limit of the log');
});

test('whoever else refuses releases the lines in the same moment; whoever opened it cannot', async () => {
  const own = await house();
  const [one, other] = [await own.insider('one@avow.test'), await own.insider('other@avow.test')];
  await one.post('/staff/incidents', network);
  const id = (await firstOf(own.world))?.record ?? '';
  await one.post('/staff/incidents/refuse', { incident: id });
  assert.equal((await firstOf(own.world))?.refusedAt, null);
  await other.post('/staff/incidents/refuse', { incident: id });
  const refused = await firstOf(own.world);
  assert.ok(refused?.refusedAt && refused.closedAt);
  assert.equal(refused.lines, 0);
  assert.match((await readPage(await one.get('/staff/incidents'))).text, /abgelehnt von/);
  await other.post('/staff/incidents/second', { incident: id });
  assert.equal((await firstOf(own.world))?.secondedAt, null);
});

test('an order that nobody has confirmed is not extended, and a confirmation stands in the journal', async () => {
  const own = await house();
  const [one, other] = [await own.insider('one@avow.test'), await own.insider('other@avow.test')];
  await one.post('/staff/incidents', { ...incident, kind: 'preservation-order', review: '2026-11-23T09:00' });
  const id = (await firstOf(own.world))?.record ?? '';
  await one.post('/staff/incidents/prolong', { incident: id });
  assert.equal((await firstOf(own.world))?.stage, 'preserved');
  await other.post('/staff/incidents/second', { incident: id });
  await one.post('/staff/incidents/prolong', { incident: id });
  assert.equal((await firstOf(own.world))?.stage, 'prolonged');
  assert.deepEqual(await journaled(own.world, 'seconded'), ['S18']);
});

test('before the review of an incident, the end of an order and the 72 hours of a breach one mail goes out, and no second', async () => {
  const own = await house();
  const one = await own.insider('one@avow.test');
  await one.post('/staff/incidents', incident);
  await one.post('/staff/incidents', { ...incident, kind: 'preservation-order', review: '2026-11-23T09:00' });
  const act = { now: own.now(), by: 'staff' } as const;
  const what = { reference: 'DS-1', facts: 'A laptop was lost', effects: '', measures: '', awareAt: own.now() };
  await registerBreach(own.world, what, act);
  const subjects = async () =>
    (await own.mails()).map(({ subject }) => subject).filter((subject) => subject.startsWith('Bald'));
  await own.travelTo('2026-11-25T11:59:00+01:00');
  assert.deepEqual(await subjects(), []);
  await own.travelTo('2026-11-25T12:00:00+01:00');
  assert.deepEqual(await subjects(), ['Bald fällig: Meldung an die Aufsichtsbehörde']);
  await own.travelTo('2026-12-20T11:59:00+01:00');
  assert.equal((await subjects()).length, 1);
  await own.travelTo('2026-12-20T12:00:00+01:00');
  assert.deepEqual((await subjects()).slice(1), ['Bald zu prüfen: Vorfall']);
  await own.travelTo('2027-01-20T12:00:00+01:00');
  assert.deepEqual((await subjects()).slice(2), ['Bald zu Ende: Sicherungsanordnung']);
  assert.deepEqual(await journaled(own.world, 'reminded'), ['near:breach', 'near:review', 'near:order']);
});
