import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { StoreError } from './errors.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The folder at the repository's root; `src/` and `dist/` lie equally deep under it. */
export const migrationsDirectory = fileURLToPath(new URL('../../../migrations/', import.meta.url));

// Any fixed number will do; it only has to be the same in every Avow.
export const migrationLock = 4_106_001;

/** Brings the database up to the newest migration, forward only; answers the names applied now, oldest first. */
export async function migrate(pool: pg.Pool, directory = migrationsDirectory): Promise<readonly string[]> {
  const migrations = await readMigrations(directory);
  const applied: string[] = [];
  const client = await pool.connect();
  try {
    await prepare(client);
    await refuseDrift(client, migrations);
    for (const migration of migrations) {
      if (await apply(client, migration)) applied.push(migration.name);
    }
  } finally {
    client.release();
  }
  return applied;
}

/** The migrations in order, checked for their names and numbers. */
export async function readMigrations(directory = migrationsDirectory): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  for (const name of names) {
    if (!/^\d{4}-[a-z]+(-[a-z0-9]+)+\.sql$/.test(name)) throw new StoreError('migration-name', `migrations/${name}`);
    const number = name.slice(0, 4);
    if (numbers.has(number)) throw new StoreError('migration-number-taken', `migrations/${name}`);
    numbers.add(number);
  }
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${directory}/${name}`, 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function prepare(client: pg.PoolClient): Promise<void> {
  if (await isPrepared(client)) return;
  await inLockedTransaction(client, async () => {
    // Another worker may have been first while this one waited for the lock. `if not exists` would not see it: PostgreSQL
    // answers that from what this connection has looked up before, and waiting for an advisory lock does not renew it.
    if (await isPrepared(client)) return;
    await client.query(`
      create schema if not exists store;
      create table store.migration (name text primary key, sha256 text not null);`);
  });
}

// Asked as rows of a table, which every statement sees as they are, and not by name, which may be remembered.
const isPrepared = async (client: pg.PoolClient): Promise<boolean> =>
  (await client.query(`select from pg_catalog.pg_tables where schemaname = 'store' and tablename = 'migration'`))
    .rowCount === 1;

async function refuseDrift(client: pg.PoolClient, migrations: readonly Migration[]): Promise<void> {
  const known = new Map(migrations.map((migration) => [migration.name, migration.sha256]));
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from store.migration');
  for (const { name, sha256 } of rows) {
    const present = known.get(name);
    if (present === undefined) throw new StoreError('migration-missing', `migrations/${name}`);
    if (present !== sha256) throw new StoreError('migration-changed', `migrations/${name}`);
  }
}

async function apply(client: pg.PoolClient, { name, sql, sha256 }: Migration): Promise<boolean> {
  const isApplied = async () =>
    (await client.query('select from store.migration where name = $1', [name])).rowCount === 1;
  if (await isApplied()) return false;
  return inLockedTransaction(client, async () => {
    // Another worker may have been first while this one waited for the lock.
    if (await isApplied()) return false;
    try {
      await client.query(sql);
    } catch (cause) {
      throw new StoreError('migration-failed', `migrations/${name}${lineOf(cause, sql)}`, { cause });
    }
    await client.query('insert into store.migration (name, sha256) values ($1, $2)', [name, sha256]);
    return true;
  });
}

async function inLockedTransaction<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

function lineOf(cause: unknown, sql: string): string {
  const position = cause instanceof Error && 'position' in cause ? Number(cause.position) : Number.NaN;
  if (!Number.isInteger(position)) return '';
  return ` line ${sql.slice(0, position).split('\n').length}`;
}
