// A database that fails where a test wants it: after so many statements the connection is cut, as a crash would cut it.
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { Database, Queries, Store } from '../../src/core/store/index.ts';

/** Thrown in place of the answer that a crash swallowed. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface Fragile {
  readonly db: Queries;
  /** Cuts the connection after the n-th statement from now on, counting begin and commit; 0 never. */
  crashAfter(statements: number): void;
  /** Whether the transaction that crashed last had been committed, its answer lost on the way. */
  readonly committed: boolean;
  /** Fulfilled when PostgreSQL has found the cut connections closed and given their locks back. */
  undone(): Promise<void>;
}

/** The same database through connections that can be cut. Its own pool is the store's. */
export function fragile({ pool }: Store): Fragile {
  let [left, committed] = [0, false];
  const cut: number[] = [];
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    let isBroken = false;
    const query = async (text: string, parameters: readonly unknown[]): Promise<unknown> => {
      if (isBroken) throw new Crash('the connection was cut');
      const answer = await client.query(text, [...parameters]);
      if (left === 0 || --left > 0) return answer;
      [isBroken, committed] = [true, text === 'commit'];
      throw new Crash(`cut after ${text.slice(0, 40)}`);
    };
    return {
      query: query as PostgresPoolClient['query'],
      // Cut, not rolled back: PostgreSQL finds the connection closed and undoes the transaction by itself.
      release: () => {
        if (isBroken && 'processID' in client && typeof client.processID === 'number') cut.push(client.processID);
        client.release(isBroken);
      },
    };
  };
  const dialect = new PostgresDialect({ pool: { options: pool.options, connect, end: async () => {} } });
  return {
    db: new Kysely<Database>({ dialect }),
    crashAfter: (statements) => {
      [left, committed] = [statements, false];
    },
    get committed() {
      return committed;
    },
    undone: async () => {
      while ((await pool.query('select from pg_stat_activity where pid = any($1)', [cut])).rowCount) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}
