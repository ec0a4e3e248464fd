// From the form to the mailbox and back, through a Postfix and a Dovecot as Debian ships them: sign-up, issue, bounce,
// one click, complaint. Nothing between our own sockets and theirs is imitated.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, test } from 'node:test';
import { authenticate } from 'mailauth';
import { createTransport } from 'nodemailer';
import { openMailbox } from '../../src/core/mail/imap/mailbox.ts';
import { imapServer } from '../../src/core/mail/imap/server.ts';
import { readVerp, watchMailbox } from '../../src/core/mail/index.ts';
import { campaignWorld } from '../support/campaign.ts';
import { mailServers } from '../support/mail-servers.ts';
import { stagesOf } from '../support/newsletter.ts';
import { reportTo } from '../support/reports.ts';

const bounceDomain = 'bounce.fluxcess.example';
const returns = `returns@${bounceDomain}`;
const [anna, bob, carla, nobody] = ['anna', 'bob', 'carla', 'nobody'].map((name) => `${name}@kunden.example`) as [
  string,
  string,
  string,
  string,
];

const servers = await mailServers({
  users: [anna, bob, carla, returns],
  domains: ['kunden.example'],
  catchAll: { domain: bounceDomain, user: returns },
});
after(() => servers[Symbol.asyncDispose]());

const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const w = await campaignWorld({
  smtpUrl: servers.smtpUrl,
  returns: { bounceDomain, imapUrl: servers.imapUrl(returns) },
  dkim: [{ domain: 'fluxcess.com', selector: 'a', key: key.privateKey }],
});
const works = w.works.filter(({ name }) => name === 'bounces');
assert.equal(works.length, 1);

/** Takes what lies in the mailbox of the bounces, once that many messages have come. */
async function takeReturns(count: number): Promise<void> {
  await lying(returns, count);
  for (const work of works) await work.runDue();
  assert.equal((await lying(returns, 0)).length, 0, 'what was dealt with is still in the mailbox');
}

/** The messages in somebody's mailbox, once there are that many. */
async function lying(user: string, count: number): Promise<readonly Buffer[]> {
  await using mailbox = await openMailbox(imapServer(servers.imapUrl(user)));
  const giveUp = AbortSignal.timeout(30_000);
  for (;;) {
    const numbers = await mailbox.list();
    if (numbers.length >= count)
      return await Promise.all(numbers.map(async (n) => (await mailbox.read(n, 1_000_000)) as Buffer));
    assert.ok(!giveUp.aborted, `${numbers.length} of ${count} mails came to ${user}:\n${await servers.log()}`);
    await mailbox.wait(Temporal.Duration.from({ seconds: 5 }), giveUp);
  }
}

const newest = async (user: string, count: number): Promise<Buffer> => {
  const raw = (await lying(user, count)).at(-1);
  assert.ok(raw);
  return raw;
};

/** The envelope sender that the mail arrived with, as Dovecot noted it. */
function envelopeOf(raw: Buffer): string {
  const envelope = /^Return-Path: <([^>]+)>/.exec(raw.toString('latin1'))?.[1];
  assert.ok(envelope);
  return envelope;
}

/** The mail as text, with the soft line breaks of quoted-printable taken out. */
const unfolded = (raw: Buffer): string => raw.toString('latin1').replaceAll('=\r\n', '').replaceAll('=3D', '=');

/** Results of an independent verifier, which asks for our key under the name in the signature. */
async function dkimOf(raw: Buffer): Promise<readonly string[]> {
  const { dkim } = await authenticate(raw, {
    disableArc: true,
    disableDmarc: true,
    disableBimi: true,
    resolver: async (name) => {
      assert.equal(name, 'a._domainkey.fluxcess.com');
      return [[`v=DKIM1; k=rsa; p=${publicKey}`]];
    },
  });
  return (dkim?.results ?? []).map(({ status }) => status.result);
}

async function signUp(email: string): Promise<void> {
  assert.equal((await w.signUp(email)).status, 303);
  await w.outbox.deliverDue();
}

async function confirm(email: string): Promise<void> {
  await signUp(email);
  const text = unfolded(await newest(email, 1));
  const link = /https:\/\/avow\.test(\/\S*newsletter\/confirm\/\S+)/.exec(text)?.[1];
  assert.ok(link, text);
  assert.equal((await w.visit(link, {})).status, 303);
  assert.deepEqual(await stagesOf(w, email), ['active']);
}

test('a sign-up leads to a signed mail in the mailbox, and its link confirms', async () => {
  await confirm(anna);
  const raw = await newest(anna, 1);
  assert.deepEqual(await dkimOf(raw), ['pass']);
  const returned = readVerp(w.world.vault.secrets.token, envelopeOf(raw));
  assert.equal(returned?.record, (await w.recordsOf(anna))[0]?.id);
});

test('a sign-up for a mailbox that does not exist is erased when the report comes back', async () => {
  await signUp(nobody);
  assert.deepEqual(await stagesOf(w, nobody), ['requested']);
  await takeReturns(1);
  assert.deepEqual(await stagesOf(w, nobody), []);
});

