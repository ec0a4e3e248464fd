import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { publicKeyPem, signer } from '../../src/core/journal/index.ts';
import { testShell } from '../support/shell.ts';

const shell = await testShell({ SIMULATED_CLOCK: '2026-11-23T11:00:00Z' });
const anna = 'anna@example.org';
await shell.subscribed(anna);

interface Held {
  readonly record: string;
  readonly class: string;
  readonly stage: string;
  readonly until: string | null;
  readonly held: boolean;
  readonly purposes: readonly { readonly name: string }[];
  readonly data: Readonly<Record<string, unknown>>;
}

const shown = async (address: string) => (await shell.answer('person', 'show', address, '--json')) as readonly Held[];

test('what is held about a person is shown with class, stage, purposes and the data themselves', async () => {
  const subscription = (await shown(anna)).find((held) => held.class === 'newsletter.subscription');
  assert.equal(subscription?.stage, 'active');
  assert.ok(subscription.purposes.length > 0);
  assert.ok(JSON.stringify(subscription.data).includes(anna));
});

test('in words the same: what, why, until when', async () => {
  const { code, out } = await shell.avow('person', 'show', anna);
  assert.equal(code, 0);
  assert.match(out, /\(newsletter\.subscription\)/);
  assert.match(out, /^ {2}Why .*Art\. 6\(1\)\(a\) GDPR/m);
  assert.match(out, /^ {2}Until +an event ends it$/m);
});

test('of an address that nothing is held about nothing is shown', async () => {
  assert.deepEqual(await shown('nobody@example.org'), []);
  assert.equal((await shell.avow('person', 'show', 'nobody@example.org')).out, 'Nothing is held about this address.');
});

test('an export is a file for this person’s eyes, and stdout stays clean', async () => {
  const file = join(shell.folder, 'anna.json');
  const { code, out, err } = await shell.avow('person', 'export', anna, '--out', file);
  assert.deepEqual([code, out], [0, '']);
  assert.match(err, /records written to .*anna\.json/);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const copy = JSON.parse(await readFile(file, 'utf8')) as { readonly records: readonly Held[] };
  const brief = (records: readonly Held[]) => records.map(({ record, class: name, data }) => ({ record, name, data }));
  assert.deepEqual(brief(copy.records), brief(await shown(anna)));
});

test('a proof of consent is a PDF; without a consent there is none', async () => {
  const file = join(shell.folder, 'anna.pdf');
  const { code, out, err } = await shell.avow('proof', anna, '--out', file);
  assert.deepEqual([code, out], [0, ''], err);
  assert.equal((await readFile(file)).subarray(0, 5).toString(), '%PDF-');
  const none = await shell.avow('proof', 'nobody@example.org', '--out', join(shell.folder, 'nobody.pdf'));
  assert.deepEqual([none.code, none.out], [1, '']);
  assert.match(none.err, /No consent of this address is held and no permission/);
});

test('a proof is JSON where the file is to be JSON, and either verifies by a public key and nothing else', async () => {
  const { publicKey } = await shell.inside(async ({ signer }) => signer);
  const [pdf, json, key] = ['anna.pdf', 'anna-proof.json', 'key.pem'].map((name) => join(shell.folder, name));
  assert.ok(pdf && json && key);
  await writeFile(key, publicKeyPem(publicKey));
  assert.equal((await shell.avow('proof', anna, '--out', json)).code, 0);
  assert.equal((await stat(json)).mode & 0o777, 0o600);
  // No database answers there.
  const apart = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
  for (const file of [pdf, json]) {
    const { code, out, err } = await shell.avowWith(apart, 'proof', 'verify', file, '--key', key);
    assert.equal(code, 0, err);
    assert.match(out, /is as it was signed/);
    assert.ok(out.includes(publicKeyPem(publicKey).trim()));
  }
  assert.equal((await shell.avow('proof', 'verify', json)).code, 0, 'by its own key');
});

