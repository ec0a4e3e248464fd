import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { SMTPServerOptions } from 'smtp-server';
import { fixedClock } from '../../src/core/clock/index.ts';
import { outboxStatus } from '../../src/core/mail/index.ts';
import { smtpServer } from '../../src/core/mail/smtp/server.ts';
import { type SmtpPeer, smtpPeer } from '../support/smtp.ts';
import { mailHouse } from '../support/smtp-house.ts';
import { start, type WorldOptions } from '../support/smtp-world.ts';

const house = await mailHouse();

async function setting(
  server: SMTPServerOptions = {},
  options: Partial<WorldOptions> = {},
  urlOf = (peer: SmtpPeer) => peer.url,
) {
  const { db } = house.store;
  await house.empty();
  const peer = await smtpPeer(server);
  const clock = fixedClock(start);
  const world = await house.world({ clock, smtpUrl: urlOf(peer), ...options });
  return {
    ...world,
    peer,
    clock,
    db,
    mail: async (to: string, payload?: Record<string, string>) =>
      world.order(await world.subscriber(to), to, payload ? { payload } : {}),
    outcome: async () =>
      (await sql`select state, reason, reply_code, reply_status from mail.outbox`.execute(db)).rows[0],
    [Symbol.asyncDispose]: async () => {
      await world.outbox.close();
      await peer[Symbol.asyncDispose]();
    },
  };
}

test('several mails share a connection', async () => {
  await using s = await setting({}, {}, (peer) => `${peer.url}?connections=1`);
  for (const to of ['ada@example.org', 'bob@example.org', 'eve@example.org']) await s.mail(to);
  assert.equal((await s.outbox.deliverDue()).sent, 3);
  assert.equal(s.peer.connections(), 1);
});

test('TLS is used where the server offers it', async () => {
  await using s = await setting({ hideSTARTTLS: false, logger: false }, { tls: { rejectUnauthorized: false } });
  await s.mail('ada@example.org');
  assert.equal((await s.outbox.deliverDue()).sent, 1);
  assert.equal(s.peer.accepted[0]?.isSecure, true);
});

test('a certificate that nobody vouches for is no server to give mail to', async () => {
  await using s = await setting({ hideSTARTTLS: false, logger: false });
  await s.mail('ada@example.org');
  assert.equal((await s.outbox.deliverDue()).later, 1);
  assert.deepEqual(s.peer.ended, []);
});

const signIn: SMTPServerOptions = {
  authOptional: false,
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, callback) =>
    username === 'garten' && password === 'p@ss word' ? callback(null, { user: 'garten' }) : callback(null, {}),
};

test('it signs in with what SMTP_URL says', async () => {
  await using s = await setting(signIn, {}, (peer) => `smtp://garten:p%40ss%20word@127.0.0.1:${peer.port}`);
  await s.mail('ada@example.org');
  assert.equal((await s.outbox.deliverDue()).sent, 1);
});

test('a wrong password turns no mail into a bounce', async () => {
  await using s = await setting(signIn, {}, (peer) => `smtp://garten:wrong@127.0.0.1:${peer.port}`);
  await s.mail('ada@example.org');
  assert.equal((await s.outbox.deliverDue()).later, 1);
});

test('a server that hangs up while we sign in is tried again later', async () => {
  await using rude = createServer((socket) => {
    socket.write('220 rude.example ESMTP\r\n');
    socket.on('data', (line) => {
      if (line.toString().startsWith('EHLO')) socket.write('250-rude.example\r\n250 AUTH PLAIN\r\n');
      else socket.destroy();
    });
  });
  rude.listen(0, '127.0.0.1');
  await once(rude, 'listening');
  const { port } = rude.address() as AddressInfo;
  await using s = await setting({}, {}, () => `smtp://garten:secret@127.0.0.1:${port}`);
  await s.mail('ada@example.org');
  assert.equal((await s.outbox.deliverDue()).later, 1);
});

test('a password does not travel in the clear', () => {
  assert.equal(smtpServer('smtp://garten:secret@mail.example.org').requireTls, true);
  assert.equal(smtpServer('smtp://garten:secret@localhost').requireTls, false);
  assert.equal(smtpServer('smtps://garten:secret@mail.example.org').secure, true);
});

for (const url of [
  '',
  'mail.example.org',
  'http://mail.example.org',
  'smtp://',
  'smtp://mail.example.org?connections=0',
])
  test(`“${url}” is no SMTP_URL`, () => {
    assert.throws(() => smtpServer(url), { code: 'mail/server-address' });
  });

test('an address beyond ASCII reaches a server that offers SMTPUTF8', async () => {
  await using s = await setting();
  await s.mail('grüße@gärten.example');
  assert.equal((await s.outbox.deliverDue()).sent, 1);
  assert.equal(s.peer.accepted[0]?.usesUtf8, true);
  assert.match(s.peer.accepted[0]?.to ?? '', /^grüße@/);
});

