import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { MailError, openPipeline, type PipelineEvent } from '../../src/core/mail/index.ts';
import { mailTo, pipelineTo } from '../support/bulk.ts';
import { smtpPeer } from '../support/smtp.ts';
import { faultyPeer } from '../support/smtp-faults.ts';
import { anonymousTls } from '../support/smtp-faults-conversation.ts';
import { type Fault, faultsOf, type Phase } from '../support/smtp-faults-plan.ts';

const at = (phase: Phase, fault: Fault, nth = 1) => faultsOf([{ phase, nth, fault }]);
const says = (reply: string): Fault => ({ kind: 'reply', reply });
const addresses = (count: number) => Array.from({ length: count }, (_, i) => `r${i}@example.org`);
const one = { connections: 1 };

test('the envelope of a mail is one segment, and that of the next goes out with the dot', async () => {
  await using peer = await faultyPeer();
  await using pipeline = pipelineTo(peer, one);
  const mails = addresses(3);
  await Promise.all(mails.map(async (to) => await pipeline.send(mailTo(to))));
  const envelope = (to: string) => `MAIL FROM:<${to}>\r\nRCPT TO:<${to}>\r\nDATA\r\n`;
  const body = 'Subject: x\r\n\r\nHallo\r\n.\r\n';
  const [a = '', b = '', c = ''] = mails;
  assert.deepEqual(peer.record.pieces.slice(1, 5), [envelope(a), body + envelope(b), body + envelope(c), body]);
  assert.equal(peer.record.resets, 0);
});

test('a server without PIPELINING hears one command at a time', async () => {
  await using peer = await faultyPeer(at('rcpt', says('550 5.1.1 No')), { pipelining: false });
  await using pipeline = pipelineTo(peer, one);
  const replies = await Promise.all(addresses(3).map(async (to) => await pipeline.send(mailTo(to))));
  assert.deepEqual(
    replies.map(({ outcome }) => outcome),
    ['refused', 'accepted', 'accepted'],
  );
  assert.deepEqual(
    peer.record.pieces.map((piece) => piece.split('\r\n')[0]?.slice(0, 4)),
    ['EHLO', 'MAIL', 'RCPT', 'RSET', 'MAIL', 'RCPT', 'DATA', 'Subj', 'MAIL', 'RCPT', 'DATA', 'Subj'],
  );
});

test('after a refusal the next mail is sent on the same connection, behind one RSET', async () => {
  for (const asksForEmptyMail of [false, true])
    for (const [phase, reply] of [
      ['mail', '550 5.7.1 No'],
      ['rcpt', '550 5.1.1 Nobody'],
      ['data', '451 4.3.0 Not now'],
      ['dot', '554 5.6.0 Not this'],
    ] as const) {
      await using peer = await faultyPeer(at(phase, says(reply)), { asksForEmptyMail });
      await using pipeline = pipelineTo(peer, one);
      const replies = await Promise.all(addresses(3).map(async (to) => await pipeline.send(mailTo(to))));
      const first = reply.startsWith('5') ? 'refused' : 'later';
      assert.deepEqual(
        replies.map(({ outcome }) => outcome),
        [first, 'accepted', 'accepted'],
        phase,
      );
      assert.equal(replies[0]?.reply, reply);
      assert.deepEqual([peer.record.connections, peer.record.resets], [1, phase === 'dot' ? 0 : 1]);
      assert.deepEqual(peer.record.emptyMails, asksForEmptyMail && phase === 'rcpt' ? [''] : []);
    }
});

test('a refusal of us is no bounce of the recipient', async () => {
  for (const reply of ['530 5.7.0 Sign in first', '503 5.5.1 Bad sequence', '535 5.7.8 Wrong password']) {
    await using peer = await faultyPeer(at('mail', says(reply)));
    await using pipeline = pipelineTo(peer, one);
    assert.equal((await pipeline.send(mailTo('ada@example.org'))).outcome, 'later', reply);
  }
});

