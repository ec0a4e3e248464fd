// The confirmation mail on its way through a real SMTP server, and everybody acting at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outboxStatus } from '../../src/core/mail/index.ts';
import { proofOf, recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { newsletterWorld, stagesOf } from '../support/newsletter.ts';
import { smtpPeer } from '../support/smtp.ts';

const anna = 'anna@example.org';

async function overSmtp() {
  const peer = await smtpPeer();
  return { peer, w: await newsletterWorld({ smtpUrl: peer.url }) };
}

const linkIn = (raw: string): string => {
  const text = raw.replace(/=\r\n/g, '').replace(/=3D/g, '=');
  return /\/newsletter\/confirm\/[\w-]+/.exec(text)?.[0] ?? '';
};

test('the server’s reply, the Message-ID and the instant of acceptance become part of the proof', async () => {
  const { peer, w } = await overSmtp();
  await using _closing = peer;
  await w.signUp(anna);
  await w.outbox.deliverDue();
  const [mail] = peer.accepted;
  assert.ok(mail);
  await w.visit(linkIn(mail.raw), {});
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.match(consent?.mail?.reply ?? '', /^250 /);
  assert.ok(mail.raw.includes(consent?.mail?.id ?? '?'));
  assert.equal((await w.recordsOf(anna))[0]?.fact['lastMail'], '2026-11-23T11:00:00Z');
});

test('an address that does not exist (5xx) leaves nothing of the request', async () => {
  const { peer, w } = await overSmtp();
  await using _closing = peer;
  peer.plan.push({ at: 'rcpt', reply: '550 5.1.1 unknown user' });
  await w.signUp(anna);
  await w.outbox.deliverDue();
  assert.deepEqual(await stagesOf(w, anna), []);
  assert.equal(await w.count('newsletter.subscription'), 0);
});

test('a mail that is tried again is counted once', async () => {
  const { peer, w } = await overSmtp();
  await using _closing = peer;
  peer.plan.push({ at: 'rcpt', reply: '451 4.7.1 greylisted' });
  await w.signUp(anna);
  await w.outbox.deliverDue();
  await w.travel('PT2H');
  assert.equal(peer.accepted.length, 1);
  assert.equal((await w.recordsOf(anna, 'newsletter.confirmation-limit')).length, 1);
});

test('a person who withdraws while the mail is being handed over gets it at most once, and nothing waits on anything', async () => {
  const { peer, w } = await overSmtp();
  await using _closing = peer;
  const emails = Array.from({ length: 12 }, (_, n) => `p${n % 4}@example.org`);
  for (const [n, email] of emails.entries()) await w.signUp(email, { ip: `198.51.${n}.1` });
  const act = { now: w.now(), by: 'staff' } as const;
  const note = { channel: 'phone', evidence: 'rief an' } as const;
  await Promise.all([
    w.outbox.deliverDue(),
    ...emails.map((email) => recordWithdrawal(w.world, email, note, act)),
    ...emails.map((email, n) => w.signUp(email, { ip: `198.51.${n}.2` })),
  ]);
  await w.outbox.deliverDue();
  const perAddress = Map.groupBy(peer.accepted, ({ to }) => to);
  for (const [to, mails] of perAddress) assert.equal(mails.length, 1, to);
  const { doubt } = await outboxStatus(w.world.db);
  assert.equal(doubt, 0);
});
