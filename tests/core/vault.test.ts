import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { open, openVault, seal, subjectOf, type Vault } from '../../src/core/vault/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';

const folder = await temporaryDirectory();
after(() => folder[Symbol.asyncDispose]());
const { db } = await testDatabase();
const keyFile = join(folder.path, 'master.key');
const vault = await openVault(db, keyFile);
const now = Temporal.Instant.from('2024-01-10T12:00:00Z');
const [one, two] = ['018d0000-0000-7000-8000-000000000001', '018d0000-0000-7000-8000-000000000002'];
const mint = async (record: string) => {
  const { key, store } = await vault.mint(db, record);
  await store.execute(db);
  return key;
};
const minted = new Map([
  [one, await mint(one)],
  [two, await mint(two)],
]);

const keyOf = (id: string, of: Vault = vault) => of.keys(db, [id]).then((keys) => keys.get(id));

test('what is sealed under the key of a record opens with it, in its column', async () => {
  const key = minted.get(one);
  assert.ok(key);
  const sealed = seal(key, 'life.detail.content', 'Größe 42 🙂');
  const again = await keyOf(one);
  assert.ok(again);
  assert.equal(open(again, 'life.detail.content', sealed), 'Größe 42 🙂');
});

test('the same text is sealed differently each time', () => {
  const key = minted.get(one);
  assert.ok(key);
  assert.notDeepEqual(seal(key, 'a.b.c', 'same'), seal(key, 'a.b.c', 'same'));
});

test('a sealed value that was moved to another column does not open', () => {
  const key = minted.get(one);
  assert.ok(key);
  assert.throws(() => open(key, 'life.detail.other', seal(key, 'life.detail.content', 'text')), {
    code: 'vault/altered',
  });
});

test('a sealed value that was moved to another record does not open, even under the same key', () => {
  const key = minted.get(one);
  assert.ok(key);
  const sealed = seal(key, 'life.detail.content', 'text');
  assert.throws(() => open({ ...key, record: two }, 'life.detail.content', sealed), { code: 'vault/altered' });
});

test('a value of which any bit was changed does not open', () => {
  const key = minted.get(one);
  assert.ok(key);
  const sealed = seal(key, 'a.b.c', 'text');
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    assert.throws(() => open(key, 'a.b.c', altered), { code: 'vault/altered' });
  }
});

test('a value that was cut short does not open, whatever is left of it', () => {
  const key = minted.get(one);
  assert.ok(key);
  const sealed = seal(key, 'a.b.c', '');
  for (let length = 0; length < sealed.length; length += 1)
    assert.throws(() => open(key, 'a.b.c', sealed.subarray(0, length)), { code: 'vault/altered' });
});

test('the wrapped key of one record is of no use for another', async () => {
  const [three, four] = ['018d0000-0000-7000-8000-000000000003', '018d0000-0000-7000-8000-000000000004'];
  await mint(three);
  await mint(four);
  await sql`update vault.key set wrapped = (select wrapped from vault.key where record = ${three}) where record = ${four}`.execute(
    db,
  );
  await assert.rejects(keyOf(four), { code: 'vault/altered' });
});

test('a key that was shredded never comes back', async () => {
  const id = '018d0000-0000-7000-8000-000000000005';
  await mint(id);
  await vault.shred(db, [id], now);
  assert.equal(await keyOf(id), undefined);
});

test('a vault opens again with the same secrets', async () => {
  assert.deepEqual((await openVault(db, keyFile)).secrets, vault.secrets);
});

