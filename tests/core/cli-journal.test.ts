import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testShell } from '../support/shell.ts';

const shell = await testShell();
await shell.subscribed('anna@example.org');

test('an untouched journal is verified', async () => {
  const found = (await shell.answer('journal', 'verify', '--json')) as Readonly<Record<string, unknown>>;
  assert.deepEqual([found['verified'], found['faults']], [true, []]);
  assert.match((await shell.avow('journal', 'verify')).out, /as they were written/);
});

test('an export closes what is open and says how to check it', async () => {
  const folder = join(shell.folder, 'journal');
  const { code, out, err } = await shell.avow('journal', 'export', folder);
  assert.deepEqual([code, out], [0, ''], err);
  assert.match(err, /1 blocks written/);
  assert.ok((await readdir(folder)).includes('VERIFY.txt'));
  assert.equal(((await shell.answer('journal', 'verify', '--json')) as { open: number }).open, 0);
});

test('a journal that somebody changed is found: the faults on stdout, exit code 1', async () => {
  await shell.inside(async ({ world: { db } }) => {
    await sql`set session_replication_role = replica; update journal.entry set rule = 'other' where id = 1; set session_replication_role = default`.execute(
      db,
    );
  });
  const { code, out, err } = await shell.avow('journal', 'verify', '--json');
  assert.equal(code, 1);
  const found = JSON.parse(out) as { readonly verified: boolean; readonly faults: readonly string[] };
  assert.equal(found.verified, false);
  assert.match(found.faults.join('\n'), /^Block 1: its entries are not those that were hashed\.$/m);
  assert.match(err, /^avow: The journal has been altered\./);
  assert.equal(
    ((await shell.answer('status', '--json')) as { journal: { verified: boolean } }).journal.verified,
    false,
  );
});
