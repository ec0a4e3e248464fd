import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { refuseUnfit } from '../../src/core/store/fitness.ts';
import { openStore, storeErrorSentences } from '../../src/core/store/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { openTestServer, withDatabase } from '../support/test-server.ts';

test('with DATABASE_URL nothing is launched and DATA_DIR is not touched', async () => {
  await using directory = await temporaryDirectory();
  await using database = await testDatabase();
  await using store = await openStore({ dataDir: directory.path, databaseUrl: database.url });
  assert.deepEqual(await store.migrate(), []);
  assert.deepEqual(await readdir(directory.path), []);
});

test('many servers may work on one DATABASE_URL', async () => {
  await using database = await testDatabase();
  await using one = await openStore({ dataDir: '', databaseUrl: database.url, role: 'server' });
  await using two = await openStore({ dataDir: '', databaseUrl: database.url, role: 'server' });
  assert.equal(one.version, two.version);
});

test('a database that does not answer is named without its password', async () => {
  const databaseUrl = 'postgresql://keeper:secret-word@127.0.0.1:1/avow';
  await assert.rejects(openStore({ dataDir: '', databaseUrl }), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'database-unreachable');
    assert.match(error.message, /database avow at 127\.0\.0\.1:1: .*DATABASE_URL/);
    assert.doesNotMatch(error.message, /secret-word/);
    return true;
  });
});

test('of several servers the one that takes writes is used, whichever place it has in the list', async () => {
  await using database = await testDatabase();
  const nobody = '127.0.0.1:1';
  for (const hosts of [`${nobody},HERE`, `HERE,${nobody}`]) {
    const databaseUrl = database.url.replace(/(?<=\/\/[^/@]*@)[^/?]*/, (here) => hosts.replace('HERE', here));
    await using store = await openStore({ dataDir: '', databaseUrl });
    assert.match(store.where, /127\.0\.0\.1:1/);
    assert.equal(store.version, database.version);
  }
});

test('where none of several servers takes writes, all are named without the password', async () => {
  const databaseUrl = 'postgresql://keeper:secret-word@127.0.0.1:1,127.0.0.1:2/avow';
  await assert.rejects(openStore({ dataDir: '', databaseUrl }), (error: Error & { cause?: { code?: string } }) => {
    assert.equal(error.cause?.code, 'database-not-writable');
    assert.match(error.message, /database avow at 127\.0\.0\.1:1, 127\.0\.0\.1:2/);
    assert.doesNotMatch(error.message, /secret-word/);
    return true;
  });
});

test('a database in another encoding is refused', async () => {
  await using server = await openTestServer();
  const name = `avow_test_${process.pid}_ascii`;
  await server.admin.query(`create database ${name} encoding sql_ascii locale 'C' template template0`);
  try {
    await assert.rejects(openStore({ dataDir: '', databaseUrl: withDatabase(server.url, name) }), {
      code: 'database-not-utf8',
    });
  } finally {
    await server.admin.query(`drop database ${name} with (force)`);
  }
});

test('a server before PostgreSQL 15 is refused', () => {
  assert.throws(() => refuseUnfit({ version: 140011, encoding: 'UTF8' }, 'here'), {
    code: 'database-too-old',
    message: /^here \(PostgreSQL 14\)/,
  });
  refuseUnfit({ version: 150000, encoding: 'UTF8' }, 'here');
});

test('every error of the catalogue is thrown somewhere', async () => {
  const folder = new URL('../../src/core/store/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && name !== 'errors.ts',
  );
  const source = (await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))).join('\n');
  const unused = Object.keys(storeErrorSentences).filter((code) => !source.includes(`'${code}'`));
  assert.deepEqual(unused, []);
});

test('a connection that a test never releases fails its file, and is named', async () => {
  const file = `
    import { test } from 'node:test';
    import { testDatabase } from './tests/support/database.ts';
    test('takes a connection for good', async () => {
      await using database = await testDatabase();
      await database.pool.connect().then((client) => client.on('error', () => {}));
    });`;
  // A file of its own, to be seen failing from outside; told that it runs inside another, it would speak to that one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const ran = spawnSync(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', '--input-type=module', '--eval', file],
    { env, encoding: 'utf8' },
  );
  assert.equal(ran.status, 1, ran.stderr);
  assert.match(ran.stdout, /1 database connection\(s\) were never released/);
});