test('an issue reaches every mailbox, signed, each with an envelope sender of its own and both headers of one click', async () => {
  await confirm(bob);
  await confirm(carla);
  await w.started();
  await w.send();
  const envelopes = new Set<string>();
  for (const user of [anna, bob, carla]) {
    const raw = await newest(user, 2);
    assert.deepEqual(await dkimOf(raw), ['pass']);
    const signed = /^DKIM-Signature:[^]*?\bh=([^;]+);/m.exec(raw.toString('latin1'))?.[1]?.toLowerCase() ?? '';
    assert.match(signed.replace(/\s/g, ''), /list-unsubscribe:/);
    assert.match(signed.replace(/\s/g, ''), /list-unsubscribe-post/);
    envelopes.add(envelopeOf(raw));
  }
  assert.equal(envelopes.size, 3);
});

test('an issue to a mailbox that is gone comes back, and the third in a row ends the subscription', async () => {
  await servers.setUsers([anna, carla, returns]);
  for (const outcome of [['active'], ['active'], ['proof']]) {
    await w.travel('P4D');
    await w.started();
    await w.send();
    await takeReturns(1);
    assert.deepEqual(await stagesOf(w, bob), outcome);
  }
  assert.equal((await w.recordsOf(bob, 'newsletter.bounce')).length, 3);
  assert.deepEqual([await stagesOf(w, anna), await stagesOf(w, carla)], [['active'], ['active']]);
});

test('one click on the header of the mail that arrived ends the subscription', async () => {
  const text = unfolded(await newest(anna, 5));
  assert.match(text, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  const url = /^List-Unsubscribe:\s*<(https:\/\/avow\.test\/newsletter\/unsubscribe\/[^>]+)>/m.exec(text)?.[1];
  assert.ok(url, text);
  const response = await w.web.request(url, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(response.status, 200);
  assert.deepEqual(await stagesOf(w, anna), ['proof']);
});

const post = async (name: string, to: string) =>
  createTransport(servers.smtpUrl).sendMail({ envelope: { from: '', to: [to] }, raw: reportTo(name, to) });

test('a complaint and a bounce to addresses that we never made change nothing', async () => {
  const envelope = envelopeOf(await newest(carla, 5));
  const forged = envelope.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'));
  await post('arf-abuse', forged);
  await post('postfix-unknown-user', forged);
  await takeReturns(2);
  assert.deepEqual(await stagesOf(w, carla), ['active']);
});

test('an absence note to the address changes nothing, a word from a person waits for staff', async () => {
  const envelope = envelopeOf(await newest(carla, 5));
  await post('absence', envelope);
  await post('person', envelope);
  await takeReturns(2);
  assert.deepEqual(await stagesOf(w, carla), ['active']);
  assert.equal((await w.recordsOf(carla, 'newsletter.report')).length, 1);
});

test('a complaint that comes while the mailbox is watched ends the subscription without anybody asking', async () => {
  const stop = new AbortController();
  const watching = Promise.all(works.map((work) => work.run(stop.signal)));
  await post('arf-abuse', envelopeOf(await newest(carla, 5)));
  await emptied();
  stop.abort();
  await watching;
  assert.deepEqual(await stagesOf(w, carla), ['proof']);
});

/** Resolves when the mailbox of the bounces was filled and is empty again. */
async function emptied(): Promise<void> {
  await using mailbox = await openMailbox(imapServer(servers.imapUrl(returns)));
  const giveUp = AbortSignal.timeout(30_000);
  for (;;) {
    const isEmpty = (await mailbox.list()).length === 0;
    const [record] = await w.recordsOf(carla);
    if (isEmpty && record?.stage === 'proof') return;
    assert.ok(!giveUp.aborted, await servers.log());
    await mailbox.wait(Temporal.Duration.from({ milliseconds: 200 }), giveUp);
  }
}

test('a message that belongs to somebody else stays in the mailbox and is read once', async () => {
  const seen: string[] = [];
  const mailbox = watchMailbox({
    url: servers.imapUrl(anna),
    take: async (raw) => {
      seen.push(raw.toString('latin1'));
      return 'stays';
    },
  });
  const before = (await lying(anna, 1)).length;
  await mailbox.takeAll();
  await mailbox.takeAll();
  assert.equal(seen.length, before);
  assert.equal((await lying(anna, 1)).length, before);
});

test('a message that could not be dealt with stays and is tried again, and the others do not wait for it', async () => {
  let failures = 0;
  const mailbox = watchMailbox({
    url: servers.imapUrl(carla),
    failed: () => {
      failures += 1;
    },
    take: async (raw) => {
      if (raw.includes('List-Unsubscribe:')) throw new Error('not now');
      return 'done';
    },
  });
  const before = (await lying(carla, 1)).length;
  await mailbox.takeAll();
  assert.equal((await lying(carla, 1)).length, before - 1);
  assert.equal(failures, before - 1);
});

test('a mailbox that cannot be reached is told and does not stop the clock', async () => {
  let failures = 0;
  const stop = new AbortController();
  const mailbox = watchMailbox({
    url: 'imap://nobody:nothing@127.0.0.1:1',
    failed: () => {
      failures += 1;
      stop.abort();
    },
    take: async () => 'done',
  });
  await mailbox.run(stop.signal);
  assert.equal(failures, 1);
  await assert.rejects(mailbox.takeAll());
});
