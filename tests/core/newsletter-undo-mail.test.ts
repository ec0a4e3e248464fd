// Where the policy says so, who unsubscribed by a link gets one mail that confirms it and carries the way back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsletter, proofOf, recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { sheetOf } from '../../src/sections/newsletter/proof/sheet.ts';
import { signedProof } from '../../src/sections/newsletter/proof/signed.ts';
import { withNewsletter } from '../support/campaign.ts';
import { linkIn, type NewsletterWorld, newsletterWorld, stagesOf } from '../support/newsletter.ts';

const anna = 'anna@example.org';
const policy = await withNewsletter(() => ({ undo: true }));

const readerSince = async (language: 'de' | 'en' = 'de') => {
  const w = await newsletterWorld({ policy });
  const prefix = language === 'de' ? '' : '/en';
  assert.equal((await w.visit(`${prefix}/newsletter`, { email: anna })).status, 303);
  assert.equal((await w.visit(new URL(linkIn(await w.letterTo(anna))).pathname, {})).status, 303);
  await w.travel('P3M');
  const [record] = await w.recordsOf(anna);
  assert.ok(record);
  return { w, way: w.wayOut(record) };
};

const mailsTo = async (w: NewsletterWorld) => (await w.mails()).filter(({ to }) => to.includes(anna));

async function left(language: 'de' | 'en' = 'de') {
  const { w, way } = await readerSince(language);
  assert.equal((await w.visit(way, {})).status, 303);
  const mail = (await mailsTo(w)).at(-1);
  assert.ok(mail);
  return { w, way, mail, back: new URL(linkIn(mail)).pathname };
}

test('the mail confirms the end, names no offer and no topic, and has one way back with its day', async () => {
  const { mail } = await left();
  assert.equal(mail.subject, 'Abbestellt: Newsletter von fluxcess GmbH');
  const text = mail.text ?? '';
  assert.match(text, /ist für diese E-Mail-Adresse abbestellt, seit 23\.\s?Februar 2027/);
  assert.match(text, /bis 25\.\s?Februar 2027.* wieder abonnieren\. Der Link gilt einmal:/);
  assert.match(text, /löschen wir spätestens am 1\.\s?März 2027|löschen wir spätestens am 2\.\s?März 2027/);
  assert.doesNotMatch(text, /Leistungen|IT-Branche|schade|leider/i);
  assert.equal(mail.headers['auto-submitted'], 'auto-generated');
  assert.equal(mail.headers['list-unsubscribe'], undefined, 'there is nothing to unsubscribe from');
});

