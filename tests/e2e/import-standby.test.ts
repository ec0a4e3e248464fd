// What a page of an import waits for, beside one server and with a standby that must have every commit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openStore, type Store, transaction } from '../../src/core/store/index.ts';
import { acknowledgeAtTheEnd } from '../../src/sections/newsletter/import/queries.ts';
import { testDatabase } from '../support/database.ts';
import { replicated } from '../support/replicated.ts';

/** How a page of an import is committed, and what is committed after it on the same connection. */
async function commits({ db }: Store): Promise<readonly (string | undefined)[]> {
  const setting = async (tx: Store['db']) =>
    (await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(tx)).rows[0]?.synchronous_commit;
  return db.connection().execute(async (connection) => {
    await sql`set synchronous_commit to on`.execute(connection);
    const page = await transaction(connection, async (tx) => {
      await acknowledgeAtTheEnd(tx);
      return setting(tx);
    });
    return [page, await setting(connection)];
  });
}

test('on one server a page of an import does not wait for the disk', async () => {
  await using store = await testDatabase();
  assert.deepEqual(await commits(store), ['off', 'on']);
});

test('where a standby must have every commit, a page of an import waits for it too', { timeout: 120_000 }, async () => {
  await using pair = await replicated();
  await using store = await openStore({ dataDir: '', databaseUrl: pair.url });
  assert.deepEqual(await commits(store), ['on', 'on']);
});
