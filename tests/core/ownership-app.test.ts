import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sections } from '../../src/app.ts';
import { mailTables } from '../../src/core/mail/index.ts';
import { coreTables, explainOwnership, type Table } from '../../src/core/records/index.ts';
import { ownershipOf, readShape } from '../../src/core/records/ownership.ts';
import { testDatabase } from '../support/database.ts';

type Tables = Readonly<Record<string, Table>>;

const tables: Tables = Object.fromEntries(
  [coreTables, mailTables, ...sections.map((section) => section.tables)].flatMap((some) => Object.entries<Table>(some)),
);

test('no column of any table escapes: each is declared, and what is personal is sealed and goes with its record', async () => {
  const { db } = await testDatabase();
  assert.deepEqual(await explainOwnership(db, tables), []);
});

describe('no annotation can be changed unseen', async () => {
  const shape = await readShape((await testDatabase()).db);
  const sealed = new Set(
    shape.columns
      .filter(({ type, bounded }) => type === 'bytea' && !bounded)
      .map(({ table, column }) => `${table}.${column}`),
  );
  const without = (columns: Readonly<Record<string, string>>, name: string) =>
    Object.fromEntries(Object.entries(columns).filter(([column]) => column !== name));
  const changed = (table: string, change: Partial<Table>): Tables => ({
    ...tables,
    [table]: { ...(tables[table] as Table), ...change },
  });
  const isSeen = (place: string, among: Tables) =>
    assert.ok(
      ownershipOf(shape, among).some((finding) => finding.place === place),
      place,
    );

  test('a column that is declared no more is found, every single one', () => {
    for (const [name, { personal, impersonal }] of Object.entries(tables)) {
      for (const column of Object.keys(personal))
        isSeen(`${name}.${column}`, changed(name, { personal: without(personal, column) }));
      for (const column of impersonal)
        isSeen(`${name}.${column}`, changed(name, { impersonal: impersonal.filter((one) => one !== column) }));
    }
  });

  test('a table that is declared no more is found by each of its columns', () => {
    for (const [name, { personal, impersonal }] of Object.entries(tables))
      for (const column of [...Object.keys(personal), ...impersonal])
        isSeen(`${name}.${column}`, without(tables as never, name) as never);
  });

  test('what is sealed cannot be called impersonal', () => {
    for (const [name, { personal, impersonal }] of Object.entries(tables))
      for (const column of Object.keys(personal).filter((one) => sealed.has(`${name}.${one}`)))
        isSeen(
          `${name}.${column}`,
          changed(name, { personal: without(personal, column), impersonal: [...impersonal, column] }),
        );
  });

  test('a column that could hold any words must say which', () => {
    for (const [name, { words = {} }] of Object.entries(tables))
      for (const column of Object.keys(words))
        isSeen(`${name}.${column}`, changed(name, { words: without(words, column) }));
  });
});
