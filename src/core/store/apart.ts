import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { openPool } from './connection/pool.ts';
import type { Database } from './database.ts';
import type { Queries } from './transaction.ts';

/** The tasks that have a role of their own in the database, which reads what the task needs and nothing else. */
export type Task = 'sending' | 'proof';

/** The same database through those roles, and through the ordinary connection: `house`. */
export interface Apart extends Readonly<Record<Task | 'house', Queries>>, AsyncDisposable {
  /** Why the roles are not there, as PostgreSQL says it; then every task has the ordinary connection. */
  readonly missing: string | undefined;
}

// What one process of a task has in hand at once; the connections go as soon as they are idle.
const connections: Readonly<Record<Task, number>> = { sending: 6, proof: 2 };

/** Makes the roles, where the owner of the database may, and opens connections that have no other rights (decision 0097). */
export async function openApart(house: Queries, databaseUrl: string): Promise<Apart> {
  const { rows } = await sql<{ missing: string | null; sending: string; proof: string }>`
    select store.set_apart() as missing, store.role_of('sending') as sending, store.role_of('proof') as proof`.execute(
    house,
  );
  const [found] = rows;
  if (!found || found.missing !== null)
    return {
      house,
      sending: house,
      proof: house,
      missing: found?.missing ?? 'no answer',
      [Symbol.asyncDispose]: async () => {},
    };
  await using opening = new AsyncDisposableStack();
  const through = (task: Task) => {
    const pool = openPool({
      connectionString: databaseUrl,
      max: connections[task],
      role: found[task],
      application_name: `avow ${task}`,
    });
    opening.defer(() => end(pool));
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  };
  const [sending, proof] = [through('sending'), through('proof')];
  const opened = opening.move();
  return { house, sending, proof, missing: undefined, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

async function end(pool: pg.Pool): Promise<void> {
  if (!pool.ending) await pool.end();
}
