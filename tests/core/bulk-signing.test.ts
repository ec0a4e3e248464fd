import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { authenticate } from 'mailauth';
import { bodyHash } from '../../src/core/mail/bulk/signing/body-hash.ts';
import { signDkim } from '../../src/core/mail/dkim/index.ts';
import { compileMessage, type DkimKey, MailError, personal, signInWorkers } from '../../src/core/mail/index.ts';
import { bulkCover, bulkParts, bulkValues, plainParts, rawOf } from '../support/bulk.ts';

const at = Temporal.Instant.from('2026-03-02T08:00:00Z');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
const keys: readonly DkimKey[] = [
  { domain: 'garten.example', selector: 'r1', key: rsa.privateKey },
  { domain: 'garten.example', selector: 'e1', key: ed25519.privateKey },
];

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });
const names: Readonly<Record<string, string>> = {
  'r1._domainkey.garten.example': `v=DKIM1; k=rsa; p=${spki(rsa.publicKey).toString('base64')}`,
  // RFC 8463: the bare 32 octets of the key, not their envelope.
  'e1._domainkey.garten.example': `v=DKIM1; k=ed25519; p=${spki(ed25519.publicKey).subarray(-32).toString('base64')}`,
};

async function verify(raw: Buffer): Promise<readonly string[]> {
  const { dkim } = await authenticate(raw, {
    disableArc: true,
    disableDmarc: true,
    disableBimi: true,
    resolver: async (domain) => {
      const text = names[domain];
      if (text === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [[text]];
    },
  });
  return (dkim?.results ?? []).map((result) => result.status.result);
}

// Long enough for a static run that threads share.
const long = compileMessage(
  bulkParts({ html: `<p>{{name}}</p>${'<p>Ein Absatz für alle.</p>\n'.repeat(500)}<a href="{{leave}}">` }),
);
const mail = (values = bulkValues) => personal(long, values, bulkCover());

test('a foreign verifier finds the signatures of both keys good, whatever the values are', async () => {
  await using signer = signInWorkers(keys, 2);
  const awkward = fc.array(
    fc.oneof(fc.constantFrom('\r\n', ' ', '\t', '.', '=', 'ü'), fc.string({ unit: 'grapheme' })),
  );
  await fc.assert(
    fc.asyncProperty(awkward, async (pieces) => {
      const signed = await signer.sign(mail({ ...bulkValues, name: pieces.join('') }), at);
      assert.deepEqual(await verify(rawOf(signed)), ['pass', 'pass']);
      assert.equal(signed.size, rawOf(signed).length);
    }),
    { numRuns: 40 },
  );
});

test('threads sign exactly as the outbox does', async () => {
  await using signer = signInWorkers(keys, 1);
  const signed = await signer.sign(mail(), at);
  assert.equal(rawOf(signed).toString('latin1'), signDkim(rawOf(mail()), keys, at).toString('latin1'));
});

test('a mail that ends in empty lines verifies', async () => {
  await using signer = signInWorkers(keys, 1);
  const plain = plainParts({ text: 'Hallo\n{{name}}' });
  const ending = personal(compileMessage(plain), { ...bulkValues, name: 'x\n\n\n' }, bulkCover());
  assert.deepEqual(await verify(rawOf(await signer.sign(ending, at))), ['pass', 'pass']);
});

test('a sign of both unsubscribe headers and a second From is in every signature', async () => {
  await using signer = signInWorkers(keys, 1);
  const raw = rawOf(await signer.sign(mail(), at))
    .toString('latin1')
    .replace(/\r\n[ \t]+/g, '');
  const signatures = raw.split('\r\n').filter((line) => line.startsWith('DKIM-Signature:'));
  assert.equal(signatures.length, 2);
  for (const signature of signatures) {
    const covered = /h=([^;]+);/.exec(signature)?.[1]?.split(':') ?? [];
    assert.equal(covered.filter((name) => name === 'from').length, 2);
    assert.ok(covered.includes('list-unsubscribe') && covered.includes('list-unsubscribe-post'));
  }
});

test('many mails at once come back each with its own signature', async () => {
  await using signer = signInWorkers(keys.slice(1), 2);
  const mails = Array.from({ length: 60 }, (_, i) => mail({ ...bulkValues, name: `Nr. ${i}` }));
  const signed = await Promise.all(mails.map((one) => signer.sign(one, at)));
  for (const [i, one] of signed.entries()) {
    assert.ok(rawOf(one).includes(rawOf(mails[i] as never)));
    assert.deepEqual(await verify(rawOf(one)), ['pass']);
  }
});

test('a mail that cannot be signed is an error, not an unsigned mail', async () => {
  await using signer = signInWorkers([{ domain: 'garten.example', selector: 'x', key: rsa.publicKey }], 1);
  await assert.rejects(
    signer.sign(mail(), at),
    (error) => error instanceof MailError && error.code === 'mail/signing-key',
  );
});

test('mails in hand when the threads end are told so', async () => {
  const signer = signInWorkers(keys, 1);
  const waiting = signer.sign(mail(), at).catch((error: unknown) => error);
  await new Promise(setImmediate);
  await signer.close();
  const end = await waiting;
  assert.ok(end instanceof MailError || (typeof end === 'object' && end !== null && 'segments' in end));
});

test('the body hash is the same however the body is cut', () => {
  const piece = fc.oneof(fc.constant('\r\n'), fc.constant('a\r\n'), fc.constant('b'));
  fc.assert(
    fc.property(fc.array(piece), (pieces) =>
      assert.equal(bodyHash(pieces.map((p, i) => (i % 2 ? p : Buffer.from(p)))), bodyHash([pieces.join('')])),
    ),
  );
});