test('the key file is readable by its owner alone, and nothing else lies beside it', async () => {
  assert.equal((await stat(keyFile)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(folder.path), ['master.key']);
});

test('the database holds no key and no secret in the clear', async () => {
  const master = Buffer.from((await readFile(keyFile, 'utf8')).split(':')[1] ?? '', 'base64');
  const { rows } = await sql<{ row: string }>`
    select encode(wrapped, 'hex') as row from vault.secret union all select encode(wrapped, 'hex') from vault.key`.execute(
    db,
  );
  const stored = rows.map((r) => r.row).join('\n');
  for (const secret of [master, ...Object.values(vault.secrets), ...[...minted.values()].map((k) => k.bytes)])
    assert.ok(!stored.includes(secret.toString('hex')));
});

test('another master key is refused and leaves nothing behind', async () => {
  const wrong = join(folder.path, 'wrong.key');
  await writeFile(wrong, `avow-master-key-1:${Buffer.alloc(32, 7).toString('base64')}\n`);
  await sql`delete from vault.secret where name = 'network'`.execute(db);
  await assert.rejects(openVault(db, wrong), { code: 'vault/wrong-master-key' });
  const { rows } = await sql<{ name: string }>`select name from vault.secret order by name`.execute(db);
  assert.deepEqual(
    rows.map((r) => r.name),
    ['journal', 'subject', 'token'],
  );
  assert.deepEqual((await openVault(db, keyFile)).secrets.subject, vault.secrets.subject);
});

test('without the master key a database with sealed data is refused, and no second key is made', async () => {
  const missing = join(folder.path, 'missing.key');
  await assert.rejects(openVault(db, missing), { code: 'vault/no-master-key' });
  await assert.rejects(stat(missing), { code: 'ENOENT' });
});

test('a file that is no master key is refused', async () => {
  const odd = join(folder.path, 'odd.key');
  for (const text of ['', 'avow-master-key-1:', 'avow-master-key-1:c2hvcnQ=', Buffer.alloc(32).toString('base64')]) {
    await writeFile(odd, text);
    await assert.rejects(openVault(db, odd), { code: 'vault/key-file' });
  }
});

test('of many first starts at once all get the one key and the same secrets', async () => {
  const { db: fresh } = await testDatabase();
  await using place = await temporaryDirectory();
  const file = join(place.path, 'master.key');
  const vaults = await Promise.all(Array.from({ length: 8 }, () => openVault(fresh, file)));
  for (const each of vaults) assert.deepEqual(each.secrets, vaults[0]?.secrets);
  assert.deepEqual(await readdir(place.path), ['master.key']);
});

test('two first starts with two key files make one vault, and the other is refused', async () => {
  const { db: fresh } = await testDatabase();
  await using place = await temporaryDirectory();
  const results = await Promise.allSettled([
    openVault(fresh, join(place.path, 'a.key')),
    openVault(fresh, join(place.path, 'b.key')),
  ]);
  const refusals = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as { code?: string }] : [],
  );
  assert.equal(refusals.length, 1);
  // By the master key or, when the winner was much faster, for want of one.
  assert.match(refusals[0]?.code ?? '', /^vault\/(wrong|no)-master-key$/);
});

test('a start that died while it made the key leaves no half key', async () => {
  const { db: fresh } = await testDatabase();
  await using place = await temporaryDirectory();
  const file = join(place.path, 'master.key');
  await writeFile(`${file}.0123456789abcdef`, 'avow-master-key-1:aGFsZg');
  await openVault(fresh, file);
  assert.match(await readFile(file, 'utf8'), /^avow-master-key-1:[A-Za-z0-9+/]{43}=\n$/);
  await rm(`${file}.0123456789abcdef`);
});

test('a person is the same subject however the address is written', () => {
  const secret = vault.secrets.subject;
  const subject = subjectOf(secret, 'life', 'Jörg@Müller.example');
  assert.deepEqual(subjectOf(secret, 'life', ' JÖRG@xn--mller-kva.EXAMPLE '), subject);
  assert.deepEqual(subjectOf(secret, 'life', 'Jo\u0308rg@Mu\u0308ller.example'), subject);
  assert.notDeepEqual(subjectOf(secret, 'life', 'jörg+tag@müller.example'), subject);
});

test('a person is another subject in each section, and nobody without the secret can tell', () => {
  const subject = subjectOf(vault.secrets.subject, 'life', 'a@example.org');
  assert.notDeepEqual(subjectOf(vault.secrets.subject, 'shop', 'a@example.org'), subject);
  assert.notDeepEqual(subjectOf(Buffer.alloc(32), 'life', 'a@example.org'), subject);
});

test('no two sealed values share a nonce, however many are sealed', () => {
  const key = { record: 'any', bytes: Buffer.alloc(32, 7) };
  const nonces = Array.from({ length: 5000 }, () => seal(key, 'a.b.c', 'x').subarray(0, 12).toString('hex'));
  assert.equal(new Set(nonces).size, nonces.length);
});
