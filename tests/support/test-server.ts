import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { EmbeddedServer } from '../../src/core/store/embedded/index.ts';

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly admin: pg.Client;
}

// Nothing a test writes outlives the run, so durability is traded for speed; the launcher's own tests keep it on.
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' };

/** The server that all test processes share: the named one, or an embedded one that the last process stops. */
export async function openTestServer(): Promise<TestServer> {
  await using cleanup = new AsyncDisposableStack();
  let url = process.env['AVOW_TEST_DATABASE_URL'];
  let launched = false;
  if (!url) {
    const server = cleanup.use(
      await EmbeddedServer.open({ dataDir: sharedDirectory(), role: 'visitor', log: () => {}, settings: hasty }),
    );
    ({ url, launched } = server);
  }
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  cleanup.defer(() => admin.end());
  if (launched) await dropAbandoned(admin);
  const resources = cleanup.move();
  return { url, admin, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Drops a database and the roles that were made for it, which would outlive it. */
export async function dropDatabase(admin: pg.Client, name: string, how = ''): Promise<void> {
  const { rows } = await admin.query<{ role: string }>(
    `select r.rolname as role from pg_database d join pg_roles r on r.rolname = any(array['avow_sending_' || d.oid, 'avow_proof_' || d.oid])
     where d.datname = $1`,
    [name],
  );
  await admin.query(`drop database if exists ${name} ${how}`);
  for (const { role } of rows) await admin.query(`drop role if exists ${role}`);
}

/** One per checkout and user, kept between runs: the template in it is built again only when a migration changes. */
function sharedDirectory(): string {
  const checkout = createHash('sha256').update(fileURLToPath(new URL('../../', import.meta.url)));
  return join(tmpdir(), `avow-test-server-${process.getuid?.()}-${checkout.digest('hex').slice(0, 8)}`);
}

/** Copies of test processes that were killed, and templates of migrations that have changed since. */
async function dropAbandoned(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^avow_(test|building|template)_'`,
  );
  for (const { name } of rows) {
    const id = /^avow_(?:test|building)_(\d+)/.exec(name)?.[1];
    if (id === undefined ? rows.length < 20 : isAlive(Number(id))) continue;
    await dropDatabase(admin, name).catch(() => {});
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
