import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { migrate, readMigrations, type Store } from '../../src/core/store/index.ts';
import { migrationLock } from '../../src/core/store/migrate.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';

test('the committed migrations have lawful names and numbers of their own', async () => {
  assert.ok((await readMigrations()).length > 0);
});

test('migrations are applied in order of their numbers, each once', async () => {
  await using scene = await withMigrations({
    '0002-shop-add.sql': 'alter table shop.item add price int not null;',
    '0001-shop-create.sql': 'create schema shop; create table shop.item (id int primary key);',
  });
  assert.deepEqual(await scene.migrate(), ['0001-shop-create.sql', '0002-shop-add.sql']);
  assert.deepEqual(await scene.migrate(), []);
  await scene.write('0003-shop-drop.sql', 'drop table shop.item;');
  assert.deepEqual(await scene.migrate(), ['0003-shop-drop.sql']);
});

test('two servers that migrate at the same time apply each migration once', async () => {
  await using scene = await withMigrations({ '0001-shop-create.sql': 'create schema shop;' });
  // All of them are waited for: one that fails is told, and no other still holds its connection then.
  const runs = await Promise.allSettled([scene.migrate(), scene.migrate(), scene.migrate()]);
  const applied = runs.flatMap((run) => (run.status === 'fulfilled' ? run.value : [run.reason]));
  assert.deepEqual(applied, ['0001-shop-create.sql']);
});

test('a server that waits while another prepares a new database finds it prepared', async () => {
  await using scene = await withMigrations({ '0001-shop-create.sql': 'create schema shop;' });
  const { pool } = scene.store;
  const first = await pool.connect();
  // More than once: what a connection remembers of names, it remembers from earlier rounds.
  for (let round = 1; round <= 3; round += 1) {
    await first.query('begin');
    await first.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    const second = scene.migrate();
    await waitingForLock(pool);
    await first.query('create schema store');
    await first.query('create table store.migration (name text primary key, sha256 text not null)');
    await first.query('commit');
    const [done] = await Promise.allSettled([second]);
    assert.deepEqual(done, { status: 'fulfilled', value: ['0001-shop-create.sql'] });
    await pool.query('drop schema store cascade; drop schema shop');
  }
  first.release();
});

test('a migration that was changed after it was applied is refused by name', async () => {
  await using scene = await withMigrations({ '0001-shop-create.sql': 'create schema shop;' });
  await scene.migrate();
  await scene.write('0001-shop-create.sql', 'create schema shop; -- changed');
  await assert.rejects(scene.migrate(), { code: 'migration-changed', message: /0001-shop-create\.sql/ });
});

test('a database that is newer than the program is refused', async () => {
  await using scene = await withMigrations({ '0001-shop-create.sql': 'create schema shop;' });
  await scene.migrate();
  await scene.remove('0001-shop-create.sql');
  await assert.rejects(scene.migrate(), { code: 'migration-missing' });
});

test('a failing migration names its line and leaves nothing behind', async () => {
  await using scene = await withMigrations({ '0001-shop-create.sql': 'create schema shop;\n\ncreate tabel x ();' });
  await assert.rejects(scene.migrate(), { code: 'migration-failed', message: /0001-shop-create\.sql line 3/ });
  assert.equal((await scene.store.pool.query(`select from pg_namespace where nspname = 'shop'`)).rowCount, 0);
  await scene.write('0001-shop-create.sql', 'create schema shop;');
  assert.deepEqual(await scene.migrate(), ['0001-shop-create.sql']);
});

test('two migrations with one number are refused', async () => {
  await using scene = await withMigrations({ '0001-shop-create.sql': '', '0001-mail-create.sql': '' });
  await assert.rejects(scene.migrate(), { code: 'migration-number-taken' });
});

test('a migration whose name tells no section and verb is refused', async () => {
  await using scene = await withMigrations({ '1-shop.sql': '' });
  await assert.rejects(scene.migrate(), { code: 'migration-name', message: /1-shop\.sql/ });
});

/** Answers once somebody waits for the lock that migrations take. */
async function waitingForLock(pool: Store['pool']): Promise<void> {
  const { rowCount } = await pool.query(`
    select from pg_catalog.pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_catalog.pg_database where datname = current_database())`);
  if (rowCount === 0) await waitingForLock(pool);
}

interface Scene extends AsyncDisposable {
  readonly store: Store;
  migrate(): Promise<readonly string[]>;
  write(name: string, sql: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A database that nothing was applied to, and a folder with these migrations. */
async function withMigrations(files: Readonly<Record<string, string>>): Promise<Scene> {
  const directory = await temporaryDirectory();
  const store = await testDatabase();
  await store.pool.query('drop schema store cascade');
  const write = (name: string, sql: string) => writeFile(join(directory.path, name), sql);
  for (const [name, sql] of Object.entries(files)) await write(name, sql);
  return {
    store,
    write,
    migrate: () => migrate(store.pool, directory.path),
    remove: (name) => rm(join(directory.path, name)),
    [Symbol.asyncDispose]: async () => {
      await store[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}
