// Writes src/core/store/database.ts, the tables as Kysely sees them, from the live schema. `--check` only compares.
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { migratedStore } from './migrated-store.ts';
import { writeOrCheck } from './written-file.ts';

interface Column {
  readonly schema: string;
  readonly relation: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  readonly isAlwaysGenerated: boolean;
}

/** Source text of the `Database` interface. */
export async function databaseTypes(pool: pg.Pool): Promise<string> {
  const tables = Map.groupBy(await columns(pool), ({ schema, relation }) => `${schema}.${relation}`);
  const keys = [...tables.keys()].map((key) => `  '${key}': ${interfaceName(key)};`);
  const interfaces = [...tables].map(([key, list]) => {
    const lines = list.map((column) => `  ${column.name}: ${kyselyType(column)};`);
    return `export interface ${interfaceName(key)} {\n${lines.join('\n')}\n}\n`;
  });
  const database = `/** Every table and its columns as Kysely sees them. */\nexport interface Database {\n${keys.join('\n')}\n}\n`;
  const body = [database, ...interfaces].join('\n');
  const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`));
  const imports = used.length > 0 ? `import type { ${used.join(', ')} } from 'kysely';\n\n` : '';
  return `// Written by \`npm run db:types\` from the live schema; never by hand.\n${imports || '\n'}${body}`;
}

function kyselyType(column: Column): string {
  const plain = plainType(column.type);
  // `unknown` would swallow the null, and the driver makes a PostgreSQL array of a JavaScript one: JSON goes in as text.
  if (plain === 'unknown') {
    const input = column.isNullable ? 'string | null' : 'string';
    return `ColumnType<unknown, ${input}${column.hasDefault ? ' | undefined' : ''}, ${input}>`;
  }
  const type = column.isNullable ? `${plain} | null` : plain;
  if (column.isAlwaysGenerated) return `GeneratedAlways<${type}>`;
  return column.hasDefault ? `Generated<${type}>` : type;
}

const plainTypes: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  inet: 'string',
  cidr: 'string',
  numeric: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  timestamptz: 'Temporal.Instant',
  date: 'Temporal.PlainDate',
  json: 'unknown',
  jsonb: 'unknown',
};

function plainType(type: string): string {
  if (type.startsWith('_')) return `${plainType(type.slice(1))}[]`;
  const plain = plainTypes[type];
  if (plain === undefined)
    throw new Error(`A column has the type ${type}, which tools/database-types.ts does not know.`);
  return plain;
}

function interfaceName(key: string): string {
  return key.replace(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

async function columns(pool: pg.Pool): Promise<readonly Column[]> {
  const { rows } = await pool.query<Column>(`
    select n.nspname as schema, c.relname as relation, a.attname as name, t.typname as type,
      not a.attnotnull as "isNullable",
      a.atthasdef or a.attidentity <> '' as "hasDefault",
      a.attidentity = 'a' or a.attgenerated <> '' as "isAlwaysGenerated"
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by n.nspname collate "C", c.relname collate "C", a.attnum`);
  return rows;
}

if (import.meta.main) {
  await using store = await migratedStore();
  const path = fileURLToPath(new URL('../src/core/store/database.ts', import.meta.url));
  await writeOrCheck(path, await databaseTypes(store.pool), 'npm run db:types');
}