test('the size is declared, and a mail too large for the server never leaves', async () => {
  await using peer = await faultyPeer(undefined, { size: 1000 });
  await using pipeline = pipelineTo(peer, one);
  const small = mailTo('ada@example.org');
  const [yes, no] = await Promise.all([pipeline.send(small), pipeline.send(mailTo('bob@example.org', 400))]);
  assert.equal(yes.outcome, 'accepted');
  assert.deepEqual([no.outcome, no.code], ['refused', 552]);
  assert.deepEqual(peer.record.mailLines, [`MAIL FROM:<ada@example.org> SIZE=${small.size}`]);
});

test('an address beyond ASCII is sent where SMTPUTF8 is offered, and refused with the reason where it is not', async () => {
  const mail = { ...mailTo('jörg@example.org'), utf8: true };
  for (const utf8 of [true, false]) {
    await using peer = await faultyPeer(undefined, { utf8 });
    await using pipeline = pipelineTo(peer, one);
    const reply = await pipeline.send(mail);
    assert.equal(reply.outcome, utf8 ? 'accepted' : 'refused');
    if (!utf8) assert.match(reply.reply, /^553 5\.6\.7 .*SMTPUTF8/);
    assert.deepEqual(peer.record.mailLines, utf8 ? ['MAIL FROM:<jörg@example.org> BODY=8BITMIME SMTPUTF8'] : []);
  }
});

test('a password is given as the server asks for it', async () => {
  const url = (peer: { url: string }) => peer.url.replace('//', '//ada:s%C3%A4cret@');
  for (const login of ['PLAIN LOGIN', 'LOGIN']) {
    await using peer = await faultyPeer(undefined, { login });
    await using pipeline = pipelineTo({ url: url(peer) }, one);
    assert.equal((await pipeline.send(mailTo('ada@example.org'))).outcome, 'accepted');
    const said = peer.record.signIns.flat().map((text) => text.split(' ').at(-1) ?? '');
    const secrets = said.map((text) => Buffer.from(text, 'base64').toString('utf8'));
    assert.deepEqual(
      secrets.slice(login === 'LOGIN' ? 1 : 0),
      login === 'LOGIN' ? ['ada', 'säcret'] : ['\0ada\0säcret'],
    );
  }
  await using none = await faultyPeer();
  await using pipeline = pipelineTo({ url: url(none) }, one);
  assert.match((await pipeline.send(mailTo('ada@example.org'))).reply, /AUTH/);
});

test('mails are encrypted where STARTTLS is offered, also when the handshake is slow', async () => {
  const begins = Promise.withResolvers<void>();
  await using peer = await faultyPeer(undefined, { startTls: true, tlsBegins: begins.promise });
  await using pipeline = pipelineTo(peer, one);
  const sent = pipeline.send(mailTo('ada@example.org'));
  await peer.record.until((record) => record.pieces.includes('STARTTLS\r\n'));
  begins.resolve();
  assert.equal((await sent).outcome, 'accepted');
  assert.ok(peer.record.pieces.filter((piece) => piece.startsWith('EHLO')).length === 2);
});

test('what somebody in between adds before the encryption is not believed', async () => {
  await using peer = await faultyPeer(undefined, { startTls: true, saysTooMuch: '250 injected\r\n' });
  await using pipeline = pipelineTo(peer, one);
  const reply = await pipeline.send(mailTo('ada@example.org'));
  assert.equal(reply.outcome, 'later');
  assert.deepEqual(peer.record.mailLines, []);
});

test('a server is spoken to in TLS from the first octet, if its certificate is vouched for', async () => {
  await using peer = await smtpPeer({ secure: true, logger: false });
  const url = peer.url.replace('smtp:', 'smtps:');
  await using trusting = openPipeline({ url, connections: 1, tls: { rejectUnauthorized: false } });
  assert.equal((await trusting.send(mailTo('ada@example.org'))).outcome, 'accepted');
  assert.equal(peer.accepted[0]?.isSecure, true);
  await using careful = pipelineTo({ url }, { connections: 1, tls: {} });
  assert.equal((await careful.send(mailTo('bob@example.org'))).outcome, 'later');
  assert.equal(peer.ended.length, 1);
});

