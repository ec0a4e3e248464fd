import { sql } from 'kysely';
import type { Queries } from '../../src/core/store/index.ts';

/** The name of the plain twin of a table. */
export const twinOf = (table: string): string => `plain.${table.replace('.', '_')}`;

/**
 * Makes plain twins of `core.record` and of every table that falls with its rows: the same columns, indexes, checks and
 * cascades, and none of the vault and the journal. Read from the catalogue, so a table that a migration adds has its twin.
 */
export async function makeTwins(db: Queries): Promise<void> {
  await sql`create schema plain`.execute(db);
  const tables = await ownedTables(db);
  for (const table of tables)
    await sql`create table ${sql.table(twinOf(table))} (like ${sql.table(table)} including all)`.execute(db);
  for (const { table, target, definition } of await foreignKeys(db, tables)) {
    const referenced = tables.includes(target)
      ? definition.replace(`REFERENCES ${target}`, `REFERENCES ${twinOf(target)}`)
      : definition;
    await sql`alter table ${sql.table(twinOf(table))} add ${sql.raw(referenced)}`.execute(db);
  }
}

/** Records and what hangs from them by foreign keys, at any depth. */
async function ownedTables(db: Queries): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with recursive owned (id) as (
      select 'core.record'::regclass::oid
      union
      select c.conrelid from pg_constraint c join owned on c.confrelid = owned.id
      where c.contype = 'f' and c.confdeltype = 'c'
    )
    select n.nspname || '.' || t.relname as name
    from owned join pg_class t on t.oid = owned.id join pg_namespace n on n.oid = t.relnamespace order by 1`.execute(
    db,
  );
  return rows.map((row) => row.name);
}

interface ForeignKey {
  readonly table: string;
  readonly target: string;
  readonly definition: string;
}

async function foreignKeys(db: Queries, tables: readonly string[]): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select c.conrelid::regclass::text as table, c.confrelid::regclass::text as target, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c
    where c.contype = 'f' and c.conrelid = any(${tables}::regclass[]) order by c.conrelid, c.conname`.execute(db);
  return rows;
}
