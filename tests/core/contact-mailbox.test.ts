import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { digestOf } from '../../src/core/mail/imap/digest.ts';
import { rangeOf } from '../../src/core/mail/imap/folder.ts';
import { imapServer, imapUrls, mayBeReport } from '../../src/core/mail/index.ts';
import { topicOf } from '../../src/sections/contact/mailbox/hash.ts';

const header = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

const digest = (...lines: readonly string[]) =>
  digestOf({
    seq: 1,
    uid: 1,
    size: 1,
    envelope: { from: [{ address: 'anna@kunden.example' }] },
    headers: header(...lines),
  });

test('answering and forwarding leave the topic of a conversation as it is', () => {
  for (const subject of ['Angebot', 'Re: Angebot', 'AW: WG: angebot ', 'RE[2]: Fwd:  Angebot', 'Aw(3): ANGEBOT'])
    assert.equal(topicOf(subject), 'angebot', subject);
  assert.equal(topicOf('Re: '), '');
  assert.notEqual(topicOf('Regen: Angebot'), 'angebot');
});

test('numbers are written as the protocol has them, whatever their order', () => {
  assert.equal(rangeOf([7, 1, 2, 3, 9, 10]), '1:3,7,9:10');
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), (uids) => {
      const meant = rangeOf(uids)
        .split(',')
        .flatMap((span) => {
          const [from = 0, to = from] = span.split(':').map(Number);
          return Array.from({ length: to - from + 1 }, (_, n) => from + n);
        });
      assert.deepEqual(
        meant,
        uids.toSorted((a, b) => a - b),
      );
    }),
  );
});

test('what machines write is known by its header', () => {
  assert.equal(digest().automatic, false);
  assert.equal(digest('Auto-Submitted: no').automatic, false);
  for (const line of [
    'Auto-Submitted: auto-replied',
    'List-Id: <a.b>',
    'Precedence: bulk',
    'Return-Path: <>',
    'X-Autoreply: yes',
  ])
    assert.equal(digest(line).automatic, true, line);
});

test('a message is the same in every folder, and another one as soon as a field of its header differs', () => {
  const fields = ['Message-ID: <1@a>', 'Date: Sun, 1 Nov 2026 13:00:00 +0100', 'From: a@b.example', 'Subject: x'];
  assert.equal(digest(...fields).essence, digest(...fields.toReversed(), 'Delivered-To: c@d.example').essence);
  for (const [at] of fields.entries())
    assert.notEqual(digest(...fields.with(at, `${fields[at]}y`)).essence, digest(...fields).essence);
});

test('hostile references do not make a digest run on', () => {
  const { references } = digest(`References: ${'<a@b> '.repeat(600)}`, 'In-Reply-To: <c@d>');
  assert.ok(references.length <= 200);
});

test('IMAP_URL may name several mailboxes, each with what is special about it', () => {
  const [first = '', second = ''] = imapUrls(
    ' imaps://info%40fluxcess.de:a@mail.example  imap://b:c@localhost/INBOX?reports=only ',
  );
  assert.deepEqual([imapServer(first).login.user, imapServer(first).reportsOnly], ['info@fluxcess.de', false]);
  assert.deepEqual([imapServer(second).reportsOnly, imapServer(second).requireTls], [true, false]);
  assert.equal(imapServer('imap://b:c@localhost?blocked=Archiv%2FGesperrt').blocked, 'Archiv/Gesperrt');
  assert.deepEqual(imapUrls(undefined), []);
});

test('a mail may be a report when it names our domain for reports or looks like what servers write', () => {
  const domain = 'bounce.fluxcess.example';
  for (const line of [
    `To: r-1@${domain}`,
    `Delivered-To: r-1@${domain.toUpperCase()}`,
    'Content-Type: multipart/report; report-type=delivery-status',
    'From: Mail Delivery System <x@y.example>',
    'Return-Path: <>',
  ])
    assert.equal(mayBeReport(header(line), domain), true, line);
  assert.equal(mayBeReport(header('From: anna@kunden.example', 'To: info@fluxcess.de'), domain), false);
});
