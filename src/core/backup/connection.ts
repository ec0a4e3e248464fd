import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Database, Queries } from '../store/index.ts';

/** One connection with a transaction, for statements and for streams of rows in the same snapshot. */
export interface Session {
  readonly client: pg.PoolClient;
  readonly db: Queries;
}

/** Runs work on one connection, in one transaction that only it ends. */
export async function inSession<T>(
  pool: pg.Pool,
  mode: 'read' | 'write',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin');
    const result = await work({ client, db: queriesOn(client) });
    await client.query('commit');
    broken = false;
    return result;
  } finally {
    // A connection whose stream was cut off is closed, and with it its transaction.
    client.release(broken);
  }
}

// The streams of COPY need the connection itself; everything else goes through the query builder on that same connection.
function queriesOn(client: pg.PoolClient): Queries {
  const lent = { query: client.query.bind(client), release: () => {} };
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect: async () => lent, end: async () => {} } as never }),
  });
}
