import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longestMail, readReport, verdictOf } from '../../src/core/mail/index.ts';
import { reportNames, reportTo } from '../support/reports.ts';

const bounce = 'b+abc.def@bounce.fluxcess.example';

function read(raw: Uint8Array): void {
  const report = readReport(raw);
  if (report.kind === 'bounce') verdictOf(report);
  // What is handed on stays small, however much came in.
  assert.ok(JSON.stringify(report).length < 200_000);
}

test('no octets make the reader throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), read), { numRuns: 500 });
});

test('no text that looks like a report makes the reader throw', () => {
  const piece = fc.constantFrom(
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n',
    'Content-Type: multipart/mixed; boundary="x',
    'Content-Type: message/delivery-status\r\n',
    'Content-Type: message/feedback-report\r\n',
    'Content-Transfer-Encoding: base64\r\n',
    'Content-Transfer-Encoding: quoted-printable\r\n',
    'Final-Recipient: rfc822; a@b\r\n',
    'Action: failed\r\n',
    'Status: 5.1.1\r\n',
    'Feedback-Type: abuse\r\nVersion: 1\r\n',
    'Subject: =?utf-8?B?',
    '\r\n',
    '\n',
    '\r',
    '--x\r\n',
    '--x--',
    ';',
    '"',
    '\\',
    '=',
    '\0',
    ' ',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (written) => read(Buffer.from(written))),
    { numRuns: 1500 },
  );
});

test('a report of which any part was cut out, doubled or overwritten is still read without a throw', () => {
  const damaged = fc.tuple(
    fc.constantFrom(...reportNames),
    fc.nat(4000),
    fc.nat(400),
    fc.uint8Array({ maxLength: 40 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(damaged, ([name, at, length, put, isDoubled]) => {
      const raw = reportTo(name, bounce);
      const from = at % raw.length;
      const end = isDoubled ? from - Math.min(length, from) : from + length;
      read(Buffer.concat([raw.subarray(0, from), put, raw.subarray(end)]));
    }),
    { numRuns: 1500 },
  );
});

const large = (unit: string): Buffer => Buffer.from(unit.repeat(Math.ceil((2 * longestMail) / unit.length)));

const hostile: Readonly<Record<string, Buffer>> = {
  'one header without end': Buffer.concat([Buffer.from('Subject: '), large('a')]),
  'one header folded without end': Buffer.concat([Buffer.from('Subject: a\r\n'), large(' b\r\n')]),
  'only header names': large('a:\r\n'),
  'only line breaks': large('\n'),
  'only spaces and line breaks': Buffer.concat([Buffer.from('From: MAILER-DAEMON\r\n\r\n'), large('   \n')]),
  'only at signs': Buffer.concat([Buffer.from('To: '), large('@')]),
  'only boundaries': Buffer.concat([
    Buffer.from('Content-Type: multipart/mixed; boundary=x\r\n\r\n'),
    large('--x\r\n\r\n'),
  ]),
  'a boundary that is everywhere but at the start of a line': Buffer.concat([
    Buffer.from('Content-Type: multipart/mixed; boundary="-"\r\n\r\n'),
    large(' ---'),
  ]),
  'parts in parts in parts': large('Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n'),
  'quotes and semicolons': Buffer.concat([Buffer.from('Content-Type: multipart/report; '), large('";\\')]),
  'encoded words': Buffer.concat([Buffer.from('From: postmaster\r\nSubject: '), large('=?a?q?')]),
  'equals signs': Buffer.concat([
    Buffer.from(
      'From: MAILER-DAEMON\r\nSubject: failure notice\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
    ),
    large('=  '),
  ]),
  'fields of recipients': Buffer.concat([
    Buffer.from('Content-Type: message/delivery-status\r\n\r\n'),
    large('Action: failed\r\nStatus: 5.1.1\r\n\r\n'),
  ]),
  'a reason that almost matches, again and again': Buffer.concat([
    Buffer.from('Content-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: '),
    large('user mailbox inbox storage domain address '),
  ]),
  'a bounce in words that almost match': Buffer.concat([
    Buffer.from('From: MAILER-DAEMON\r\nSubject: failure notice\r\n\r\n'),
    large('user mailbox inbox storage domain 550 5.1. anna@ '),
  ]),
  'hyphens at the start of lines': Buffer.concat([
    Buffer.from('From: MAILER-DAEMON\r\nSubject: failure notice\r\n\r\n'),
    large('-----\n'),
  ]),
};

for (const [name, raw] of Object.entries(hostile)) {
  test(`${name}: read within half a second`, () => {
    const started = performance.now();
    read(raw);
    assert.ok(performance.now() - started < 500, `${performance.now() - started} ms`);
  });
}

test('what lies beyond the bound is not read', () => {
  const tail = Buffer.from(
    '\r\n--x\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n',
  );
  const head = Buffer.from('Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n\r\n');
  assert.equal(readReport(Buffer.concat([head, Buffer.alloc(1000, 'a'), tail])).kind, 'complaint');
  assert.equal(readReport(Buffer.concat([head, Buffer.alloc(longestMail, 'a'), tail])).kind, 'unclear');
});
