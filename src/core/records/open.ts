import { sql } from 'kysely';
import { classNamed, stageNamed } from '../policy/index.ts';
import { type Queries, uuidArray } from '../store/index.ts';
import { type Keyed, type RecordKey, type SealedColumn, seal, open as unseal } from '../vault/index.ts';
import { RecordError } from './errors.ts';
import type { Keeping } from './record.ts';

/** A record opened for one purpose. Sealing again (a correction, Art. 16 GDPR) uses the same key. */
export interface Opened {
  readonly id: string;
  readonly class: string;
  readonly stage: string;
  text(column: SealedColumn, sealed: Buffer): string;
  seal(column: SealedColumn, text: string): Buffer;
}

export type OpenRefused = { readonly refused: 'gone' | 'purpose' };

/** The person's own access (Art. 15 GDPR) is a purpose of every stage. */
export const personAccess = 'rights.access';

/** Opens a record for a purpose, or refuses: `gone`, or `purpose` when its stage does not name it (S24, S50, S87). */
export async function open(k: Keeping, tx: Queries, id: string, purpose: string): Promise<Opened | OpenRefused> {
  const { rows, keys } = await standingOf(k, tx, [id], purpose);
  const row = rows[0];
  return row ? openedFor(k, row, keys.get(id), purpose) : { refused: 'gone' };
}

export function openedFor(
  k: Keeping,
  row: Standing,
  key: RecordKey | undefined,
  purpose: string,
): Opened | OpenRefused {
  if (!mayOpen(k, row, purpose)) return { refused: 'purpose' };
  return openedOf(k, row, key) ?? { refused: 'gone' };
}

/** Opens many at once; those that are gone or whose stage does not name the purpose are left out. */
export async function openMany(
  k: Keeping,
  tx: Queries,
  ids: readonly string[],
  purpose: string,
): Promise<ReadonlyMap<string, Opened>> {
  const { rows, keys } = await standingOf(k, tx, ids, purpose);
  return new Map(
    rows.flatMap((row): [string, Opened][] => {
      const opened = openedFor(k, row, keys.get(row.id), purpose);
      return 'refused' in opened ? [] : [[row.id, opened]];
    }),
  );
}

/** Where records stand, and the keys of those that may be opened for the purpose. */
function standingOf(k: Keeping, tx: Queries, ids: readonly string[], purpose: string): Promise<Keyed<Standing>> {
  const rows = sql<Standing>`select id, class, stage from core.record where id = any(${uuidArray(ids)}::uuid[])`;
  return k.vault.keyed(tx, { ids, rows }, (row) => mayOpen(k, row, purpose));
}

/** Where a record stands. */
export interface Standing {
  readonly id: string;
  readonly class: string;
  readonly stage: string;
}

/** A record whose key was destroyed is gone, even where a restored backup still shows its rows. */
function openedOf(k: Keeping, row: Standing, key: RecordKey | undefined): Opened | undefined {
  const { id, class: dataClass, stage } = row;
  const standing = { id, class: dataClass, stage };
  if (key)
    return {
      ...standing,
      text: (column, sealed) => unseal(key, column, sealed),
      seal: (column, text) => seal(key, column, text),
    };
  if (classNamed(k.rules.policy, dataClass).sealed !== false) return undefined;
  return { ...standing, text: (column) => withoutKey(row, column), seal: (column) => withoutKey(row, column) };
}

export function withoutKey({ class: dataClass }: Standing, column: SealedColumn): never {
  throw new RecordError(
    'record/no-key',
    `“${dataClass}” is declared without sealed columns, so “${column}” is not sealed.`,
  );
}

function mayOpen(k: Keeping, row: Standing, purpose: string): boolean {
  if (purpose === personAccess) return true;
  return stageNamed(classNamed(k.rules.policy, row.class), row.stage).purposes.includes(purpose);
}
