// A database for one test file: its own copy of a migrated template, on the server that the whole run shares.
// AVOW_TEST_DATABASE_URL names any PostgreSQL 15 or newer to use instead of the embedded one.
// A connection that is still in use at the end is a leak, and a leak fails.
import { after } from 'node:test';
import { openStore, type Store } from '../../src/core/store/index.ts';
import { temporaryDirectory } from './directory.ts';
import { ensureTemplate } from './template.ts';
import { dropDatabase, openTestServer, withDatabase } from './test-server.ts';

let copies = 0;

/** Opens a migrated, empty database; it is dropped when disposed, at the latest when the test or file that asked for it ends. */
export async function testDatabase(): Promise<Store> {
  const opened = Promise.withResolvers<Copy>();
  after(async () => {
    // When opening failed, the caller heard of it already.
    const copy = await opened.promise.catch(() => undefined);
    await copy?.close();
  });
  try {
    const copy = await openCopy();
    opened.resolve(copy);
    // Told by the hook alone: thrown here, a leak would hide the very failure that left the connection open.
    return { ...copy.store, [Symbol.asyncDispose]: () => copy.close().catch(() => {}) };
  } catch (error) {
    opened.promise.catch(() => {});
    opened.reject(error);
    throw error;
  }
}

/** A store with a server of its own, launched in a new DATA_DIR as `npm start` does it; stopped and removed when disposed. */
export async function testStore(): Promise<Store & { readonly dataDir: string }> {
  await using cleanup = new AsyncDisposableStack();
  const { path: dataDir } = cleanup.use(await temporaryDirectory());
  const store = cleanup.use(await openStore({ dataDir, role: 'server' }));
  await store.migrate();
  const resources = cleanup.move();
  return { ...store, dataDir, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

interface Copy {
  readonly store: Store;
  /** Drops the database, once; throws where a connection was still in use. */
  close(): Promise<void>;
}

async function openCopy(): Promise<Copy> {
  await using cleanup = new AsyncDisposableStack();
  const server = cleanup.use(await openTestServer());
  const template = await ensureTemplate(server);
  copies += 1;
  const name = `avow_test_${process.pid}_${copies}`;
  await server.admin.query(`create database ${name} template ${template}`);
  const store = await openStore({ dataDir: '', databaseUrl: withDatabase(server.url, name) });
  const resources = cleanup.move();
  let closing: Promise<void> | undefined;
  const close = async () => {
    const leaked = store.pool.totalCount - store.pool.idleCount;
    // A pool waits for what it lent; with a leak it would wait for ever.
    if (leaked === 0) await store[Symbol.asyncDispose]();
    await dropDatabase(server.admin, name, leaked === 0 ? '' : 'with (force)');
    await resources.disposeAsync();
    if (leaked > 0) throw new Error(`${leaked} database connection(s) were never released by this test file`);
  };
  return {
    store,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