test('a server that counts the mails of a connection gets them all, over several', async () => {
  for (const farewell of ['421 4.7.0 Too many messages', '452 4.5.3 Too many messages in this session']) {
    await using peer = await faultyPeer(undefined, { mailsPerConnection: 3, farewell });
    await using pipeline = pipelineTo(peer, one);
    const mails = addresses(10);
    const replies = await Promise.all(mails.map(async (to) => await pipeline.send(mailTo(to))));
    assert.ok(replies.every(({ outcome }) => outcome === 'accepted'));
    assert.deepEqual(
      mails.map((to) => peer.record.kept(to).length),
      mails.map(() => 1),
    );
    assert.ok(peer.record.connections >= 4);
  }
});

test('a connection is replaced after as many mails as allowed', async () => {
  await using peer = await faultyPeer();
  await using pipeline = pipelineTo(peer, { connections: 1, mailsPerConnection: 4 });
  const replies = await Promise.all(addresses(10).map(async (to) => await pipeline.send(mailTo(to))));
  assert.ok(replies.every(({ outcome }) => outcome === 'accepted'));
  assert.equal(peer.record.connections, 3);
});

test('an idle connection is closed, and the next mail opens another', async () => {
  await using peer = await faultyPeer();
  const idle = Temporal.Duration.from({ milliseconds: 20 });
  await using pipeline = openPipeline({ url: peer.url, connections: 1, patience: { idle } });
  assert.equal((await pipeline.send(mailTo('ada@example.org'))).outcome, 'accepted');
  await peer.record.until((record) => record.closed === 1);
  assert.ok(peer.record.pieces.includes('QUIT\r\n'));
  assert.equal((await pipeline.send(mailTo('bob@example.org'))).outcome, 'accepted');
  assert.equal(peer.record.connections, 2);
});

test('no connection is opened before the first mail, and never more than allowed', async () => {
  await using peer = await faultyPeer();
  await using pipeline = pipelineTo(peer, { connections: 3 });
  await pipeline.ready();
  assert.equal(peer.record.connections, 0);
  await pipeline.send(mailTo('first@example.org'));
  assert.equal(peer.record.connections, 1);
  await Promise.all(addresses(50).map(async (to) => await pipeline.send(mailTo(to))));
  assert.equal(peer.record.connections, 3);
});

test('who waits for room never has more mails under way than connections times depth', async () => {
  await using peer = await faultyPeer();
  await using pipeline = pipelineTo(peer, { connections: 2, depth: 3 });
  let most = 0;
  const sent = [];
  for (const to of addresses(200)) {
    await pipeline.ready();
    sent.push(pipeline.send(mailTo(to)));
    most = Math.max(most, pipeline.inFlight);
  }
  assert.equal(most, 6);
  const replies = await Promise.all(sent);
  assert.ok(replies.every(({ outcome }) => outcome === 'accepted'));
  assert.deepEqual([pipeline.inFlight, pipeline.onTheWire], [0, 0]);
});

test('closing lets mails on the wire finish, and leaves the others for later', async () => {
  await using peer = await faultyPeer();
  const pipeline = pipelineTo(peer, one);
  const sent = addresses(4).map(async (to) => await pipeline.send(mailTo(to)));
  await peer.record.until((record) => record.wasAsked('r0@example.org'));
  await pipeline.close();
  const replies = await Promise.all(sent);
  for (const { id, outcome } of replies) assert.equal(peer.record.kept(id).length, outcome === 'accepted' ? 1 : 0);
  assert.equal(replies[0]?.outcome, 'accepted');
  assert.equal(replies[3]?.outcome, 'later');
  assert.equal((await pipeline.send(mailTo('late@example.org'))).outcome, 'later');
});

test('a connection lost in the middle of a large mail is no doubt', async () => {
  await using peer = await faultyPeer(at('body', { kind: 'drop', keeps: false }));
  await using pipeline = pipelineTo(peer, one);
  const reply = await pipeline.send(mailTo('ada@example.org', 8_000_000));
  assert.equal(reply.outcome, 'later');
});

