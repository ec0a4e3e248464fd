// A mailbox read by POP3 at a far end that drops, halves, delays and refuses.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { ownMachineOnly } from '../../src/core/egress/index.ts';
import { imapUrls, mailboxUrls, mayBeReport, type Taken, watchMailbox } from '../../src/core/mail/index.ts';
import { openPop3Mailbox } from '../../src/core/mail/pop3/mailbox.ts';
import { type Reply, ReplyReader } from '../../src/core/mail/pop3/reply-reader.ts';
import { pop3Server } from '../../src/core/mail/pop3/server.ts';
import { type Pop3Peer, pop3Peer } from '../support/pop3-peer.ts';

const domain = 'bounce.fluxcess.example';
const report = (text = 'no such user') =>
  `From: MAILER-DAEMON@mx.example\r\nTo: r-1@${domain}\r\nSubject: Undelivered\r\n\r\n${text}\r\n`;
const letter = 'From: anna@kunden.example\r\nTo: info@fluxcess.example\r\nSubject: Hello\r\n\r\nSTAYS\r\n';

function watched({ url }: Pop3Peer, taken: Taken = 'done') {
  const [seen, failures] = [[] as string[], [] as string[]];
  const mailbox = watchMailbox({
    url,
    concerns: (header) => mayBeReport(header, domain),
    take: async (raw) => {
      seen.push(raw.toString('latin1'));
      return taken;
    },
    failed: (error) => failures.push(String(error)),
  });
  return { mailbox, seen, failures };
}

const patience = { silence: 200, answer: 400 };
const opened = ({ url }: Pop3Peer) => openPop3Mailbox(pop3Server(url), ownMachineOnly, patience);

test('a report is taken and deleted; a letter is asked for its header alone, once, and stays', async () => {
  await using peer = await pop3Peer();
  peer.put('a', report());
  peer.put('b', letter);
  const { mailbox, seen } = watched(peer);
  await mailbox.takeAll();
  await mailbox.takeAll();
  assert.deepEqual(seen, [report()]);
  assert.deepEqual([...peer.lying.keys()], ['b']);
  assert.deepEqual(
    peer.commands.filter((command) => /^(TOP|RETR)/.test(command)),
    ['TOP 1 0', 'TOP 2 0', 'RETR 1'],
  );
});

test('what was not dealt with stays, and is shown again only where that failed', async () => {
  await using peer = await pop3Peer();
  peer.put('a', report());
  const { mailbox, seen } = watched(peer, 'stays');
  await mailbox.takeAll();
  await mailbox.takeAll();
  assert.equal(seen.length, 1);
  const failing = watchMailbox({ url: peer.url, take: () => Promise.reject(new Error('not now')) });
  await failing.takeAll();
  assert.deepEqual([...peer.lying.keys()], ['a']);
});

test('lines that begin with a dot come as they were written, in whatever pieces they travel', async () => {
  for (const pieces of [1, 2, 3, 7, undefined]) {
    await using peer = await pop3Peer(pieces ? { pieces } : {});
    const text = '.\r\n..\r\n.hidden\r\nlone\n.\nfeed\r\n\r\n.\r\nend';
    peer.put('a', report(text));
    const { mailbox, seen } = watched(peer);
    await mailbox.takeAll();
    assert.deepEqual(seen, [report(text)]);
  }
});

test('whatever is stuffed and cut into pieces is read as it was', () => {
  const line = fc.string({ unit: fc.constantFrom('.', 'a', '\r', '\n', ' ') });
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 1, max: 9 }), (lines, size) => {
      // As a server sees it: only CR LF ends a line.
      const raw = lines.map((one) => `${one}\r\n`).join('');
      const wire = Buffer.from(`+OK\r\n${raw.replaceAll(/(^|(?<=\r\n))\./g, '..')}.\r\n`, 'latin1');
      const heard: Reply[] = [];
      const reader = new ReplyReader({
        expected: () => (heard.length === 0 ? { lines: true, most: 1_000_000 } : undefined),
        reply: (reply) => heard.push(reply),
        junk: () => assert.fail('read past the end'),
      });
      for (let at = 0; at < wire.length; at += size) reader.read(wire.subarray(at, at + size));
      assert.deepEqual([heard[0]?.body.toString('latin1'), reader.isInside], [raw, false]);
    }),
  );
});

test('a connection that is lost at any command takes nothing away that was not dealt with, and loses no report', async () => {
  for (const command of [
    /greeting/,
    /^CAPA/,
    /^USER/,
    /^PASS/,
    /^UIDL/,
    /^TOP 2/,
    /^RETR 2/,
    /^DELE 1/,
    /^DELE 3/,
    /^QUIT/,
  ])
    for (const fault of ['drop', 'half'] as const) {
      await using peer = await pop3Peer();
      for (const name of ['a', 'b', 'c']) peer.put(name, report(name));
      const { mailbox, seen } = watched(peer);
      peer.fault(command, fault);
      await assert.rejects(mailbox.takeAll(), /mailbox/);
      assert.equal(peer.lying.size, 3, `${command} ${fault}`);
      await mailbox.takeAll();
      assert.equal(peer.lying.size, 0, `${command} ${fault}`);
      assert.deepEqual(new Set(seen), new Set(['a', 'b', 'c'].map(report)));
    }
});

