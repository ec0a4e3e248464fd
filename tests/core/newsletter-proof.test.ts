// The printed proof: it stands alone on one page, and every word of it can be checked.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { closeBlocks } from '../../src/core/journal/index.ts';
import { newsletter, proofOf, proofPdf, recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { sheetOf } from '../../src/sections/newsletter/proof/sheet.ts';
import { signedProof } from '../../src/sections/newsletter/proof/signed.ts';
import { newsletterWorld } from '../support/newsletter.ts';

const anna = 'Anna@example.org';
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

async function ended() {
  const w = await newsletterWorld();
  await w.subscribed(anna, { ip: '2001:db8::7' });
  await w.travel('P10D');
  const note = { channel: 'letter', evidence: 'Brief vom 1. Dezember, Ordner 4' } as const;
  await recordWithdrawal(w.world, anna, note, { now: w.now(), by: 'staff' });
  await closeBlocks(w.world.db, w.signer, w.now());
  return w;
}

test('the page says who, what, when, from where, how it ended and when it is erased', async () => {
  const w = await ended();
  const proof = await proofOf(w.world, anna, { now: w.now(), by: 'staff' });
  const [consent] = proof.consents;
  assert.ok(consent);
  const { signature } = signedProof(w.world, proof);
  const { parts, line } = sheetOf(w.world, proof, consent, signature);
  const said = parts.flatMap(({ rows }) => rows.map(([, value]) => value)).join('\n');
  const expected = [
    'Anna@example.org',
    'anna@example.org',
    '2026-11-23T11:00:00Z (UTC) = 2026-11-23T12:00:00+01:00 (Ortszeit)',
    '2001:db8::7',
    '250 2.0.0 Trial mailbox',
    '@fluxcess.com>',
    'Fassung 1 vom',
    '2026-12-03T11:00:00Z',
    'Brief vom 1. Dezember, Ordner 4',
    consent.consentText,
    'Ohne Bestätigung erhalten Sie zu dieser Anmeldung keine weitere E-Mail',
    'event:confirmed',
    'event:unsubscribed',
    signature.value.slice(-8),
  ];
  for (const part of expected) assert.ok(said.includes(part), part);
  assert.match(said, /spätestens mit Ablauf des 31\.\s?Dezember 2029/);
  assert.deepEqual(
    line.map(({ label }) => label),
    ['angemeldet', 'bestätigt', 'beendet', 'gelöscht'],
  );
});

test('hashes in the proof are those of the wordings, the policy and a closed block of the journal', async () => {
  const w = await ended();
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.ok(consent);
  assert.equal(consent.consentHash, sha256(consent.consentText));
  assert.equal(consent.formHash, sha256(consent.formText));
  assert.match(consent.formText, /^<form[^>]*>.*<button[^>]*>abonnieren<\/button>/);
  assert.equal(consent.mailHash, sha256(consent.mailText));
  assert.match(consent.policy?.hash ?? '', /^[0-9a-f]{64}$/);
  assert.match(consent.journal[0]?.blockHash ?? '', /^[0-9a-f]{64}$/);
});

test('the hash of the sent mail is that of the bytes that left', async () => {
  const w = await newsletterWorld();
  await w.subscribed(anna);
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.equal(consent?.mail?.sourceHash, sha256((await w.letterTo(anna)).raw));
});

test('the PDF has one page for each consent, its fonts inside, a language and tags', async () => {
  const w = await ended();
  const pagesOf = async () => {
    const proof = await newsletter.proof?.(w.world, anna);
    return Buffer.from((await proof?.pdf()) ?? []).toString('latin1');
  };
  const one = await pagesOf();
  assert.ok(one.startsWith('%PDF-1.7'));
  assert.equal(one.match(/\/Type \/Page\b(?!s)/g)?.length, 1);
  assert.match(one, /\/Lang \(de\)/);
  assert.match(one, /\/Marked true/);
  assert.match(one, /\/FontFile2/);
  assert.match(one, /\/EmbeddedFiles/);
  await w.subscribed(anna);
  assert.equal((await pagesOf()).match(/\/Type \/Page\b(?!s)/g)?.length, 2);
});

test('what the font has no letter for is written by its number, and nothing is lost', async () => {
  const w = await newsletterWorld();
  await w.subscribed('józef.漢@example.org');
  const proof = await proofOf(w.world, 'józef.漢@example.org', { now: w.now(), by: 'staff' });
  assert.equal(proof.consents[0]?.email, 'józef.漢@example.org');
  assert.ok((await proofPdf(w.world, proof)).length > 1000);
});

test('there is no proof of an address that never confirmed', async () => {
  const w = await newsletterWorld();
  await w.signUp(anna);
  assert.equal(await newsletter.proof?.(w.world, anna), null);
});
