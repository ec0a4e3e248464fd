import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { append, closeBlocks, exportJournal } from '../../src/core/journal/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { at, entry, own, writtenJournal } from '../support/lives-journal.ts';

const run = promisify(execFile);

test('an export verifies with sha256sum and openssl alone', async () => {
  await using folder = await temporaryDirectory();
  const db = await writtenJournal();
  assert.deepEqual(await exportJournal(db, folder.path), { blocks: 3 });
  assert.equal((await readdir(folder.path)).length, 11);
  let previous = '0'.repeat(64);
  for (const number of [1, 2, 3]) {
    const file = (kind: string) => join(folder.path, `block-${number}.${kind}`);
    const hash = (await readFile(file('hash'))).toString('hex');
    assert.equal((await run('sha256sum', [file('txt')])).stdout.split(' ')[0], hash);
    assert.equal((await readFile(file('txt'), 'utf8')).split('\n')[0], previous);
    await opensslVerify(folder.path, file('hash'), file('sig'));
    previous = hash;
  }
});

test('an exported block that was changed fails with the same tools', async () => {
  await using folder = await temporaryDirectory();
  await exportJournal(await writtenJournal(), folder.path);
  const hash = join(folder.path, 'block-1.hash');
  await writeFile(hash, Buffer.alloc(32));
  await assert.rejects(opensslVerify(folder.path, hash, join(folder.path, 'block-1.sig')));
});

test('a line of the export is the entry and nothing else', async () => {
  await using folder = await temporaryDirectory();
  const { db } = await testDatabase();
  const what = entry('S17');
  await append(db, [what, { at, what: 'hold-closed', rule: 'dispute', actor: 'staff' }]);
  await closeBlocks(db, own, at);
  await exportJournal(db, folder.path);
  assert.deepEqual((await readFile(join(folder.path, 'block-1.txt'), 'utf8')).split('\n').slice(1), [
    `1\t2024-01-10T12:00:00.123456Z\tkept\tlife.request\trequested\tS17\t${what.record}\tperson`,
    '2\t2024-01-10T12:00:00.123456Z\thold-closed\t-\t-\tdispute\t-\tstaff',
    '',
  ]);
});

async function opensslVerify(folder: string, hash: string, signature: string): Promise<void> {
  const key = join(folder, 'key.pem');
  await run('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin', '-in', hash, '-sigfile', signature]);
}
