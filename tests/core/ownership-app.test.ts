import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sections } from '../../src/app.ts';
import { mailTables } from '../../src/core/mail/index.ts';
import { coreTables, explainOwnership, type Table } from '../../src/core/records/index.ts';
import { testDatabase } from '../support/database.ts';

test('no column of any table escapes: each is declared, and what is personal is sealed and goes with its record', async () => {
  const { db } = await testDatabase();
  const tables: Readonly<Record<string, Table>> = Object.fromEntries(
    [coreTables, mailTables, ...sections.map((section) => section.tables)].flatMap((some) =>
      Object.entries<Table>(some),
    ),
  );
  assert.deepEqual(await explainOwnership(db, tables), []);
});
