// Bounces and complaints that come back to a mailbox at a Dovecot, fetched by POP3: in the clear on this machine, by STLS,
// over TLS, and by a process that is killed between dealing with a report and deleting it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { mayBeReport, watchMailbox } from '../../src/core/mail/index.ts';
import { bounceWork } from '../../src/sections/newsletter/bounce/index.ts';
import { bounceDomain, bounceWorld } from '../support/bounces.ts';
import { dovecot } from '../support/dovecot.ts';
import { imapProxy } from '../support/imap-proxy.ts';
import { written } from '../support/letters.ts';
import { stagesOf } from '../support/newsletter.ts';
import { reportTo } from '../support/reports.ts';

const closing = new AsyncDisposableStack();
after(() => closing.disposeAsync());

const report = (id: string, text: string) =>
  written({ id, from: 'MAILER-DAEMON@mx.example', to: `r-1@${bounceDomain}`, subject: 'Undelivered', text });

for (const tls of [false, 'offered', true] as const)
  test(`reports leave the mailbox and letters stay, ${tls === true ? 'over TLS' : tls ? 'by STLS' : 'in the clear on this machine'}`, async () => {
    const server = closing.use(await dovecot({ users: ['reports'], tls, pop3: true }));
    await server.deliver('reports', report('b1', '.no such user\n.\n..'));
    await server.deliver('reports', written({ id: 'c1', from: 'anna@kunden.example', text: 'STAYS' }));
    const seen: string[] = [];
    const mailbox = watchMailbox({
      url: server.pop3Url('reports'),
      concerns: (header) => mayBeReport(header, bounceDomain),
      take: async (raw) => {
        seen.push(raw.toString());
        return 'done';
      },
    });
    await mailbox.takeAll();
    await mailbox.takeAll();
    assert.equal(seen.length, 1);
    assert.match(seen[0] ?? '', /\r\n\.no such user\r\n\.\r\n\.\.\r\n/);
    assert.deepEqual(
      [await server.holds('reports', 'no such user'), await server.holds('reports', 'STAYS')],
      [false, true],
    );
  });

test('a bounce is counted once, and a complaint ends once, however often the connection ends before they are deleted', async () => {
  const server = closing.use(await dovecot({ users: ['reports'], pop3: true }));
  const proxy = closing.use(await imapProxy(server.pop3Url('reports')));
  const w = await bounceWorld(proxy.through(server.pop3Url('reports')));
  const [work] = bounceWork(w.world);
  assert.ok(work);
  const [anna, bert] = [await w.subscribed('anna@example.org'), await w.subscribed('bert@example.org')];
  const came = (name: string, to: string) => server.deliver('reports', reportTo(name, to).toString('latin1'));
  await came('postfix-unknown-user', w.envelope(anna.id, await w.mailed(anna.id)));
  await came('arf-abuse', w.envelope(bert.id, await w.mailed(bert.id)));
  for (let crash = 1; crash <= 2; crash += 1) {
    // Dealt with and marked; the session ends as with a process that is killed, so nothing is deleted.
    const cut = proxy.keepBack(/^QUIT/).then(() => proxy.hangUp());
    await work.runDue();
    await cut;
    proxy.letThrough();
    assert.equal((await server.files('reports')).length, 2);
  }
  await work.runDue();
  assert.equal((await server.files('reports')).length, 0);
  assert.deepEqual(
    [await stagesOf(w, 'anna@example.org'), await stagesOf(w, 'bert@example.org')],
    [['active'], ['proof']],
  );
  const bounces = await w.world.db.selectFrom('newsletter.bounce').select('subscription').execute();
  assert.deepEqual(bounces, [{ subscription: anna.id }]);
});