test('verifying says what is wrong: the words, the key, the file, the question', async () => {
  const file = (name: string) => join(shell.folder, name);
  const said = await readFile(file('anna-proof.json'), 'utf8');
  await writeFile(file('changed.json'), said.replace('anna@example.org', 'otto@example.org'));
  await writeFile(file('other.pem'), publicKeyPem(signer(Buffer.alloc(32, 7)).publicKey));
  await writeFile(file('empty.pdf'), '%PDF-1.7\n');
  const verified = async (name: string, key = 'key.pem') => {
    const { code, err } = await shell.avow('proof', 'verify', file(name), '--key', file(key));
    return `${code} ${err}`;
  };
  assert.match(await verified('changed.json'), /^1 .*changed after it was signed/);
  assert.match(await verified('anna-proof.json', 'other.pem'), /^1 .*another key/);
  assert.match(await verified('empty.pdf'), /^1 .*no signed document/);
  assert.match(await verified('key.pem'), /^1 .*no signed document as it was written/);
  assert.match(await verified('missing.json'), /^1 .*cannot be read/);
  assert.match(await verified('anna-proof.json', 'anna-proof.json'), /^1 .*no Ed25519 key/);
  const without = await shell.avow('proof', anna);
  assert.deepEqual([without.code, /--out/.test(without.err)], [2, true]);
});

const order = (changed: Readonly<Record<string, string>> = {}): string[] =>
  Object.entries({
    '--reference': 'V-2026/17',
    '--kind': 'dispute',
    '--class': 'newsletter.subscription',
    '--address': anna,
    '--review': '2027-06-30T12:00:00+02:00',
    ...changed,
  }).flat();

const refusals: readonly (readonly [what: string, changed: Readonly<Record<string, string>>, sentence: RegExp])[] = [
  ['of a kind that there is not', { '--kind': 'caution' }, /incident, dispute, preservation-order/],
  ['with a name for a reference', { '--reference': 'Anna Beispiel' }, /no names/],
  ['on a class that the policy does not know', { '--class': 'newsletter.diary' }, /knows no class/],
  ['that nobody would look at again', { '--review': '2020-01-01T00:00:00Z' }, /must lie ahead/],
  ['whose review has no offset', { '--review': '2027-06-30' }, /offset/],
  ['on nothing', { '--address': 'nobody@example.org' }, /nothing to suspend/],
];

for (const [what, changed, sentence] of refusals) {
  test(`a hold ${what} is refused`, async () => {
    const { code, out, err } = await shell.avow('hold', 'open', ...order(changed));
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, sentence);
    assert.deepEqual(await shell.answer('hold', 'list', '--json'), []);
  });
}

test('a hold that is no hold cannot be closed', async () => {
  const { code, err } = await shell.avow('hold', 'close', 'the-first-one');
  assert.equal(code, 1);
  assert.match(err, /There is no open hold the-first-one/);
});

test('a demand for erasure is answered with what was erased, what stays, why and until when', async () => {
  const { kept, held } = (await shell.answer('person', 'erase', anna, '--json')) as {
    readonly kept: readonly { readonly stage: string; readonly article: string; readonly until: string | null }[];
    readonly held: readonly unknown[];
  };
  assert.deepEqual(held, []);
  const [proof] = kept;
  assert.equal(proof?.stage, 'proof');
  assert.match(proof.article, /17/);
  assert.ok(Temporal.Instant.from(proof.until ?? '').epochMilliseconds > 0);
  const { out } = await shell.avow('person', 'erase', anna);
  assert.match(out, /^Kept until .* at the latest: .*\(Art\. 17/m);
});

test('a hold keeps from erasure what falls due, and what it kept is erased when it is closed', async () => {
  const { hold, records } = (await shell.answer('hold', 'open', ...order(), '--json')) as Record<string, unknown>;
  assert.equal(records, 1);
  const [listed] = (await shell.answer('hold', 'list', '--json')) as readonly Record<string, unknown>[];
  assert.deepEqual([listed?.['id'], listed?.['reference'], listed?.['records']], [hold, 'V-2026/17', 1]);
  assert.ok(!JSON.stringify(listed).includes(anna));

  await shell.answer('clock', 'advance', 'P6Y', '--json');
  assert.match((await shell.avow('person', 'show', anna)).out, /suspended by a hold/);
  const lifted = await shell.answer('hold', 'close', String(hold), '--json');
  assert.deepEqual(lifted, { hold, records: 1, erased: 1 });
  assert.deepEqual(await shown(anna), []);
});

test('a closed hold cannot be closed again', async () => {
  const { hold } = (await shell.inside(async ({ world }) => {
    const { rows } = await sql<{ hold: string }>`select id as hold from core.hold`.execute(world.db);
    return rows[0];
  })) ?? { hold: '' };
  const { code, err } = await shell.avow('hold', 'close', hold);
  assert.equal(code, 1);
  assert.match(err, /no open hold/);
});
