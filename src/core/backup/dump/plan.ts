import { type RawBuilder, sql } from 'kysely';
import type { Table } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import { BackupError } from '../errors.ts';

/** What goes into a backup, and what never does. */
export interface Plan {
  /** In an order in which no row comes before one that it refers to. */
  readonly tables: readonly PlannedTable[];
  readonly leftOut: { readonly tables: readonly string[]; readonly classes: readonly string[] };
}

export interface PlannedTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Conditions and expressions by which rows leave out what they would refer to in vain. */
  readonly select: string;
}

interface Column {
  readonly schema: string;
  readonly name: string;
  readonly column: string;
}

interface Reference {
  readonly from: string;
  readonly column: string;
  readonly to: string;
  readonly nullable: boolean;
}

/** Compares what is there with what is declared. Throws `backup/undeclared` for a table of which nobody says what it holds. */
export async function planOf(db: Queries, declared: Readonly<Record<string, Table>>): Promise<Plan> {
  const columns = Map.groupBy(await columnsOf(db), ({ schema, name }) => `${schema}.${name}`);
  const unknown = [...columns.keys()].filter((table) => !Object.hasOwn(declared, table));
  if (unknown.length > 0)
    throw new BackupError(
      'backup/undeclared',
      `Nobody says what ${unknown.join(', ')} holds, so it cannot be backed up. Declare it in its section's tables.`,
    );
  const kept = [...columns.keys()].filter((table) => declared[table]?.backup !== false);
  const classes = classesLeftOut(declared);
  const references = await referencesOf(db);
  return {
    tables: inOrder(kept, references).map((table) =>
      plannedTable(table, columns.get(table) ?? [], references, classes),
    ),
    leftOut: { tables: [...columns.keys()].filter((table) => !kept.includes(table)), classes },
  };
}

/** Classes of which no table goes into a backup: their records would come back empty. */
function classesLeftOut(declared: Readonly<Record<string, Table>>): readonly string[] {
  const byClass = Map.groupBy(Object.values(declared), ({ class: name }) => name ?? '');
  return [...byClass]
    .filter(([name, tables]) => name !== '' && tables.every(({ backup }) => backup === false))
    .map(([name]) => name)
    .sort();
}

function plannedTable(
  table: string,
  columns: readonly Column[],
  references: readonly Reference[],
  classes: readonly string[],
): PlannedTable {
  const [schema = '', name = ''] = table.split('.');
  const names = columns.map(({ column }) => column);
  const list = `(${classes.map((one) => `'${one.replaceAll("'", "''")}'`).join(', ')})`;
  const absent = (column: string) =>
    `exists (select from core.record gone where gone.id = t."${column}" and gone.class in ${list})`;
  const pointers = classes.length === 0 ? [] : references.filter((r) => r.from === table && r.to === 'core.record');
  const cleared = new Set(pointers.filter(({ nullable }) => nullable).map(({ column }) => column));
  const expressions = names.map((column) =>
    cleared.has(column) && table !== 'core.record'
      ? `case when not ${absent(column)} then t."${column}" end`
      : `t."${column}"`,
  );
  const conditions = [
    ...(table === 'core.record' && classes.length > 0 ? [`t.class not in ${list}`] : []),
    ...pointers
      .filter(({ column, nullable }) => !nullable || (table === 'core.record' && column === 'parent'))
      .map(({ column }) => `not ${absent(column)}`),
  ];
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return {
    schema,
    name,
    columns: names,
    select: `select ${expressions.join(', ')} from ${schema}."${name}" t${where}`,
  };
}

/** What is referred to first; a table that refers to itself is no obstacle, for it is loaded by one statement. */
function inOrder(tables: readonly string[], references: readonly Reference[]): readonly string[] {
  const order: string[] = [];
  const visiting = new Set<string>();
  const visit = (table: string) => {
    if (visiting.has(table) || order.includes(table)) return;
    visiting.add(table);
    for (const { from, to } of references) if (from === table && tables.includes(to)) visit(to);
    order.push(table);
  };
  for (const table of tables.toSorted()) visit(table);
  return order;
}

const own = (schema: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${schema} !~ '^pg_' and ${schema} <> 'information_schema'`;

async function columnsOf(db: Queries): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select n.nspname as schema, c.relname as name, a.attname as column
    from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and ${own(sql`n.nspname`)}
    order by 1, 2, a.attnum`.execute(db);
  return rows;
}

async function referencesOf(db: Queries): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select fn.nspname || '.' || f.relname as "from", a.attname as "column",
      tn.nspname || '.' || t.relname as "to", not a.attnotnull as nullable
    from pg_catalog.pg_constraint k
      join pg_catalog.pg_class f on f.oid = k.conrelid join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
      join pg_catalog.pg_class t on t.oid = k.confrelid join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
      join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and not f.relispartition order by 1, 2`.execute(db);
  return rows;
}

/** Counters of numbered rows and of workers, as they stand. */
export async function sequencesOf(db: Queries): Promise<readonly { readonly name: string; readonly value: number }[]> {
  const { rows } = await sql<{ name: string; value: number }>`
    select format('%I.%I', schemaname, sequencename) as name, last_value as value
    from pg_catalog.pg_sequences where last_value is not null and ${own(sql`schemaname`)} order by 1`.execute(db);
  return rows;
}
