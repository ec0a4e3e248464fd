import { type RawBuilder, sql } from 'kysely';
import { type Queries, uuidArray } from '../store/index.ts';
import { decrypt } from './cipher.ts';
import type { RecordKey } from './key.ts';
import type { Masters } from './master/masters.ts';

/** A statement that finds some of these records: one row for each, with `id` among its columns. */
export interface Finding<R> {
  readonly ids: readonly string[];
  readonly rows: RawBuilder<R>;
}

/** What a statement found, and the keys of those rows that are wanted, where they still exist. */
export interface Keyed<R> {
  readonly rows: readonly R[];
  readonly keys: ReadonlyMap<string, RecordKey>;
}

interface Wrapped {
  readonly record: string;
  readonly wrapped: Buffer;
  readonly master: number;
}

export async function keysOf(
  db: Queries,
  masters: Masters,
  records: readonly string[],
): Promise<ReadonlyMap<string, RecordKey>> {
  const { rows } = await sql<Wrapped>`
    select record, wrapped, master from vault.key where record = any(${uuidArray(records)}::uuid[])`.execute(db);
  return unwrapped(masters, rows);
}

/** Where the keys live beside the records: both in one statement. */
export async function keyedBeside<R extends { readonly id: string }>(
  db: Queries,
  masters: Masters,
  { ids, rows: found }: Finding<R>,
  isWanted: (row: R) => boolean,
): Promise<Keyed<R>> {
  // Both sides are told the ids: thousands of each are then fetched by index, in order, and not by reading a whole table.
  const { rows } = await sql<R & { readonly wrapped: Buffer | null; readonly master: number }>`
    select found.*, key.wrapped, key.master from (${found}) as found
    left join vault.key on key.record = found.id and key.record = any(${uuidArray(ids)}::uuid[])`.execute(db);
  const wanted = rows.flatMap(({ id, wrapped, master }, i): Wrapped[] =>
    wrapped && isWanted(rows[i] as R) ? [{ record: id, wrapped, master }] : [],
  );
  return { rows, keys: await unwrapped(masters, wanted) };
}

/** Where they live apart: the records first, and then the keys of those that are wanted. */
export async function keyedApart<R extends { readonly id: string }>(
  db: Queries,
  { rows: found }: Finding<R>,
  keysOfSome: (records: readonly string[]) => Promise<ReadonlyMap<string, RecordKey>>,
  isWanted: (row: R) => boolean,
): Promise<Keyed<R>> {
  const { rows } = await found.execute(db);
  return { rows, keys: await keysOfSome(rows.filter(isWanted).map(({ id }) => id)) };
}

async function unwrapped(masters: Masters, rows: readonly Wrapped[]): Promise<ReadonlyMap<string, RecordKey>> {
  const opening = new Map<number, Buffer>();
  for (const { master } of rows) if (!opening.has(master)) opening.set(master, await masters.of(master));
  return new Map(
    rows.map(({ record, wrapped, master }) => [
      record,
      { record, bytes: decrypt(opening.get(master) ?? noKey, wrapped, record) },
    ]),
  );
}

const noKey = Buffer.alloc(32);
