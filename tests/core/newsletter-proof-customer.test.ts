// The proof of a permission by law: the same signed document, with the four conditions, what was sent and the objection.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { attachedDocument } from '../../src/cli/proof/attached.ts';
import { readSigned } from '../../src/core/journal/index.ts';
import { objectionInMail } from '../../src/sections/newsletter/campaign/render/footer.ts';
import { customerProofs } from '../../src/sections/newsletter/customer/proof/collect.ts';
import { customerSheet } from '../../src/sections/newsletter/customer/proof/sheet.ts';
import { newsletter, recordWithdrawal, unsubscribeUrl } from '../../src/sections/newsletter/index.ts';
import { campaignWorld, subscribers } from '../support/campaign.ts';
import { customer, enter, entry, without } from '../support/customer.ts';
import { faultyPeer } from '../support/smtp-faults.ts';

const [kim, ben] = ['Kim@example.org', 'ben@example.org'];
await using peer = await faultyPeer();
const w = await campaignWorld({ smtpUrl: peer.url });
const record = await customer(w, kim);
const issue = await w.started({ lists: [], offers: ['software'] });
await w.send();
await w.post(new URL(unsubscribeUrl(w.world, record)).pathname, { 'List-Unsubscribe': 'One-Click' });
const { publicKey } = w.signer;
const proof = await newsletter.proof?.(w.world, kim.toLowerCase());
assert.ok(proof);

interface Said {
  readonly document: {
    readonly kind: string;
    readonly consents: readonly unknown[];
    readonly customers: readonly {
      readonly email: string;
      readonly missing: readonly string[];
      readonly policy: { readonly number: number; readonly hash: string };
      readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      readonly mailings: readonly Readonly<Record<string, unknown>>[];
      readonly objectionWordings: readonly { readonly hash: string; readonly text: string }[];
      readonly end: { readonly at: string; readonly channel: string };
      readonly journal: readonly { readonly what: string; readonly rule: string }[];
    }[];
  };
}

const pages = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length;

test('the file says all four conditions with their evidence, what was sent in which words, and how it ended', () => {
  const { document } = JSON.parse(proof.json) as Said;
  assert.equal(document.kind, 'avow.newsletter-proof.1');
  assert.deepEqual(document.consents, []);
  const [permission, ...others] = document.customers;
  assert.ok(permission);
  assert.deepEqual(others, []);
  assert.equal(permission.email, kim);
  assert.deepEqual(permission.missing, []);
  assert.match(permission.policy.hash, /^[0-9a-f]{64}$/);
  const { sale, similar, unobjected, told } = permission.conditions;
  assert.deepEqual(sale, {
    soldAt: '2026-11-22T11:00:00Z',
    what: 'Online-Software, ein Jahr',
    evidence: 'Rechnung 2026-117',
  });
  assert.equal(similar?.['evidence'], 'Software und Zubehör dazu');
  assert.equal(unobjected?.['evidence'], 'Kundenakte und Posteingang geprüft');
  const { text } = (told?.['wording'] ?? {}) as { readonly text?: string };
  assert.equal(text, 'Sie können jederzeit widersprechen.');
  const [mailing] = permission.mailings;
  assert.equal(mailing?.['campaign'], issue);
  const [wording] = permission.objectionWordings;
  assert.equal(mailing['objectionWording'], wording?.hash);
  assert.equal(wording?.text, objectionInMail(w.world, 'de'));
  assert.equal(permission.end.channel, 'one-click');
  assert.ok(permission.journal.some(({ what, rule }) => what === 'disclosed' && rule === 'S43'));
});

test('it verifies offline by the public key, and one changed letter is found', () => {
  assert.ok('document' in readSigned(proof.json, publicKey));
  const changed = proof.json.replace('Rechnung 2026-117', 'Rechnung 2026-118');
  assert.notEqual(changed, proof.json);
  assert.deepEqual(readSigned(changed, publicKey), { refused: 'signature' });
});

test('the page says the same to people, on one sheet, with the signed file inside', async () => {
  const pdf = await proof.pdf();
  assert.equal(pages(pdf), 1);
  assert.equal(attachedDocument(Buffer.from(pdf)), proof.json);
  const subject = w.world.records.subject('newsletter', kim);
  const [own] = await customerProofs(w.world, w.world.db, { subject }, { now: w.now(), by: 'operator' });
  const read = readSigned(proof.json, publicKey);
  assert.ok(own && 'document' in read);
  const { signature } = JSON.parse(proof.json) as { signature: Parameters<typeof customerSheet>[2]['signature'] };
  const said = customerSheet(w.world, own, { now: w.now(), signature })
    .parts.flatMap(({ rows }) => rows.map(([, value]) => value))
    .join('\n');
  for (const part of ['alle belegt', 'Rechnung 2026-117', 'Bestellformular, Fassung 3', issue, 'RFC 8058'])
    assert.ok(said.includes(part), part);
  assert.ok(said.includes(signature.value.slice(-8)));
});

test('whoever consented and bought has one document of both, and a page for each', async () => {
  await subscribers(w.world, [ben]);
  await customer(w, ben);
  const both = await newsletter.proof?.(w.world, ben);
  assert.ok(both);
  const { document } = JSON.parse(both.json) as Said;
  assert.deepEqual([document.consents.length, document.customers.length], [1, 1]);
  assert.equal(pages(await both.pdf()), 2);
});

test('an entry with a gap permitted nothing, so there is nothing to prove', async () => {
  const entered = await enter(w, without(entry(w, 'gap@example.org'), 'told'));
  assert.ok('customer' in entered);
  assert.equal(await newsletter.proof?.(w.world, 'gap@example.org'), null);
});

test('the role for proofs reads it, and each look stands in the journal by its record', async () => {
  assert.equal(w.world.apart.missing, undefined);
  const count = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from journal.entry
      where what = 'disclosed' and rule = 'S43' and record = ${record}`.execute(w.world.db);
    return rows[0]?.count ?? 0;
  };
  const before = await count();
  await newsletter.proof?.(w.world, kim);
  assert.equal(await count(), before + 1);
});

test('an objection that came by letter is in it with its note', async () => {
  const noa = 'noa@example.org';
  await customer(w, noa);
  const told = { channel: 'objection', evidence: 'Brief vom 20. November' } as const;
  await recordWithdrawal(w.world, noa, told, { now: w.now(), by: 'staff' });
  const { document } = JSON.parse((await newsletter.proof?.(w.world, noa))?.json ?? '') as Said;
  assert.deepEqual(document.customers[0]?.end, {
    at: w.now().toString(),
    channel: 'objection',
    evidence: 'Brief vom 20. November',
  });
});
