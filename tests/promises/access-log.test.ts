// What the policy promises of the log of requests, held against the running site.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { serve } from '@hono/node-server';
import fc from 'fast-check';
import { sql } from 'kysely';
import reference from '../../policies/fluxcess.policy.ts';
import { atMostExact, classNamed, days, instants } from '../../src/core/policy/index.ts';
import { openHolds } from '../../src/core/records/index.ts';
import {
  accessLog,
  closeIncident,
  incidentByRecord,
  incidents,
  linesAbout,
  type NewIncident,
  openIncident,
  prolongOrder,
  refuseSecond,
  second,
} from '../../src/sections/access-log/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { sightings } from '../support/canary.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

const options = { sections: [website, newsletter, accessLog], trustedProxies: ['127.0.0.0/8'] };
const [attacker, neighbour] = ['203.0.113.7', '198.51.100.9'];
const staff = (world: TestWorld) => ({ now: world.now(), by: 'staff' }) as const;

async function visit(world: TestWorld, address: string, path = '/'): Promise<void> {
  const headers = { 'X-Forwarded-For': address, 'User-Agent': 'Probe/1.0' };
  await world.web.request(
    `https://avow.test${path}`,
    { headers },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  );
}

const logged = async ({ world }: TestWorld) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from access_log.line`.execute(world.db);
  return rows[0]?.count;
};

const incidentOf = (world: TestWorld, more: Partial<NewIncident> = {}): NewIncident =>
  ({
    kind: 'incident',
    reference: 'V-2026/17',
    reason: 'Many sign-ups from one address',
    from: world.now().subtract({ hours: 1 }),
    until: world.now().add({ hours: 1 }),
    address: attacker,
    route: '',
    account: null,
    reviewBy: world.now().add({ hours: 24 * 30 }),
    ...more,
  }) as NewIncident;

async function opened(world: TestWorld, more: Partial<NewIncident> = {}): Promise<string> {
  const found = await openIncident(world.world, incidentOf(world, more), staff(world));
  assert.ok('incident' in found, JSON.stringify(found));
  return found.incident;
}

test('S15: a request over the wire leaves exactly one line, with the address and without the token of its path', async () => {
  const world = await testWorld(options);
  const server = serve({ fetch: world.web.fetch, port: 0, hostname: '127.0.0.1' });
  after(() => server.close());
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  const token = 'aTokenThatNobodyElseMaySee12345678901234567';
  const url = `http://127.0.0.1:${address.port}/newsletter/confirm/${token}?secret=${token}`;
  const answer = await fetch(url, { headers: { 'X-Forwarded-For': attacker, Connection: 'close' } });
  const length = (await answer.arrayBuffer()).byteLength;
  for (let tries = 0; tries < 200 && (await logged(world)) === 0; tries += 1) await world.deliver();
  const [line, ...others] = await linesAbout(world.world, attacker);
  assert.deepEqual(others, []);
  assert.equal(line?.address, attacker);
  assert.equal(line.request.route, '/newsletter/confirm/:token');
  assert.equal(line.request.status, answer.status);
  assert.ok(line.request.bytes >= Math.min(length, 200), `${line.request.bytes} bytes were counted`);
  assert.deepEqual(await sightings(token, { texts: { line: JSON.stringify(line) }, databases: [world.world.db] }), []);
});

test('S15: what stands in the database names no address', async () => {
  const world = await testWorld(options);
  await visit(world, '2001:db8::dead:beef');
  await world.deliver();
  assert.equal(await logged(world), 1);
  assert.deepEqual(await sightings('2001:db8::dead:beef', { databases: [world.world.db] }), []);
});

test('S16: the log rests on a legitimate interest, which the notice names', () => {
  const { basis } = classNamed(reference, 'access-log.entry');
  assert.equal(basis.letter, 'f');
  assert.match(basis.because?.de ?? '', /sicher/);
});

