import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import type { Table } from './tables.ts';

/** Something that would let personal data escape erasure. */
export interface OwnershipFinding {
  /** `schema.table`, or `schema.table.column`. */
  readonly place: string;
  readonly sentence: string;
}

/**
 * Compares the database with what is declared, in both directions, and finds everything by which personal data could
 * outlive its record: undeclared columns, rows that no record owns, plain text, references that would stop an erasure.
 */
export async function explainOwnership(
  db: Queries,
  tables: Readonly<Record<string, Table>>,
): Promise<readonly OwnershipFinding[]> {
  return ownershipOf(await readShape(db), tables);
}

/** Columns and references of a database, as far as they decide what an erasure reaches. */
export interface Shape {
  readonly columns: readonly Column[];
  readonly references: readonly Reference[];
}

export const readShape = async (db: Queries): Promise<Shape> => ({
  columns: await columnsOf(db),
  references: await referencesOf(db),
});

/** The judgement itself. Pure. */
export function ownershipOf(
  { columns, references }: Shape,
  tables: Readonly<Record<string, Table>>,
): readonly OwnershipFinding[] {
  const owned = ownedBy(references);
  const personal = Object.keys(tables).filter((name) => Object.keys(tables[name]?.personal ?? {}).length > 0);
  return [
    ...columns.flatMap((column) => undeclared(column, tables)),
    ...Object.entries(tables).flatMap(([name, table]) => absent(name, table, columns)),
    ...personal.filter((name) => !owned.has(name)).map(unowned),
    ...references.filter((r) => owned.has(r.to) && stopsErasure.has(r.onDelete)).map(inTheWay),
  ];
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** Limited by a check constraint to a list of words, or to a SHA-256 hash. */
  readonly closed: boolean;
  /** Limited by a check constraint of its own to a form: a pattern, a list, a length of bytes. */
  readonly bounded: boolean;
}

interface Reference {
  readonly from: string;
  readonly to: string;
  /** `c` cascade, `n` set null, `d` set default, `r` restrict, `a` no action. */
  readonly onDelete: string;
  readonly required: boolean;
}

const root = 'core.record';
/** Types that hold no words: beside sealed columns they name no one, and deadlines and lists are computed from them. */
const wordless: ReadonlySet<string> = new Set(['timestamp with time zone', 'date', 'boolean']);
// As PostgreSQL prints them: in (...) with several words, with one, and the pattern of a hash.
const closedText = String.raw`= ANY \(\(?ARRAY\[|= '|~ '\^\[0-9a-f\]\{64\}\$'`;
const boundedText = String.raw`~ '\^|octet_length\(|<@ ARRAY\[`;
const isWordless = (type: string): boolean => wordless.has(type) || numbers.has(type.replace('[]', ''));
const numbers: ReadonlySet<string> = new Set(['uuid', 'smallint', 'integer', 'bigint', 'real', 'double precision']);
const stopsErasure: ReadonlySet<string> = new Set(['a', 'r']);

// A partition has the columns and references of its table, whoever made it and when: PostgreSQL sees to that.
async function columnsOf(db: Queries): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select n.nspname || '.' || c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
      exists (select from pg_catalog.pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
        and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ ${closedText}) as closed,
      exists (select from pg_catalog.pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
        and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ ${boundedText}) as bounded
    from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm', 'f') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by 1, a.attnum`.execute(db);
  return rows;
}

async function referencesOf(db: Queries): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select fn.nspname || '.' || f.relname as "from",
      tn.nspname || '.' || t.relname as "to", k.confdeltype::text as "onDelete",
      k.convalidated and (select bool_and(a.attnotnull) from pg_catalog.pg_attribute a
        where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) as required
    from pg_catalog.pg_constraint k
      join pg_catalog.pg_class f on f.oid = k.conrelid join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
      join pg_catalog.pg_class t on t.oid = k.confrelid join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' order by 1, k.conname`.execute(db);
  return rows;
}

/** Tables none of whose rows can outlive a record: required references with a cascade, all the way. */
function ownedBy(references: readonly Reference[]): ReadonlySet<string> {
  const owned = new Set([root]);
  for (let size = 0; size !== owned.size; ) {
    size = owned.size;
    for (const { from, to, onDelete, required } of references)
      if (required && onDelete === 'c' && owned.has(to)) owned.add(from);
  }
  return owned;
}

function undeclared(
  { table, column, type, closed, bounded }: Column,
  tables: Readonly<Record<string, Table>>,
): OwnershipFinding[] {
  const declared = tables[table];
  const place = `${table}.${column}`;
  const isPersonal = declared !== undefined && Object.hasOwn(declared.personal, column);
  const isImpersonal = declared?.impersonal.includes(column) ?? false;
  if (isPersonal && isImpersonal) return [{ place, sentence: `${place} is declared as personal and as impersonal.` }];
  if (isPersonal && type !== 'bytea' && !wordless.has(type) && !closed)
    return [{ place, sentence: `${place} is personal but of type ${type}. Seal it: personal columns are bytea.` }];
  if (isImpersonal && !isWordless(type) && !closed && !bounded && declared?.words?.[column] === undefined)
    return [
      {
        place,
        sentence: `${place} is declared as impersonal, and could hold any words. Limit it by a check, or say in “words” what it holds.`,
      },
    ];
  if (isPersonal || isImpersonal) return [];
  return [{ place, sentence: `${place} is declared nowhere. Say in its section's tables what it holds.` }];
}

function absent(table: string, declared: Table, columns: readonly Column[]): OwnershipFinding[] {
  const present = new Set(columns.filter((c) => c.table === table).map((c) => c.column));
  const words = Object.keys(declared.words ?? {}).filter((column) => !declared.impersonal.includes(column));
  return [
    ...[...Object.keys(declared.personal), ...declared.impersonal].filter((column) => !present.has(column)),
    ...words,
  ].map((column) => ({
    place: `${table}.${column}`,
    sentence: `${table}.${column} is declared, but the database has no such column.`,
  }));
}

const unowned = (place: string): OwnershipFinding => ({
  place,
  sentence: `${place} has personal columns, but its rows can outlive their record: no required reference leads to ${root} with “on delete cascade” all the way.`,
});

const inTheWay = ({ from, to }: Reference): OwnershipFinding => ({
  place: from,
  sentence: `${from} refers to ${to} without “on delete cascade” or “set null”: it would stop an erasure.`,
});
