import { sql } from 'kysely';
import type { Queries } from '../../src/core/store/index.ts';

/** Every row of every table as text, bytes as they are: what a thief of a dump would read. */
export async function dump(db: Queries): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return parts.join('\n');
}

/** Whether a text stands in a dump, in plain or in the hexadecimal that a dump writes bytes in. */
export const stands = (text: string, dumped: string): boolean =>
  dumped.includes(text) || dumped.includes(Buffer.from(text, 'utf8').toString('hex'));
