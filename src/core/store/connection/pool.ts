import pg from 'pg';
import { columnTypes, toParameter } from '../types.ts';
import { type ClientOptions, DatabaseClient } from './client.ts';
import { Hosts } from './hosts.ts';
import { isForgotten, Prepared } from './prepared.ts';

/** Pooled connections that read and write the project's types: int8, bytea, date and time both ways. */
export function openPool(options: pg.PoolConfig & Pick<ClientOptions, 'connectionString' | 'role'>): pg.Pool {
  const hosts = new Hosts(options.connectionString);
  // Each connection is a process of 10 to 30 MB: after a burst they are given back at once, not after ten seconds.
  const pool = new pg.Pool({
    max: 10,
    idleTimeoutMillis: 3_000,
    ...options,
    types: columnTypes,
    Client: class extends TemporalClient {
      constructor() {
        super({ ...options, types: columnTypes, hosts });
      }
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** The driver turns unknown objects into JSON, quotes and all; here Temporal parameters become plain text first. */
class TemporalClient extends DatabaseClient {
  #prepared: Prepared | undefined;

  constructor(options: ClientOptions) {
    super(options);
    const send = this.query.bind(this) as Send;
    this.query = ((query: unknown, values: unknown, ...rest: unknown[]) => {
      const parameters = Array.isArray(values) ? values.map(toParameter) : values;
      const isPlain = typeof query === 'string' && Array.isArray(parameters) && rest.length === 0;
      return isPlain ? this.#send(send, query, parameters) : send(withParameters(query), parameters, ...rest);
    }) as typeof this.query;
  }

  /** A pooler in between may give the next statement to another session, which knows no name of this one. */
  protected override async meet(): Promise<void> {
    const { rows } = await this.query<{ id: number }>('select pg_backend_pid() as id');
    const { processID } = this as unknown as { readonly processID: number };
    if (rows[0]?.id === processID) this.#prepared = new Prepared();
  }

  async #send(send: Send, text: string, values: readonly unknown[]): Promise<unknown> {
    const name = this.#prepared?.nameOf(text, values);
    if (name === undefined) return send(text, values);
    try {
      return await send({ name, text, values });
    } catch (error) {
      if (!isForgotten(error)) throw error;
      this.#prepared?.forget();
      // In a transaction it has failed with the statement; alone, it can be sent again.
      if (this.getTransactionStatus() === 'T' || this.getTransactionStatus() === 'E') throw error;
      return send(text, values);
    }
  }
}

type Send = (...args: readonly unknown[]) => Promise<unknown>;

function withParameters(query: unknown): unknown {
  if (typeof query !== 'object' || query === null || 'submit' in query) return query;
  if (!('values' in query) || !Array.isArray(query.values)) return query;
  return { ...query, values: query.values.map(toParameter) };
}
