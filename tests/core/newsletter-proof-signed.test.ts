// The signed proof: one file that says everything and that anybody can check who has the public key and nothing else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { attachedDocument } from '../../src/cli/proof/attached.ts';
import { publicKeyFrom, publicKeyPem, readSigned, signer } from '../../src/core/journal/index.ts';
import { newsletter, recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { newsletterWorld } from '../support/newsletter.ts';

const anna = 'Anna@example.org';

const w = await newsletterWorld();
await w.subscribed(anna, { ip: '2001:db8::7' });
const note = { channel: 'letter', evidence: 'Brief vom 1. Dezember, „Ordner 4“' } as const;
await recordWithdrawal(w.world, anna, note, { now: w.now(), by: 'staff' });
const proof = await newsletter.proof?.(w.world, anna);
assert.ok(proof);
const { json } = proof;
const { publicKey } = w.signer;

interface Said {
  readonly document: {
    readonly kind: string;
    readonly address: { readonly asGiven: string; readonly normalized: string };
    readonly consents: readonly Readonly<Record<string, unknown>>[];
  };
}

test('the file says who consented to which words, when, from where, how it ended, and what the journal has of it', () => {
  const { document } = JSON.parse(json) as Said;
  assert.equal(document.kind, 'avow.newsletter-proof.1');
  assert.deepEqual(document.address, { asGiven: anna, normalized: 'anna@example.org' });
  const [consent] = document.consents;
  assert.equal(consent?.['confirmedAt'], '2026-11-23T11:00:00Z');
  assert.equal(consent['confirmedIp'], '2001:db8::7');
  assert.match(String(consent['consentText']), /willigen Sie ein/);
  assert.match(String(consent['formText']), /^<form/);
  assert.equal((consent['end'] as { evidence: string }).evidence, note.evidence);
  assert.ok((consent['journal'] as unknown[]).length > 2);
});

test('it verifies by the key of the journal, and by no other', () => {
  assert.ok('document' in readSigned(json, publicKey));
  const other = signer(Buffer.alloc(32, 7)).publicKey;
  assert.deepEqual(readSigned(json, other), { refused: 'key' });
  const resigned = json.replace(publicKey.toString('hex'), other.toString('hex'));
  assert.deepEqual(readSigned(resigned, other), { refused: 'signature' });
});

test('one flipped bit is found, wherever it is', () => {
  const bytes = Buffer.from(json, 'utf8');
  const step = Math.max(1, Math.floor(bytes.length / 400));
  const tail = Array.from({ length: 330 }, (_, at) => bytes.length - 1 - at);
  for (const at of [...Array.from({ length: 400 }, (_, i) => i * step), ...tail]) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    assert.ok('refused' in readSigned(flipped.toString('utf8'), publicKey), `bit ${at % 8} of byte ${at}`);
  }
});

test('what was left out, added or written otherwise is not what was signed', () => {
  const { document, signature } = JSON.parse(json) as Said & { readonly signature: object };
  const written = (of: object) => `${JSON.stringify(of)}\n`;
  assert.deepEqual(readSigned(written({ document }), publicKey), { refused: 'form' });
  assert.deepEqual(readSigned(written({ signature }), publicKey), { refused: 'form' });
  assert.deepEqual(readSigned(written({ document: { ...document, consents: [] }, signature }), publicKey), {
    refused: 'signature',
  });
  assert.deepEqual(readSigned(json.trimEnd(), publicKey), { refused: 'form' });
  assert.deepEqual(readSigned(JSON.stringify(JSON.parse(json), null, 2), publicKey), { refused: 'form' });
  assert.deepEqual(readSigned('', publicKey), { refused: 'form' });
});

test('a few lines of Node that know nothing of Avow verify it', () => {
  const [, said = '', hex = ''] =
    /^\{"document":(.*),"signature":\{.*"value":"([0-9a-f]{128})"\}\}\n$/.exec(json) ?? [];
  assert.ok(verify(null, Buffer.from(said), createPublicKey(publicKeyPem(publicKey)), Buffer.from(hex, 'hex')));
});

test('so do sed, tr, xxd and openssl', async () => {
  await using folder = await temporaryDirectory();
  await writeFile(join(folder.path, 'proof.json'), json);
  await writeFile(join(folder.path, 'key.pem'), publicKeyPem(publicKey));
  const said = execFileSync(
    'sh',
    [
      '-ec',
      `sed -E 's/^\\{"document":(.*),"signature":\\{[^{}]*\\}\\}$/\\1/' proof.json | tr -d '\\n' > document
       sed -E 's/.*"value":"([0-9a-f]{128})"\\}\\}$/\\1/' proof.json | xxd -r -p > document.sig
       openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in document -sigfile document.sig`,
    ],
    { cwd: folder.path, encoding: 'utf8' },
  );
  assert.match(said, /Signature Verified Successfully/);
});

test('the PDF carries the signed document as an attachment and its signature in print', async () => {
  const pdf = Buffer.from(await proof.pdf());
  const attached = attachedDocument(pdf) ?? '';
  assert.equal(attached, json);
  assert.ok(pdf.toString('latin1').includes('nachweis.json'));
});

test('a PDF whose attachment was damaged or taken away verifies no more', async () => {
  const pdf = Buffer.from(await proof.pdf());
  const text = pdf.toString('latin1');
  const attachments = [...text.matchAll(/\/Type \/EmbeddedFile/g)].map(({ index }) => index);
  const damaged = Buffer.from(pdf);
  for (const start of attachments) {
    const inside = text.indexOf('stream', start) + 60;
    damaged[inside] = (damaged[inside] ?? 0) ^ 1;
  }
  const read = attachedDocument(damaged);
  assert.ok(read === undefined || 'refused' in readSigned(read, publicKey));
  const without = Buffer.from(
    pdf.toString('latin1').replaceAll('/Type /EmbeddedFile', '/Type /EmptiedFiles'),
    'latin1',
  );
  assert.equal(attachedDocument(without), undefined);
});

test('the key comes out of its PEM as it went in, and from nothing else', () => {
  assert.deepEqual(publicKeyFrom(publicKeyPem(publicKey)), publicKey);
  assert.equal(publicKeyFrom('no key'), undefined);
});