test('a server that never answers the dot leaves a doubt, one that never answers before leaves none', async () => {
  for (const [phase, outcome] of [
    ['mail', 'later'],
    ['rcpt', 'later'],
    ['data', 'later'],
    ['dot', 'doubt'],
  ] as const) {
    await using peer = await faultyPeer(at(phase, { kind: 'stall', keeps: false }));
    await using pipeline = pipelineTo(peer, one);
    const reply = await pipeline.send(mailTo('ada@example.org'));
    assert.equal(reply.outcome, outcome, phase);
    assert.match(reply.reply, /timeout/);
  }
});

test('a server that comes back gets the mails that waited', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const events: PipelineEvent[] = [];
  const failed = Promise.withResolvers<void>();
  const log = (event: PipelineEvent) => {
    events.push(event);
    if (event.event === 'unreachable') failed.resolve();
  };
  await using pipeline = openPipeline({ url: `smtp://127.0.0.1:${port}`, connections: 2, log });
  const sent = addresses(5).map(async (to) => await pipeline.send(mailTo(to)));
  await failed.promise;
  await using _peer = await faultyPeer(undefined, {}, port);
  assert.ok((await Promise.all(sent)).every(({ outcome }) => outcome === 'accepted'));
  assert.match(events[0]?.reason ?? '', /ECONNREFUSED/);
});

test('mails for a server that stays away are left for later, with the reason', async () => {
  await using peer = await faultyPeer((phase) =>
    phase === 'greeting' ? says('554 5.3.2 Closed for today') : undefined,
  );
  await using pipeline = pipelineTo(peer, one);
  const reply = await pipeline.send(mailTo('ada@example.org'));
  assert.deepEqual([reply.outcome, reply.code], ['later', 554]);
  assert.equal(reply.reply, '554 5.3.2 Closed for today');
});

test('a mail that may not leave any more stays here, also when the server already waits for it', async () => {
  await using peer = await faultyPeer();
  await using pipeline = pipelineTo(peer, one);
  const wanted = new Set(addresses(5));
  const send = async (to: string) => await pipeline.send(mailTo(to), () => wanted.has(to));
  const sent = addresses(5).map(send);
  wanted.delete('r2@example.org');
  // The first mail is named to the server when its body may not leave any more.
  void peer.record
    .until((record) => record.pieces.some((piece) => piece.startsWith('MAIL')))
    .then(() => wanted.delete('r0@example.org'));
  const outcomes = (await Promise.all(sent)).map((reply) => (reply === 'kept-back' ? reply : reply.outcome));
  assert.deepEqual(outcomes, ['kept-back', 'accepted', 'kept-back', 'accepted', 'accepted']);
  assert.deepEqual(
    addresses(5).map((to) => peer.record.kept(to).length),
    [0, 1, 0, 1, 1],
  );
  assert.ok(!peer.record.named.includes('r2@example.org'));
  assert.equal(pipeline.inFlight, 0);
});

test('an envelope that would end its command is refused before anything is sent', async () => {
  await using peer = await faultyPeer();
  await using pipeline = pipelineTo(peer, one);
  for (const to of ['ada@example.org>\r\nRCPT TO:<eve@example.org', 'a b@example.org', ''])
    await assert.rejects(pipeline.send({ ...mailTo('ada@example.org'), to }), MailError);
  assert.deepEqual([peer.record.connections, pipeline.inFlight], [0, 0]);
});

test('replies in many lines and in many pieces are one reply each', async () => {
  await using peer = await faultyPeer((phase) => (phase === 'starttls' ? undefined : { kind: 'lines' }), {
    byOctet: true,
  });
  await using pipeline = pipelineTo(peer, { tls: anonymousTls });
  const replies = await Promise.all(addresses(6).map(async (to) => await pipeline.send(mailTo(to))));
  assert.ok(
    replies.every(({ outcome, reply }) => outcome === 'accepted' && reply.includes('one')),
    JSON.stringify(replies),
  );
});
