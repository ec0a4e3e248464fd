import { createHash } from 'node:crypto';
import { openStore, readMigrations } from '../../src/core/store/index.ts';
import { type TestServer, withDatabase } from './test-server.ts';

// The same number in every test process, so that one of them builds and the others wait.
const buildLock = 4_106_004;

/** The name of a migrated database to copy; its name changes with the migrations, so it is never stale. */
export async function ensureTemplate({ admin, url }: TestServer): Promise<string> {
  const migrations = await readMigrations();
  const hash = createHash('sha256').update(migrations.map(({ name, sha256 }) => `${name} ${sha256}\n`).join(''));
  const template = `avow_template_${hash.digest('hex').slice(0, 16)}`;
  const isBuilt = async () =>
    (await admin.query('select from pg_database where datname = $1', [template])).rowCount === 1;
  if (await isBuilt()) return template;
  await admin.query('select pg_advisory_lock($1)', [buildLock]);
  try {
    if (!(await isBuilt())) await build(admin, url, template);
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [buildLock]);
  }
  return template;
}

/** Built under another name: a process killed in the middle leaves no half-migrated template. */
async function build(admin: TestServer['admin'], url: string, template: string): Promise<void> {
  const building = `avow_building_${process.pid}`;
  await admin.query(`drop database if exists ${building}`);
  await admin.query(`create database ${building} template template0 encoding utf8`);
  try {
    await using store = await openStore({ dataDir: '', databaseUrl: withDatabase(url, building) });
    await store.migrate();
  } catch (error) {
    await admin.query(`drop database ${building} with (force)`);
    throw error;
  }
  await admin.query(`alter database ${building} rename to ${template}`);
}
