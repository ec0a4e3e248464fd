import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { hostOf, hostUrls } from './connection/hosts.ts';
import { openPool } from './connection/pool.ts';
import type { Database } from './database.ts';
import { EmbeddedServer, type ServerRole, type StoreEvent } from './embedded/index.ts';
import { StoreError } from './errors.ts';
import { refuseUnfit, type ServerFacts } from './fitness.ts';
import { migrate } from './migrate.ts';

export interface StoreOptions {
  readonly dataDir: string;
  /** Use this PostgreSQL instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** `server` claims the directory for itself; `visitor`, the default, works beside a running server. */
  readonly role?: ServerRole;
  /** Connections at most, 10 by default. */
  readonly connections?: number;
  /** Hears when the embedded server is launched, found running, lost or stopped. */
  readonly log?: (event: StoreEvent) => void;
}

export interface Store extends AsyncDisposable {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  /** Opens the same database from elsewhere; may hold a password, so never print it. */
  readonly url: string;
  /** Where the database is, fit for people and logs. */
  readonly where: string;
  readonly version: number;
  /** Applies what is missing of `migrations/`; answers the names applied now. */
  migrate(directory?: string): Promise<readonly string[]>;
}

/** Opens the database; with the embedded one, launches PostgreSQL or joins the one already running for this directory. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataDir, databaseUrl, role = 'visitor', connections = 10, log = () => {} } = options;
  await using cleanup = new AsyncDisposableStack();
  let url = databaseUrl;
  if (url === undefined) {
    const server = cleanup.use(await EmbeddedServer.open({ dataDir, role, log }));
    url = server.url;
  }
  const where = databaseUrl === undefined ? dataDir : describe(databaseUrl);
  const pool = openPool({ connectionString: url, max: connections, application_name: 'avow' });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  cleanup.defer(async () => {
    await db.destroy();
    // Kysely ends the pool only if it ever used it.
    if (!pool.ending) await pool.end();
  });
  const version = await checkServer(pool, where);
  const resources = cleanup.move();
  return {
    db,
    pool,
    url,
    where,
    version,
    migrate: (directory) => migrate(pool, directory),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function checkServer(pool: pg.Pool, where: string): Promise<number> {
  const found = await facts(pool, where);
  refuseUnfit(found, where);
  return found.version;
}

async function facts(pool: pg.Pool, where: string): Promise<ServerFacts> {
  try {
    const { rows } = await pool.query<ServerFacts>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    );
    return rows[0] as ServerFacts;
  } catch (cause) {
    throw new StoreError('database-unreachable', where, { cause });
  }
}

function describe(databaseUrl: string): string {
  const urls = hostUrls(databaseUrl);
  const { database } = new pg.Client({ connectionString: urls[0] ?? databaseUrl });
  return `database ${database ?? '?'} at ${urls.map(hostOf).join(', ')}`;
}
