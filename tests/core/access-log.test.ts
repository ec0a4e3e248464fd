import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { transaction } from '../../src/core/store/index.ts';
import { accessLog, linesAbout } from '../../src/sections/access-log/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

const sections = [website, newsletter, accessLog];

const partitions = async ({ world }: TestWorld) =>
  (await sql`select from pg_inherits where inhparent = 'access_log.line'::regclass`.execute(world.db)).rows.length;
const lines = async ({ world }: TestWorld) =>
  (await sql<{ at: Temporal.Instant }>`select at from access_log.line order by at`.execute(world.db)).rows;

test('a slice goes with its whole partition and its key before its first line is too old', async () => {
  const own = await testWorld({ sections });
  await own.get('/');
  await own.travelTo('2026-11-23T15:30:00+01:00');
  await own.get('/');
  await own.travelTo('2026-11-30T11:59:59+01:00');
  assert.equal(await partitions(own), 1);
  assert.equal((await lines(own)).length, 1);
  await own.travelTo('2026-11-30T15:00:00+01:00');
  assert.equal(await partitions(own), 0);
  const { rows } = await sql`
    select from vault.key k join journal.entry e on e.record = k.record where e.class = 'access-log.entry'`.execute(
    own.world.db,
  );
  assert.equal(rows.length, 0);
});

test('a request whose line would be past its time when it is written leaves no line', async () => {
  const own = await testWorld({ sections });
  await own.get('/');
  await own.jumpTo('2026-12-01T12:00:00+01:00');
  await own.deliver();
  assert.equal((await lines(own)).length, 0);
});

test('a line whose record is erased without the code of the section goes all the same, and its partition is cleared away', async () => {
  const own = await testWorld({ sections });
  await own.get('/');
  await own.deliver();
  await transaction(own.world.db, (tx) => sql`delete from core.record where class = 'access-log.entry'`.execute(tx));
  assert.equal((await lines(own)).length, 0);
  await own.travelTo('2026-11-23T14:00:00+01:00');
  await own.get('/');
  await own.deliver();
  assert.equal(await partitions(own), 1);
});

test('what is held about an address is found by it, in whatever slice, and nothing about others', async () => {
  const own = await testWorld({ sections, trustedProxies: ['127.0.0.0/8'] });
  const from = (address: string, path: string) =>
    own.web.request(
      `https://avow.test${path}`,
      { headers: { 'X-Forwarded-For': address, 'User-Agent': 'Probe/1' } },
      {
        incoming: { socket: { remoteAddress: '127.0.0.1' } },
      },
    );
  await from('203.0.113.7', '/');
  await from('203.0.113.8', '/');
  await own.travelTo('2026-11-23T16:00:00+01:00');
  await from('203.0.113.7', '/privacy');
  await own.deliver();
  const found = await linesAbout(own.world, '203.0.113.7');
  assert.deepEqual(
    found.map(({ address, browser, request }) => [address, browser, request.route, request.status]),
    [
      ['203.0.113.7', 'Probe/1', '/', 200],
      ['203.0.113.7', 'Probe/1', '/privacy', 200],
    ],
  );
});
