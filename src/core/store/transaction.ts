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
  /** False where nobody may wait for what the deed asked to be done after it; it is then left out. */
  readonly isFollowed?: boolean;
}

/**
 * Runs `work` in one transaction; use nothing but its `tx` inside, since the outer handle would wait for a second connection.
 * With `attempts` above 1 the work must have no effect outside the database.
 */
export async function transaction<T>(
  db: Queries,
  work: (tx: Tx) => Promise<T>,
  { attempts = 1, isolation = 'read committed', isFollowed = true }: TransactionOptions = {},
): Promise<T> {
  if (db.isTransaction) throw new StoreError('transaction-open', 'transaction()');
  const done = await committed(db, work, { attempts, isolation });
  if (isFollowed) for (const [deed, items] of done.following) await deed(db, items);
  return done.answer;
}

type Following = Map<(db: Queries, items: readonly string[]) => Promise<unknown>, string[]>;

// State of the module, against the habit of this house: it belongs to transactions that run, and goes with them.
const following = new WeakMap<Queries, Following>();

/**
 * Has `deed` done once the transaction is committed, and before `transaction` answers; once for all items that were named
 * to it. For what must be true when whoever caused the deed is answered, by whatever way the deed was done.
 */
export function afterCommit(
  tx: Queries,
  deed: (db: Queries, items: readonly string[]) => Promise<unknown>,
  items: readonly string[],
): void {
  const deeds = following.get(tx);
  if (!deeds) throw new StoreError('transaction-missing', 'afterCommit()');
  deeds.set(deed, [...(deeds.get(deed) ?? []), ...items]);
}

async function committed<T>(
  db: Queries,
  work: (tx: Tx) => Promise<T>,
  { attempts, isolation }: Required<Pick<TransactionOptions, 'attempts' | 'isolation'>>,
): Promise<{ readonly answer: T; readonly following: Following }> {
  for (let attempt = 1; ; attempt += 1) {
    const deeds: Following = new Map();
    try {
      const answer = await db
        .transaction()
        .setIsolationLevel(isolation)
        .execute((tx) => {
          following.set(tx, deeds);
          return work(tx);
        });
      return { answer, following: deeds };
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
