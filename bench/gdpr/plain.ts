import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../../src/core/store/index.ts';
import { dataOf, type Metadata, metadataOf } from './datum.ts';
import type { Described, Holder } from './holder.ts';
import type { Group } from './operation.ts';

const columns = sql.raw('key, purpose, "user", ttl, objection, decision, access, shared, source, category');

/**
 * What somebody without Avow would build: one table with the metadata beside the datum, an index on whatever it is
 * found by and on its deadline, and a row in an audit table for every operation, in the same transaction.
 */
export async function plainHolder(db: Queries): Promise<Holder> {
  await sql`create schema plain`.execute(db);
  await sql`create table plain.datum (
    key integer primary key, purpose smallint not null, "user" integer not null, ttl integer not null,
    objection smallint not null, decision smallint not null, access smallint not null, shared smallint not null,
    source smallint not null, category smallint not null, until timestamptz not null, data text not null)`.execute(db);
  for (const column of ['purpose', 'user', 'until'])
    await sql`create index on plain.datum (${sql.ref(column)})`.execute(db);
  await sql`create table plain.audit (
    id bigint generated always as identity primary key, at timestamptz not null, what text not null, key integer,
    rule text not null, actor text not null)`.execute(db);

  return {
    name: 'plain',
    load: async (records, at) => {
      for (let first = 0; first < records; first += page)
        await insertMany(db, keysFrom(first, Math.min(first + page, records)), at);
      await sql`insert into plain.audit (at, what, key, rule, actor)
        select ${at}, 'insert', key, 'load', 'staff' from plain.datum`.execute(db);
      await sql`vacuum analyze plain.datum, plain.audit`.execute(db);
    },
    // Each operation is one statement with its row in the audit: nothing plain could be quicker.
    insert: (key, at) => insertMany(db, [key], at, audit('insert', 'key', at, key)),
    delete: async (key, at) => {
      const { numAffectedRows } = await sql`
        with audit as (${audit('delete', 'key', at, key)})
        delete from plain.datum where key = ${key} and until > ${at}`.execute(db);
      return numAffectedRows === 1n;
    },
    read: async (key, at) => {
      const { rows } = await sql<{ data: string }>`
        with audit as (${audit('read', 'key', at, key)})
        select data from plain.datum where key = ${key} and until > ${at}`.execute(db);
      return rows[0]?.data;
    },
    rewrite: async (key, data, at) => {
      const { numAffectedRows } = await sql`
        with audit as (${audit('rewrite', 'key', at, key)})
        update plain.datum set data = ${data} where key = ${key} and until > ${at}`.execute(db);
      return numAffectedRows === 1n;
    },
    readData: async (of, at) => {
      const { rows } = await sql<{ key: number; data: string }>`
        with audit as (${audit('read-data', nameOf(of), at)})
        select key, data from plain.datum where ${isIn(of)} and until > ${at}`.execute(db);
      return rows;
    },
    readMetadata: async (of, at) => {
      const { rows } = await sql<Described>`
        with audit as (${audit('read-metadata', nameOf(of), at)})
        select ${columns} from plain.datum where ${isIn(of)} and until > ${at}`.execute(db);
      return rows;
    },
    change: async (of, field, value, at) => {
      await sql`
        with audit as (${audit('change', nameOf(of), at)})
        update plain.datum set ${sql.ref(field)} = ${value} where ${isIn(of)} and until > ${at}`.execute(db);
    },
    readLog: async (last, at) => {
      const { rows } = await sql`
        with audit as (${audit('read-log', 'last', at)})
        select id, at, what, key, rule, actor from plain.audit order by id desc limit ${last}`.execute(db);
      return rows.length;
    },
    isGone: async (key, at) => {
      const { rows } = await sql`
        with audit as (${audit('verify-deletion', 'key', at, key)})
        select key from plain.datum where key = ${key} and until > ${at}`.execute(db);
      return rows.length === 0;
    },
    userOf: (user) => user as number,
    jobs: (clock) => [
      {
        name: 'sweep',
        pause: Temporal.Duration.from({ seconds: 15 }),
        run: async () => {
          await sql`
            with gone as (delete from plain.datum where until <= ${clock.now()} returning key)
            insert into plain.audit (at, what, key, rule, actor)
            select ${clock.now()}::timestamptz, 'delete', key, 'ttl', 'policy' from gone`.execute(db);
        },
      },
    ],
    overdue: async (at) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from plain.datum where until <= ${at}`.execute(db);
      return rows[0]?.count ?? 0;
    },
    space: async () => {
      const { rows } = await sql<{ data: number; log: number }>`
        select pg_total_relation_size('plain.datum') as data, pg_total_relation_size('plain.audit') as log`.execute(db);
      return rows[0] ?? { data: 0, log: 0 };
    },
  };
}

export const page = 5_000;
export const keysFrom = (first: number, end: number): number[] =>
  Array.from({ length: end - first }, (_, i) => first + i);

const nameOf = (of: Group): string => ('user' in of ? 'user' : 'purpose');

const isIn = (of: Group): RawBuilder<unknown> =>
  'user' in of ? sql`"user" = ${of.user}` : sql`purpose = ${of.purpose}`;

const audit = (what: string, rule: string, at: Temporal.Instant, key: number | null = null): RawBuilder<unknown> => sql`
  insert into plain.audit (at, what, key, rule, actor) values (${at}, ${what}, ${key}, ${rule}, 'staff')`;

async function insertMany(
  db: Queries,
  keys: readonly number[],
  at: Temporal.Instant,
  audited: RawBuilder<unknown> = sql`select`,
): Promise<void> {
  const all = keys.map(metadataOf);
  const of = (name: keyof Metadata) => all.map((metadata) => metadata[name]);
  await sql`
    with audit as (${audited})
    insert into plain.datum (${columns}, until, data)
    select ${columns}, ${at}::timestamptz + ttl * interval '1 second', data
    from unnest(${keys}::int[], ${of('purpose')}::int[], ${of('user')}::int[], ${of('ttl')}::int[],
      ${of('objection')}::int[], ${of('decision')}::int[], ${of('access')}::int[], ${of('shared')}::int[],
      ${of('source')}::int[], ${of('category')}::int[], ${keys.map((key) => dataOf(key))}::text[])
      as fresh (${columns}, data)`.execute(db);
}