test('an address beyond ASCII bounces with a reason where the server does not offer SMTPUTF8', async () => {
  await using s = await setting({ hideSMTPUTF8: true });
  await s.mail('grüße@example.org');
  assert.equal((await s.outbox.deliverDue()).bounced, 1);
  assert.deepEqual(await s.outcome(), {
    state: 'bounced',
    reason: 'no-smtputf8',
    reply_code: 553,
    reply_status: '5.6.7',
  });
  assert.deepEqual(s.peer.ended, []);
  const [heard] = s.heard;
  assert.ok(heard && 'failed' in heard);
  assert.match(heard.failed, /^553 5\.6\.7 .*SMTPUTF8/);
});

test('an international domain alone needs no SMTPUTF8', async () => {
  await using s = await setting({ hideSMTPUTF8: true });
  await s.mail('ada@gärten.example');
  assert.equal((await s.outbox.deliverDue()).sent, 1);
  assert.equal(s.peer.accepted[0]?.usesUtf8, false);
});

test('a mail larger than the server takes bounces before it is sent', async () => {
  await using s = await setting({ size: 2000 });
  await s.mail('ada@example.org', { text: 'lang '.repeat(1000) });
  assert.equal((await s.outbox.deliverDue()).bounced, 1);
  assert.deepEqual(await s.outcome(), {
    state: 'bounced',
    reason: 'too-large',
    reply_code: 552,
    reply_status: '5.3.4',
  });
});

for (const [reply, outcome] of [
  ['421 4.3.2 Going down', 'later'],
  ['452 4.2.2 Mailbox full', 'later'],
  ['550 5.7.1 Not wanted', 'bounced'],
  ['554 5.6.0 Rejected', 'bounced'],
] as const)
  test(`“${reply}” after the end of the mail: ${outcome}`, async () => {
    await using s = await setting();
    s.peer.plan.push({ at: 'end', reply });
    await s.mail('ada@example.org');
    assert.equal((await s.outbox.deliverDue())[outcome], 1);
  });

test('a section that cannot note the acceptance leaves the mail in doubt instead of sending it again', async () => {
  await using s = await setting(
    {},
    {
      kind: {
        accepted: async () => {
          throw new Error('no');
        },
      },
    },
  );
  await s.mail('ada@example.org');
  assert.equal((await s.outbox.deliverDue()).doubt, 1);
  s.clock.advance({ hours: 100 });
  assert.equal((await s.outbox.deliverDue()).sent, 0);
  assert.equal(s.peer.accepted.length, 1);
});

test('a section that cannot note a bounce is asked again, and at last the bounce stands without it', async () => {
  let asked = 0;
  await using s = await setting(
    {},
    {
      kind: {
        failed: async () => {
          asked += 1;
          throw new Error('no');
        },
      },
    },
  );
  await s.mail('ada@example.org');
  while ((await outboxStatus(s.db)).queued > 0) {
    s.peer.plan.push({ at: 'rcpt', reply: '550 5.1.1 Unknown' });
    await s.outbox.deliverDue();
    s.clock.advance({ hours: 13 });
  }
  assert.deepEqual(await outboxStatus(s.db), { queued: 0, sent: 0, bounced: 1, doubt: 0, dropped: 0 });
  assert.ok(asked > 1);
});

test('a kind that cannot be composed any more holds up no other mail', async () => {
  let isBroken = false;
  await using s = await setting(
    {},
    {
      kind: {
        compose: ({ payload }) => {
          if (isBroken && payload['text'] === 'broken') throw new Error('no');
          return { subject: 'Hallo', text: 'Hallo', autoSubmitted: 'no' };
        },
      },
    },
  );
  await s.mail('ada@example.org', { text: 'broken' });
  await s.mail('bob@example.org');
  isBroken = true;
  assert.deepEqual(await s.outbox.deliverDue(), { sent: 1, later: 1, dropped: 0, bounced: 0, doubt: 0 });
});

test('a running outbox sends a new mail within two seconds', async () => {
  await using s = await setting();
  const stop = new AbortController();
  const running = s.outbox.run(stop.signal);
  const ended = s.peer.nextEnd();
  const queued = performance.now();
  await s.mail('ada@example.org');
  assert.equal((await ended).to, 'ada@example.org');
  assert.ok(performance.now() - queued < 2000);
  stop.abort();
  await running;
  assert.equal((await outboxStatus(s.db)).sent, 1);
});

test('a server that does not answer the call holds nobody up who wants to leave', async () => {
  await using silent = createServer();
  silent.listen(0, '127.0.0.1');
  const called = once(silent, 'connection');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await using s = await setting(
    {},
    { patience: { farewell: Temporal.Duration.from('PT0.2S') } },
    () => `smtp://127.0.0.1:${port}`,
  );
  await s.mail('ada@example.org');
  const delivering = s.outbox.deliverDue();
  await called;
  await s.outbox.close();
  assert.equal((await delivering).later, 1);
});

test('a mail that does not end within the time for farewells is in doubt, and the worker ends', async () => {
  await using s = await setting({}, { patience: { farewell: Temporal.Duration.from('PT0.2S') } });
  const answer = Promise.withResolvers<void>();
  s.peer.plan.push({ at: 'end', until: answer.promise });
  await s.mail('ada@example.org');
  const ended = s.peer.nextEnd();
  const delivering = s.outbox.deliverDue();
  await ended;
  await s.outbox.close();
  assert.equal((await delivering).doubt, 1);
  answer.resolve();
});