test('who reads English gets it in English', async () => {
  const { mail, w, back } = await left('en');
  assert.equal(mail.subject, 'Unsubscribed: newsletter of fluxcess GmbH');
  assert.match(back, /^\/en\/newsletter\/confirm\//);
  assert.match(await (await w.visit(back)).text(), /With “Subscribe to the newsletter again” you consent once more/);
});

test('looking at the link shows what would be consented to, and changes nothing', async () => {
  const { w, back } = await left();
  const page = await (await w.visit(back)).text();
  assert.match(page, /Mit „Newsletter wieder abonnieren“ willigen Sie erneut ein/);
  assert.match(page, /<button[^>]*>Newsletter wieder abonnieren<\/button>/);
  assert.deepEqual(await stagesOf(w, anna), ['proof', 'requested']);
});

test('posting to it begins a consent of its own, with the words that were shown, beside the proof of the former one', async () => {
  const { w, back, mail } = await left();
  await w.travel('PT5H');
  assert.equal((await w.visit(back, {}, { ip: '203.0.113.99' })).status, 303);
  assert.deepEqual(await stagesOf(w, anna), ['proof', 'active']);
  const proof = await proofOf(w.world, anna, { now: w.now(), by: 'staff' });
  const [former, again] = proof.consents;
  assert.ok(former && again);
  assert.equal(former.end?.channel, 'page');
  assert.equal(again.cameBy, 'undo');
  assert.equal(again.confirmedIp, '203.0.113.99');
  assert.match(again.consentText, /^Mit „Newsletter wieder abonnieren“ willigen Sie erneut ein/);
  assert.ok(again.formText.includes(again.consentText) && again.formText.includes('{token}'));
  assert.ok(again.mailText.startsWith(mail.subject) && again.mailText.includes('{link}'));
  assert.notEqual(again.consentHash, former.consentHash);
  const said = JSON.stringify(sheetOf(w.world, proof, again, signedProof(w.world, proof).signature).parts);
  assert.match(said, /Beim Abbestellen um Bestätigung gebeten/);
  assert.match(said, /aus der E-Mail, die das Abbestellen bestätigte/);
  assert.ok((await newsletter.proof?.(w.world, anna))?.json.includes('"cameBy":"undo"'));
});

test('the way back works once', async () => {
  const { w, back } = await left();
  await w.visit(back, {});
  const again = w.wayOut((await w.recordsOf(anna)).findLast(({ stage }) => stage === 'active') ?? assert.fail());
  await w.visit(again, {});
  assert.equal((await w.visit(back, {})).status, 404);
  assert.ok(!(await stagesOf(w, anna)).includes('active'));
});

test('the way back works for as long as a confirmation, and what was kept for it is erased like a sign-up', async () => {
  const { w, back } = await left();
  await w.travel('P3D');
  assert.equal((await w.visit(back)).status, 404);
  assert.equal((await w.visit(back, {})).status, 404);
  await w.travel('P5D');
  assert.deepEqual(await stagesOf(w, anna), ['proof']);
});

test('the page after unsubscribing says that the mail has the way back, and has none itself', async () => {
  const { w, way, back } = await left();
  const page = await (await w.visit(way)).text();
  assert.match(page, /An Ihre Adresse geht eine einzige E-Mail/);
  assert.ok(!page.includes(anna) && !page.includes(back));
  assert.doesNotMatch(page, /name="email"/);
  await w.travel('P3D');
  assert.match(await (await w.visit(way)).text(), /name="email"/, 'afterwards it is the form');
});

test('whoever holds a forwarded newsletter can end it, and neither come back nor have more mails sent', async () => {
  const { w, way } = await left();
  const before = (await mailsTo(w)).length;
  await w.visit(way, {});
  await w.visit(way, { 'List-Unsubscribe': 'One-Click' });
  await w.visit(way, { undo: '1' });
  assert.equal((await mailsTo(w)).length, before);
  assert.deepEqual(await stagesOf(w, anna), ['proof', 'requested']);
});

test('one click of the mail program is confirmed as well', async () => {
  const { w, way } = await readerSince();
  const before = (await mailsTo(w)).length;
  assert.equal((await w.visit(way, { 'List-Unsubscribe': 'One-Click' })).status, 200);
  assert.equal((await mailsTo(w)).length, before + 1);
});

for (const channel of ['complaint', 'objection', 'bounce', 'phone'] as const)
  test(`an end by ${channel} is not answered by mail`, async () => {
    const { w } = await readerSince();
    const before = (await mailsTo(w)).length;
    await recordWithdrawal(w.world, anna, { channel, evidence: 'Beleg' }, { now: w.now(), by: 'staff' });
    assert.equal((await mailsTo(w)).length, before);
  });

test('a demand for erasure is not answered by this mail, and takes an open way back with it', async () => {
  const erased = await readerSince();
  const before = (await mailsTo(erased.w)).length;
  await erased.w.world.persons.erase(anna, { now: erased.w.now(), by: 'person' });
  assert.equal((await mailsTo(erased.w)).length, before);
  const { w, back } = await left();
  await w.world.persons.erase(anna, { now: w.now(), by: 'person' });
  assert.equal((await w.visit(back, {})).status, 404);
});

test('a complaint that follows takes an open way back with it', async () => {
  const { w, back } = await left();
  await recordWithdrawal(w.world, anna, { channel: 'complaint', evidence: 'ARF' }, { now: w.now(), by: 'server' });
  assert.equal((await w.visit(back, {})).status, 404);
  assert.deepEqual(await stagesOf(w, anna), ['proof']);
});

test('it counts among the confirmation mails: who had their share today gets none', async () => {
  const { w, back } = await left();
  await w.visit(back, {});
  const again = (await w.recordsOf(anna)).findLast(({ stage }) => stage === 'active');
  assert.ok(again);
  const before = (await mailsTo(w)).length;
  await w.visit(w.wayOut(again), {});
  assert.equal((await mailsTo(w)).length, before);
  assert.ok(!(await stagesOf(w, anna)).includes('active'), 'it has ended all the same');
});

test('a restricted subscription ends without a mail', async () => {
  const { w, way } = await readerSince();
  const before = (await mailsTo(w)).length;
  await w.world.persons.restrict(anna, 'all', { now: w.now(), by: 'person' });
  assert.equal((await w.visit(way, {})).status, 303);
  assert.equal((await mailsTo(w)).length, before);
  assert.deepEqual(await stagesOf(w, anna), ['proof']);
});

test('the notice says so where the policy does, and nothing of it where it does not', async () => {
  const w = await newsletterWorld({ policy });
  const said = JSON.stringify(w.print(policy));
  assert.match(said, /bestätigen wir das mit einer einzigen E-Mail an Ihre Adresse/);
  assert.doesNotMatch(JSON.stringify(w.print(await withNewsletter(() => ({})))), /mit einer einzigen E-Mail/);
});
