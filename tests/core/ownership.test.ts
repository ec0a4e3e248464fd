import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { coreTables, explainOwnership, type Table } from '../../src/core/records/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';
import { layDetails } from '../support/lives-house.ts';

const life: Readonly<Record<string, Table>> = {
  'life.detail': { class: 'life.request', personal: { content: 'content' }, impersonal: ['record'] },
  'life.item': { personal: {}, impersonal: ['record', 'number'] },
};

/** What is found in a database with one section, after something was done to it. */
async function foundAfter(work: string, declared: Readonly<Record<string, Table>> = {}): Promise<readonly string[]> {
  const { db } = await testDatabase();
  await layDetails(db);
  await sql.raw(work).execute(db);
  return (await findings(db, { ...coreTables, ...life, ...declared })).map((finding) => finding.sentence);
}

/** Findings but for the tables of sections that this file does not know. */
async function findings(db: Queries, tables: Readonly<Record<string, Table>>) {
  return (await explainOwnership(db, tables)).filter(({ place }) =>
    /^(core|journal|vault|shred|store|life|public)\./.test(place),
  );
}

test('every column of the core is declared, and every declared column is there', async () => {
  const { db } = await testDatabase();
  assert.deepEqual(await findings(db, coreTables), []);
});

test('a section whose personal columns are sealed and hang from records is in order', async () => {
  assert.deepEqual(await foundAfter('select 1'), []);
});

test('a column that nobody declared is found', async () => {
  assert.match(
    (await foundAfter('alter table life.detail add column note text')).join(),
    /life\.detail\.note is declared nowhere/,
  );
});

test('a table that nobody declared is found, in the public schema too', async () => {
  assert.match(
    (await foundAfter('create table public.copy (address text)')).join(),
    /public\.copy\.address is declared nowhere/,
  );
  assert.match(
    (await foundAfter('create materialized view life.copy as select content from life.detail')).join(),
    /life\.copy\.content is declared nowhere/,
  );
});

test('a declared column that the database does not have is found', async () => {
  assert.match(
    (await foundAfter('alter table life.item drop column number')).join(),
    /life\.item\.number is declared, but/,
  );
});

test('a personal column in plain text is found', async () => {
  const found = await foundAfter(
    'alter table life.detail alter column content type text using encode(content, $$hex$$)',
  );
  assert.match(found.join(), /life\.detail\.content is personal but of type text/);
});

test('an instant and a word from a closed list name no one, and need no seal', async () => {
  const personal = {
    'life.item': { personal: { seen_at: 'times', channel: 'times' }, impersonal: ['record', 'number'] },
  };
  const columns = `alter table life.item add column seen_at timestamptz, add column channel text`;
  assert.match((await foundAfter(columns, personal)).join(), /life\.item\.channel is personal but of type text/);
  const listed = `${columns} check (channel in ('link', 'letter'))`;
  assert.deepEqual(await foundAfter(listed, personal), []);
});

test('a column that is declared twice is found', async () => {
  const twice = { 'life.detail': { personal: { content: 'content' }, impersonal: ['record', 'content'] } };
  assert.match((await foundAfter('select 1', twice)).join(), /declared as personal and as impersonal/);
});

test('a personal table that no record owns is found', async () => {
  const found = await foundAfter('alter table life.detail drop constraint detail_record_fkey');
  assert.match(found.join(), /life\.detail has personal columns, but its rows can outlive their record/);
});

test('a reference without a cascade is found: rows would stay, or stop the erasure', async () => {
  const found = await foundAfter(`
    alter table life.detail drop constraint detail_record_fkey;
    alter table life.detail add foreign key (record) references core.record on delete no action`);
  assert.match(found.join('\n'), /life\.detail has personal columns/);
  assert.match(found.join('\n'), /life\.detail refers to core\.record without .* stop an erasure/);
});

test('a reference that rows need not have is found', async () => {
  const found = await foundAfter(`
    alter table life.detail drop constraint detail_pkey cascade;
    alter table life.detail alter column record drop not null`);
  assert.match(found.join(), /life\.detail has personal columns/);
});

test('a personal table may hang from another one, as long as all the way is a cascade', async () => {
  const personal = { 'life.item': { personal: { name: 'content' }, impersonal: ['record', 'number'] } };
  assert.deepEqual(await foundAfter('alter table life.item add column name bytea', personal), []);
  const cut = await foundAfter(
    `alter table life.item add column name bytea;
     alter table life.item drop constraint item_record_fkey;
     alter table life.item add foreign key (record) references life.detail on delete restrict`,
    personal,
  );
  assert.match(cut.join('\n'), /life\.item has personal columns/);
  assert.match(cut.join('\n'), /life\.item refers to life\.detail without/);
});
