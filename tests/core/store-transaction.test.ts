import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { afterCommit, type Queries, transaction } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';

const store = await testDatabase();
await store.pool.query('create table public.account (id int primary key, amount int not null)');
await store.pool.query('insert into public.account values (1, 0), (2, 0)');

test('a transaction that throws leaves nothing behind', async () => {
  await assert.rejects(
    transaction(store.db, async (tx) => {
      await sql`insert into public.account values (3, 0)`.execute(tx);
      throw new Error('broken');
    }),
    /broken/,
  );
  assert.equal((await store.pool.query('select from public.account where id = 3')).rowCount, 0);
});

test('a transaction within a transaction is refused', async () => {
  await assert.rejects(
    transaction(store.db, (tx) => transaction(tx, async () => {})),
    { code: 'transaction-open' },
  );
});

test('a deadlock is resolved by running the loser again when that is asked for', async () => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const move = (from: number, to: number, mine: PromiseWithResolvers<void>, other: PromiseWithResolvers<void>) =>
    transaction(
      store.db,
      async (tx) => {
        await sql`update public.account set amount = amount - 1 where id = ${from}`.execute(tx);
        mine.resolve();
        await other.promise;
        await sql`update public.account set amount = amount + 1 where id = ${to}`.execute(tx);
      },
      { attempts: 3 },
    );
  await Promise.all([move(1, 2, first, second), move(2, 1, second, first)]);
  const { rows } = await store.pool.query('select amount from public.account order by id');
  assert.deepEqual(rows, [{ amount: 0 }, { amount: 0 }]);
});

test('an error that would come again is not tried again', async () => {
  let runs = 0;
  await assert.rejects(
    transaction(
      store.db,
      async (tx) => {
        runs += 1;
        await sql`insert into public.account values (1, 0)`.execute(tx);
      },
      { attempts: 3 },
    ),
    { code: '23505' },
  );
  assert.equal(runs, 1);
});

test('what follows a transaction is done once, after it is committed and before the answer, for all that was named', async () => {
  const seen: (readonly string[])[] = [];
  const follow = async (db: Queries, items: readonly string[]) => {
    assert.equal((await sql`select 1 from public.account where id = 7`.execute(db)).rows.length, 1);
    seen.push(items);
  };
  await transaction(store.db, async (tx) => {
    afterCommit(tx, follow, ['a']);
    await sql`insert into public.account values (7, 0)`.execute(tx);
    afterCommit(tx, follow, ['b', 'c']);
    assert.deepEqual(seen, []);
  });
  assert.deepEqual(seen, [['a', 'b', 'c']]);
});

test('nothing follows what was undone, nor where nobody may wait', async () => {
  const seen: string[] = [];
  const follow = async (_db: Queries, items: readonly string[]) => void seen.push(...items);
  await assert.rejects(
    transaction(store.db, async (tx) => {
      afterCommit(tx, follow, ['undone']);
      throw new Error('broken');
    }),
  );
  await transaction(store.db, async (tx) => afterCommit(tx, follow, ['left']), { isFollowed: false });
  assert.deepEqual(seen, []);
  assert.throws(() => afterCommit(store.db, follow, ['none']), { code: 'transaction-missing' });
});