test('S17: at whatever instant, no line is older than seven days, read in whatever way', async () => {
  const world = await testWorld({ ...options, at: '2026-10-19T05:17:00+02:00' });
  const keep = atMostExact(days(7));
  const steps = fc.sample(
    fc.record({ minutes: fc.integer({ min: 1, max: 26 * 60 }), visits: fc.integer({ min: 0, max: 3 }) }),
    {
      numRuns: 40,
      seed: 7,
    },
  );
  let written = 0;
  for (const { minutes, visits } of steps) {
    for (let i = 0; i < visits; i += 1) await visit(world, attacker);
    written += visits;
    await world.travelTo(world.now().add({ minutes }).toString());
    const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(at) as at from access_log.line`.execute(
      world.world.db,
    );
    const oldest = rows[0]?.at;
    if (oldest)
      assert.ok(
        Temporal.Instant.compare(instants(keep, oldest, world.world.rules.calendar).goneBy, world.now()) > 0,
        `${oldest.toString()} at ${world.now().toString()}`,
      );
  }
  assert.ok(written > 20);
  await world.travel('P7D');
  assert.equal(await logged(world), 0);
});

test('S18: an incident keeps the lines that match it and nothing else; their neighbours go on time', async () => {
  const world = await testWorld(options);
  await visit(world, attacker, '/newsletter');
  await visit(world, attacker, '/privacy');
  await visit(world, neighbour, '/newsletter');
  await world.deliver();
  const incident = await opened(world, { address: '203.0.113.0/24', route: '/newsletter' });
  await visit(world, attacker, '/newsletter');
  await world.travel('P10D');
  assert.equal(await logged(world), 0);
  assert.deepEqual(await linesAbout(world.world, neighbour), []);
  const held = await linesAbout(world.world, attacker);
  assert.deepEqual(
    held.map(({ request, isEvidence }) => [request.route, isEvidence]),
    [
      ['/newsletter', true],
      ['/newsletter', true],
    ],
  );
  assert.equal((await incidentByRecord(world.world, world.world.db, incident))?.lines, 2);
});

test('S18: without a named incident, a reason, a day of review and something to look for, nothing is kept longer', async () => {
  const world = await testWorld(options);
  const refusal = async (more: Partial<NewIncident>) =>
    openIncident(world.world, incidentOf(world, more), staff(world));
  assert.deepEqual(await refusal({ reference: '' }), { refused: 'reference' });
  assert.deepEqual(await refusal({ reason: ' ' }), { refused: 'reason' });
  assert.deepEqual(await refusal({ address: '' }), { refused: 'broad' });
  assert.deepEqual(await refusal({ address: '203.0.113' }), { refused: 'address' });
  assert.deepEqual(await refusal({ reviewBy: world.now() }), { refused: 'review' });
  assert.deepEqual(await incidents(world.world, world.world.db), []);
});

test('S18: somebody else confirms an incident, never who opened it', async () => {
  const world = await testWorld(options);
  const incident = await opened(world);
  const [one] = (await sql<{ id: string }>`select id from core.record where id <> ${incident}`.execute(world.world.db))
    .rows;
  assert.ok(one);
  await sql`update access_log.incident set opened_by = ${one.id}`.execute(world.world.db);
  assert.equal(await second(world.world, incident, one.id, staff(world)), false);
  assert.equal(await second(world.world, incident, incident, staff(world)), true);
});

test('S18: what reaches far waits for a second person; its lines are held meanwhile, and released if that one refuses', async () => {
  const world = await testWorld(options);
  await visit(world, attacker);
  await world.deliver();
  const found = await openIncident(world.world, incidentOf(world, { address: '203.0.113.0/24' }), staff(world));
  assert.ok('waits' in found && found.waits);
  await world.travel('P10D');
  assert.equal((await linesAbout(world.world, attacker)).length, 1);
  assert.equal(await refuseSecond(world.world, found.incident, found.incident, staff(world)), true);
  assert.equal((await linesAbout(world.world, attacker)).length, 0);
});

test('S19: the moment an incident is closed its evidence is gone, with its key, and the file forgets the address', async () => {
  const world = await testWorld(options);
  await visit(world, attacker);
  await world.deliver();
  const incident = await opened(world);
  await world.travel('P40D');
  assert.equal((await linesAbout(world.world, attacker)).length, 1);
  const before = await incidentByRecord(world.world, world.world.db, incident);
  assert.equal(await closeIncident(world.world, incident, staff(world)), true);
  assert.deepEqual(await linesAbout(world.world, attacker), []);
  assert.deepEqual(await openHolds(world.world.db), []);
  const { rows } = await sql`select from vault.key where record = ${before?.evidence}`.execute(world.world.db);
  assert.equal(rows.length, 0);
  const file = await incidentByRecord(world.world, world.world.db, incident);
  assert.deepEqual([file?.stage, file?.address, file?.reason], ['closed', '', 'Many sign-ups from one address']);
  await world.travelTo('2031-01-02T00:00:00+01:00');
  assert.deepEqual(await incidents(world.world, world.world.db), []);
});

test('S19: an order to preserve ends by itself after 60 days, extended after 90, and its lines end with it', async () => {
  const world = await testWorld(options);
  await visit(world, attacker);
  await world.deliver();
  const order = { kind: 'preservation-order', received: world.now() } as Partial<NewIncident>;
  const short = await opened(world, { ...order, reference: 'EPOC-PR-1' });
  const long = await opened(world, { ...order, reference: 'EPOC-PR-2' });
  assert.equal(await prolongOrder(world.world, long, staff(world)), false, 'nobody else has agreed yet');
  assert.equal(await second(world.world, long, long, staff(world)), true);
  assert.equal(await prolongOrder(world.world, long, staff(world)), true);
  assert.equal(await prolongOrder(world.world, long, staff(world)), false);
  const stagesOn = async (instant: string) => {
    await world.travelTo(instant);
    const stage = async (id: string) => (await incidentByRecord(world.world, world.world.db, id))?.stage;
    return [await stage(short), await stage(long), (await linesAbout(world.world, attacker)).length];
  };
  assert.deepEqual(await stagesOn('2027-01-22T23:59:00+01:00'), ['preserved', 'prolonged', 2]);
  assert.deepEqual(await stagesOn('2027-01-23T00:01:00+01:00'), ['closed', 'prolonged', 1]);
  assert.deepEqual(await stagesOn('2027-02-22T00:01:00+01:00'), ['closed', 'closed', 0]);
});
