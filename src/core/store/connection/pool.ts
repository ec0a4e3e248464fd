import pg from 'pg';
import { columnTypes, toParameter } from '../types.ts';
import { type ClientOptions, DatabaseClient } from './client.ts';
import { Hosts } from './hosts.ts';

/** Pooled connections that read and write the project's types: int8, bytea, date and time both ways. */
export function openPool(options: pg.PoolConfig & { readonly connectionString: string }): pg.Pool {
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
  // So is one that breaks between two statements of a transaction: its next statement fails, and that is told.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The driver turns unknown objects into JSON, quotes and all; here Temporal parameters become plain text first. */
class TemporalClient extends DatabaseClient {
  constructor(options: ClientOptions) {
    super(options);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((query: unknown, values: unknown, ...rest: unknown[]) =>
      send(
        withParameters(query),
        Array.isArray(values) ? values.map(toParameter) : values,
        ...rest,
      )) as typeof this.query;
  }
}

function withParameters(query: unknown): unknown {
  if (typeof query !== 'object' || query === null || 'submit' in query) return query;
  if (!('values' in query) || !Array.isArray(query.values)) return query;
  return { ...query, values: query.values.map(toParameter) };
}
