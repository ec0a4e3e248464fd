import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { databaseTypes } from '../../tools/database-types.ts';
import { schemaText } from '../../tools/schema.ts';
import { testDatabase } from '../support/database.ts';

const store = await testDatabase();

test('schema.sql is what the migrations make', async () => {
  const committed = await readFile(new URL('../../schema.sql', import.meta.url), 'utf8');
  assert.equal(await schemaText(store.pool), committed, 'run `npm run db:schema` and commit');
});

test('the types of the tables are those of the live schema', async () => {
  const committed = await readFile(new URL('../../src/core/store/database.ts', import.meta.url), 'utf8');
  assert.equal(await databaseTypes(store.pool), committed, 'run `npm run db:types` and commit');
});

test('schema.sql loads into an empty database and comes out the same', async () => {
  await using other = await testDatabase();
  const text = await schemaText(store.pool);
  const { rows } = await other.pool.query<{ drop: string }>(
    `select format('drop schema %I cascade', nspname) as drop from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`,
  );
  for (const { drop } of rows) await other.pool.query(drop);
  await other.pool.query(text);
  assert.equal(await schemaText(other.pool), text);
});

test('the printed schema tells apart what the migrations could change', async () => {
  await using changed = await testDatabase();
  const before = await schemaText(changed.pool);
  for (const change of [
    'create schema extra',
    'create table extra.a (id int primary key, n int not null default 1)',
    'alter table extra.a alter n drop not null',
    'alter table extra.a alter n set default 2',
    'alter table extra.a add check (n > 0)',
    'create index on extra.a (n)',
    'alter table extra.a add parent int references extra.a on delete cascade',
    'create view extra.v as select id from extra.a',
    'create function extra.f() returns trigger language plpgsql as $$ begin return null; end $$',
    'create trigger t after insert on extra.a execute function extra.f()',
    'create sequence extra.s',
    'alter table extra.a set (fillfactor = 70)',
  ]) {
    const last = await schemaText(changed.pool);
    await changed.pool.query(change);
    assert.notEqual(await schemaText(changed.pool), last, change);
  }
  await changed.pool.query('drop schema extra cascade');
  assert.equal(await schemaText(changed.pool), before);
});

test('a kind of object that the printer does not know is refused, never left out', async () => {
  await using changed = await testDatabase();
  await changed.pool.query(`create type store.mood as enum ('calm')`);
  await assert.rejects(schemaText(changed.pool), /store\.mood/);
});
