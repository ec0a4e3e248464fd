// A database that fails where a test wants it: after so many statements the connection is cut, as a crash would cut it.
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type { Queries, Store } from '../../src/core/store/index.ts';

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
}

/** The same database through connections that can be cut. Its own pool is the store's. */
export function fragile(store: Store): Fragile {
  let [left, committed] = [0, false];
  const counted = (client: PostgresPoolClient, broken: { is: boolean }): PostgresPoolClient['query'] =>
    (async (...statement: Parameters<typeof client.query>) => {
      if (broken.is) throw new Crash('the connection was cut');
      const answer: unknown = await client.query(...statement);
      if (left === 0 || --left > 0) return answer;
      broken.is = true;
      committed = statement[0].toString() === 'commit';
      throw new Crash(`cut after ${statement[0].toString().slice(0, 40)}`);
    }) as unknown as PostgresPoolClient['query'];
  const pool: PostgresPool = {
    options: store.pool.options,
    connect: async () => {
      const client = await store.pool.connect();
      const broken = { is: false };
      return {
        query: counted(client as unknown as PostgresPoolClient, broken),
        // Cut, not rolled back: PostgreSQL finds the connection closed and undoes the transaction by itself.
        release: () => client.release(broken.is),
      } as unknown as PostgresPoolClient;
    },
    end: async () => {},
  };
  return {
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }) as unknown as Queries,
    crashAfter: (statements) => {
      [left, committed] = [statements, false];
    },
    get committed() {
      return committed;
    },
  };
}
