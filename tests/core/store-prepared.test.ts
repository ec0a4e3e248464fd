import assert from 'node:assert/strict';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { type CompiledQuery, sql } from 'kysely';
import { DatabaseClient, openStore, type Queries, type Store, transaction } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';

const store = await testDatabase();
await store.pool.query('create table public.account (id int primary key, amount int not null)');
await store.pool.query('insert into public.account select i, i from generate_series(1, 100) as i');

test('a statement that a connection sends again and again is prepared', async () => {
  await transaction(store.db, async (tx) => {
    await often(() => amountOf(tx, 7));
    assert.deepEqual(await prepared(tx), [compiledText(store.db)]);
  });
});

test('a statement about many is planned for those many each time', async () => {
  const many = Array.from({ length: 50 }, (_, i) => i);
  await transaction(store.db, async (tx) => {
    await often(() => sql`select from public.account where id = any(${many}::int[])`.execute(tx));
    assert.ok((await prepared(tx)).every((text) => !text.includes('any(')));
  });
});

test('a migration beside it changes what a prepared statement answers, and nobody meets an error', async () => {
  await store.pool.query('create table public.price (id int primary key, amount int not null)');
  await store.pool.query('insert into public.price values (1, 12)');
  const price = async () =>
    (await sql<{ amount: unknown }>`select amount from public.price where id = ${1}`.execute(store.db)).rows[0]?.amount;
  await often(price);
  await store.pool.query('alter table public.price alter amount type text');
  assert.equal(await price(), '12');
});

test('a transaction in which the server has forgotten a statement fails, and the next one goes on', async () => {
  const deed = (before: (tx: Queries) => Promise<unknown>) =>
    transaction(store.db, async (tx) => {
      await before(tx);
      return amountOf(tx, 9);
    });
  await often(() => deed(async () => {}));
  const forgetting = deed((tx) => sql`deallocate all`.execute(tx));
  await assert.rejects(forgetting, { code: '26000' });
  assert.equal(await deed(async () => {}), 9);
});

test('behind a pooler nothing is prepared: it may hand the next statement to another session', async () => {
  await using pooled = await behindPooler(store.url);
  await often(() => amountOf(pooled.db, 7));
  assert.deepEqual(await prepared(pooled.db), []);
});

async function often(deed: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 10; i += 1) await deed();
}

const amount = (id: number) => sql<{ amount: number }>`select amount from public.account where id = ${id}`;
const amountOf = async (db: Queries, id: number) => (await amount(id).execute(db)).rows[0]?.amount;
const compiledText = (db: Queries): string => (amount(7).compile(db) as CompiledQuery).sql;

async function prepared(db: Queries): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  return rows.map((row) => row.statement);
}

/** A store that reaches its server through something that, like a pooler, has process ids of its own. */
async function behindPooler(url: string): Promise<Store> {
  await using opened = new AsyncDisposableStack();
  const { path } = opened.use(await temporaryDirectory());
  const { hostname, port, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  const server = createServer((client) => {
    const far = host.startsWith('/')
      ? connect(join(host, `.s.PGSQL.${port || 5432}`))
      : connect(Number(port || 5432), host);
    far.once('data', function renamed(chunk: Buffer) {
      // BackendKeyData (PostgreSQL, 54.7): the letter K, the length 12, the process id.
      const at = chunk.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
      if (at === -1) far.once('data', renamed);
      else chunk.writeInt32BE(chunk.readInt32BE(at + 5) ^ 1, at + 5);
      client.write(chunk);
      if (at !== -1) far.on('data', (more) => client.write(more));
    });
    client.pipe(far);
    far.on('close', () => client.destroy());
  }).listen(join(path, '.s.PGSQL.5432'));
  opened.defer(() => void server.close());
  const near = new URL(url);
  near.host = encodeURIComponent(path);
  near.searchParams.delete('host');
  const pooled = opened.use(await openStore({ dataDir: '', databaseUrl: near.href }));
  const resources = opened.move();
  return { ...pooled, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

test('a connection that breaks while it is made is an error of whoever asked for it, and ends nothing else', async () => {
  class Breaking extends DatabaseClient {
    // Between two questions nobody waits for what the server says; unheard, it would end this process.
    protected override async meet(): Promise<void> {
      const gone = new Promise((resolve) => this.once('end', resolve));
      const { processID } = this as unknown as { readonly processID: number };
      await store.pool.query('select pg_terminate_backend($1::int)', [processID]);
      await gone;
      await this.query('select 1');
    }
  }
  await assert.rejects(async () => new Breaking({ connectionString: store.url }).connect());
});
