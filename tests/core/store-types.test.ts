import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { byteaArray, timestamptzArray, uuidArray, uuidv7 } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';

const store = await testDatabase();
const noon = Temporal.Instant.from('2026-11-23T12:00:00.123456Z');

async function fetched(expression: string, ...values: unknown[]): Promise<unknown> {
  const { rows } = await store.pool.query<{ value: unknown }>(`select ${expression} as value`, values);
  return rows[0]?.value;
}

test('an instant goes in and comes out at the microsecond', async () => {
  const value = await fetched('$1::timestamptz', noon);
  assert.ok(value instanceof Temporal.Instant);
  assert.equal(value.toString(), noon.toString());
});

test('an instant is cut to the microsecond, never moved into the future', async () => {
  const value = await fetched('$1::timestamptz', Temporal.Instant.from('2026-12-31T23:59:59.999999999Z'));
  assert.equal(String(value), '2026-12-31T23:59:59.999999Z');
});

test('an instant is the same whatever the time zone of the session', async () => {
  const client = await store.pool.connect();
  try {
    for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns']) {
      await client.query(`set timezone to '${zone}'`);
      const { rows } = await client.query<{ value: Temporal.Instant }>('select $1::timestamptz as value', [noon]);
      assert.equal(rows[0]?.value.toString(), noon.toString());
    }
  } finally {
    client.release(true);
  }
});

test('an instant from before time zones were even minutes is read too', async () => {
  const client = await store.pool.connect();
  try {
    await client.query(`set timezone to 'Europe/Berlin'`);
    const old = Temporal.Instant.from('1890-01-01T00:00:00Z');
    const { rows } = await client.query<{ value: Temporal.Instant }>('select $1::timestamptz as value', [old]);
    assert.equal(rows[0]?.value.toString(), old.toString());
  } finally {
    client.release(true);
  }
});

test('a Kysely query takes instants, dates and bytes as parameters', async () => {
  const date = Temporal.PlainDate.from('2028-02-29');
  const { rows } = await sql<{ at: unknown; date: unknown; bytes: unknown }>`
    select ${noon}::timestamptz as at, ${date}::date as date, ${Buffer.from([0, 255])}::bytea as bytes`.execute(
    store.db,
  );
  assert.deepEqual(
    rows.map(({ at, date: day, bytes }) => [String(at), String(day), bytes]),
    [['2026-11-23T12:00:00.123456Z', '2028-02-29', Buffer.from([0, 255])]],
  );
});

test('a named query with instants is understood', async () => {
  const { rows } = await store.pool.query<{ value: unknown }>({
    name: 'instant',
    text: 'select $1::timestamptz as value',
    values: [noon],
  });
  assert.equal(String(rows[0]?.value), noon.toString());
});

test('a date is a plain date', async () => {
  const value = await fetched('$1::date', Temporal.PlainDate.from('2026-11-23'));
  assert.ok(value instanceof Temporal.PlainDate);
  assert.equal(value.toString(), '2026-11-23');
});

test('a count is a number', async () => {
  assert.equal(await fetched('count(*)'), 1);
});

test('a whole number beyond 2^53 is refused, never rounded', async () => {
  assert.equal(await fetched(`${Number.MAX_SAFE_INTEGER}::int8`), Number.MAX_SAFE_INTEGER);
  await assert.rejects(fetched('9007199254740992::int8'), { code: 'value-out-of-range' });
});

test('an infinite instant is refused', async () => {
  await assert.rejects(fetched(`'infinity'::timestamptz`), { code: 'value-out-of-range', message: /infinite/ });
});

test('a numeric is its exact text', async () => {
  assert.equal(await fetched('1234567890123456789.10::numeric'), '1234567890123456789.10');
});

test('bytes are bytes', async () => {
  assert.deepEqual(await fetched('$1::bytea', Buffer.from([0, 1, 254, 255])), Buffer.from([0, 1, 254, 255]));
});

test('arrays hold the same types, nested and with nulls', async () => {
  assert.deepEqual(await fetched('array[[1, null], [3, 4]]::int8[]'), [
    [1, null],
    [3, 4],
  ]);
  assert.deepEqual(await fetched('$1::bytea[]', [Buffer.from('a'), Buffer.from('b')]), [
    Buffer.from('a'),
    Buffer.from('b'),
  ]);
  const instants = await fetched('$1::timestamptz[]', [noon, null]);
  assert.ok(Array.isArray(instants));
  assert.deepEqual(instants.map(String), [noon.toString(), 'null']);
});

test('null stays null', async () => {
  assert.equal(await fetched('$1::timestamptz', null), null);
});

test('the types belong to the pool: the driver itself is left as it is', () => {
  const parse = pg.types.getTypeParser(20) as (text: string) => unknown;
  assert.equal(parse('1'), '1');
});

test('a version 7 uuid carries its instant, its version and its variant', () => {
  const id = uuidv7(noon);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), noon.epochMilliseconds);
});

test('version 7 uuids sort by their microsecond and differ within it', async () => {
  const ids = Array.from({ length: 2000 }, (_, index) => uuidv7(noon.add({ microseconds: index })));
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(Array.from({ length: 2000 }, () => uuidv7(noon))).size, 2000);
  assert.equal(await fetched('$1::uuid::text', ids[0]), ids[0]);
});

test('arrays in binary form come out as what went in, in their order, also where they are empty', async () => {
  const bytes = [Buffer.from([0, 255, 92, 34]), Buffer.alloc(0), Buffer.from('äß', 'utf8')];
  assert.deepEqual(await fetched('$1::bytea[]', byteaArray(bytes)), bytes);
  const ids = [uuidv7(noon), uuidv7(noon.add({ hours: 1 })), '00000000-0000-0000-0000-000000000000'];
  assert.deepEqual(await fetched('$1::uuid[]', uuidArray(ids)), ids);
  const instants = ['2026-12-31T23:59:59.999999999Z', '1999-12-31T23:59:59.999999Z', '1969-07-20T20:17:40.0000001Z'];
  const found = await fetched('$1::timestamptz[]', timestamptzArray(instants.map((at) => Temporal.Instant.from(at))));
  assert.deepEqual((found as readonly Temporal.Instant[]).map(String), [
    '2026-12-31T23:59:59.999999Z',
    '1999-12-31T23:59:59.999999Z',
    '1969-07-20T20:17:40Z',
  ]);
  for (const [type, empty] of [
    ['bytea', byteaArray([])],
    ['uuid', uuidArray([])],
    ['timestamptz', timestamptzArray([])],
  ] as const)
    assert.deepEqual(await fetched(`$1::${type}[]`, empty), []);
});

test('a uuid that is none is refused before it reaches the database', () => {
  assert.throws(() => uuidArray(['019a1b2c-3d4e-7f00-8abc-0123456789a']), TypeError);
});
