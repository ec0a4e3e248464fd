import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';

/** What reads and writes: the whole database or one open transaction. */
export type Queries = Kysely<Database>;
export type Tx = Transaction<Database>;

export interface TransactionOptions {
  /** How often the work may run altogether when PostgreSQL breaks a deadlock or a serialisation conflict; 1 by default. */
  readonly attempts?: number;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
}

/**
 * Runs `work` in one transaction; use nothing but its `tx` inside, since the outer handle would wait for a second connection.
 * With `attempts` above 1 the work must have no effect outside the database.
 */
export async function transaction<T>(
  db: Queries,
  work: (tx: Tx) => Promise<T>,
  { attempts = 1, isolation = 'read committed' }: TransactionOptions = {},
): Promise<T> {
  if (db.isTransaction) throw new StoreError('transaction-open', 'transaction()');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work);
    } catch (error) {
      if (attempt >= attempts || !isConflict(error)) throw error;
    }
  }
}

/** True where the same transaction may succeed when it is simply run again. */
function isConflict(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '40001' || code === '40P01';
}
