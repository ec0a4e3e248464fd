// Reports that come back to a mailbox at a Dovecot: over TLS, among other mail, and when the folder counts anew.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { mayBeReport, type Taken, watchMailbox } from '../../src/core/mail/index.ts';
import { contactWorld } from '../support/contact-mailbox.ts';
import { dovecot } from '../support/dovecot.ts';
import { written } from '../support/letters.ts';

const closing = new AsyncDisposableStack();
after(() => closing.disposeAsync());

const domain = 'bounce.fluxcess.example';
const report = (id: string, text: string) =>
  written({ id, from: 'MAILER-DAEMON@mx.example', to: `r-1@${domain}`, subject: 'Undelivered', text });

/** A watcher that notes what it is given, and what becomes of each. */
function watched(url: string, taken: Taken = 'done') {
  const seen: string[] = [];
  const mailbox = watchMailbox({
    url,
    concerns: (header) => mayBeReport(header, domain),
    take: async (raw) => {
      seen.push(/^Message-ID: <(.*)@mail\.example>/m.exec(raw.toString())?.[1] ?? '');
      return taken;
    },
    failed: (error) => assert.fail(String(error)),
  });
  return { mailbox, seen };
}

test('reports are taken over TLS, and other mail in the folder is neither read nor touched', async () => {
  const server = closing.use(await dovecot({ users: ['reports'], tls: true }));
  await server.deliver('reports', report('b1', 'no such user'));
  await server.deliver('reports', written({ id: 'c1', from: 'anna@kunden.example', text: 'STAYS' }));
  const { mailbox, seen } = watched(server.imapUrl('reports'));
  await mailbox.takeAll();
  assert.deepEqual(seen, ['b1']);
  assert.deepEqual(
    [await server.holds('reports', 'no such user'), await server.holds('reports', 'STAYS')],
    [false, true],
  );
});

test('what stays is shown again after the folder has counted anew, and only then', async () => {
  const server = closing.use(await dovecot({ users: ['reports'] }));
  await server.deliver('reports', report('b1', 'unclear'));
  const { mailbox, seen } = watched(server.imapUrl('reports'), 'stays');
  await mailbox.takeAll();
  await mailbox.takeAll();
  assert.deepEqual(seen, ['b1']);
  await server.countAnew('reports');
  await mailbox.takeAll();
  assert.deepEqual(seen, ['b1', 'b1']);
});

test('in one mailbox for both, letters are conversations and reports are left to whoever takes them', async () => {
  const server = closing.use(await dovecot({ users: ['office'] }));
  const w = await contactWorld(server, ['office'], {
    returns: { imapUrl: server.imapUrl('office'), bounceDomain: domain },
  });
  await server.deliver('office', report('b1', 'no such user'));
  await server.deliver('office', written({ id: 'c1', from: 'anna@kunden.example' }));
  await w.read();
  assert.equal((await w.all()).length, 1);
  assert.equal((await w.conversationWith('anna@kunden.example')).messages, 1);
  const { mailbox, seen } = watched(server.imapUrl('office'));
  await mailbox.takeAll();
  await w.read();
  assert.deepEqual([seen, (await w.all()).length], [['b1'], 1]);
});

test('a mailbox that reports alone come to is not under the policy of letters', async () => {
  const server = closing.use(await dovecot({ users: ['reports'] }));
  await server.deliver('reports', written({ id: 'c1', from: 'anna@kunden.example' }));
  const w = await contactWorld(server, [], { returns: { imapUrl: server.imapUrl('reports', '?reports=only') } });
  await w.read();
  assert.deepEqual(await w.all(), []);
});