test('a watcher connects again by itself, and takes what had come meanwhile', async () => {
  await using peer = await pop3Peer();
  const stop = new AbortController();
  peer.fault(/^RETR/, 'drop');
  peer.put('a', report());
  const failures: unknown[] = [];
  const mailbox = watchMailbox({
    url: peer.url,
    take: async () => {
      stop.abort();
      return 'done';
    },
    failed: (error) => failures.push(error),
  });
  await mailbox.run(stop.signal);
  assert.equal(failures.length, 1);
  assert.equal(peer.lying.size, 0);
});

test('a server that is silent, in the middle of an answer or before it encrypts, is given up', async () => {
  for (const command of [/^PASS/, /^UIDL/]) {
    await using peer = await pop3Peer();
    peer.fault(command, 'silent');
    await assert.rejects(opened(peer), /did not answer in time/);
  }
  const mute = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const server = pop3Server(`pop3s://a:b@127.0.0.1:${port}`);
  await assert.rejects(openPop3Mailbox(server, ownMachineOnly, patience), /did not encrypt in time/);
  mute.close();
});

test('a server that refuses, or says what is no POP3, is told without its words', async () => {
  for (const [command, fault, told] of [
    [/^USER/, 'refuse', /refused the user/],
    [/^PASS/, 'refuse', /refused the password/],
    [/^UIDL/, 'refuse', /refused UIDL/],
    [/^UIDL/, 'junk', /no POP3/],
  ] as const) {
    await using peer = await pop3Peer();
    peer.fault(command, fault);
    await assert.rejects(opened(peer), told);
  }
  await using peer = await pop3Peer();
  peer.put('a', report());
  const { mailbox } = watched(peer);
  peer.fault(/^QUIT/, 'refuse');
  await assert.rejects(mailbox.takeAll(), /refused to delete what was dealt with/);
});

test('while another process has the mailbox open there is nothing to do, and no failure', async () => {
  await using peer = await pop3Peer();
  peer.put('a', report());
  peer.fault(/^PASS/, 'busy', 2);
  const { mailbox, seen, failures } = watched(peer);
  await mailbox.takeAll();
  assert.deepEqual([seen, failures], [[], []]);
  await mailbox.takeAll();
  assert.equal(seen.length, 1);
});

test('a server without CAPA and without TOP is read all the same', async () => {
  await using peer = await pop3Peer();
  peer.fault(/^TOP/, 'refuse', 10);
  peer.fault(/^CAPA/, 'refuse', 10);
  peer.put('a', report());
  peer.put('b', letter);
  const { mailbox } = watched(peer);
  await mailbox.takeAll();
  assert.deepEqual([...peer.lying.keys()], ['b']);
});

test('a password does not leave in the clear for another machine, nor after what was said before STLS', async () => {
  const lone = pop3Server('pop3://a:b@pop.example.org');
  assert.equal(lone.isLocal, false);
  await using peer = await pop3Peer();
  // Another machine as far as the address goes; the same one as far as the network goes.
  const server = { ...pop3Server(peer.url), isLocal: false };
  peer.fault(/^STLS/, 'refuse');
  await assert.rejects(openPop3Mailbox(server, ownMachineOnly, patience), /never travels in the clear/);
  assert.ok(!peer.commands.some((command) => /^(USER|PASS)/.test(command)));
  await assert.rejects(openPop3Mailbox(lone, ownMachineOnly, patience), { code: 'egress/undeclared' });
});

test('ten thousand reports are taken, each once, and other mail among them costs one look at its header', async () => {
  await using peer = await pop3Peer();
  for (let n = 0; n < 10_000; n += 1) peer.put(`m${n}`, n % 10 === 0 ? letter : report(`number ${n}`));
  const { mailbox, seen } = watched(peer);
  await mailbox.takeAll();
  await mailbox.takeAll();
  assert.deepEqual([seen.length, new Set(seen).size, peer.lying.size], [9_000, 9_000, 1_000]);
  const count = (word: string) => peer.commands.filter((command) => command.startsWith(word)).length;
  assert.deepEqual([count('TOP'), count('RETR')], [10_000, 9_000]);
});

test('of a message that does not end only so much is kept', async () => {
  await using peer = await pop3Peer();
  peer.put('a', report('x'.repeat(70).concat('\r\n').repeat(30_000)));
  await using mailbox = await opened(peer);
  const [name = ''] = await mailbox.list();
  assert.equal((await mailbox.read(name, 1_000))?.length, 1_000);
  assert.equal(await mailbox.read('gone', 1_000), undefined);
});

test('addresses of both protocols stand in one setting, and letters are looked for by IMAP alone', () => {
  const setting = 'imaps://a:b@one.example pop3s://r:c@two.example';
  assert.deepEqual(mailboxUrls(setting), setting.split(' '));
  assert.deepEqual(imapUrls(setting), ['imaps://a:b@one.example']);
  assert.equal(pop3Server('pop3s://r:c@two.example').port, 995);
  assert.equal(pop3Server('pop3://r%40x:c@two.example').port, 110);
  assert.deepEqual(pop3Server('pop3://r%40x:c@two.example').login, { user: 'r@x', pass: 'c' });
  for (const url of ['pop3://two.example', 'http://a:b@c', 'pop3://a%0d%0aDELE:b@c'])
    assert.throws(() => pop3Server(url), { code: 'mail/server-address' });
});
