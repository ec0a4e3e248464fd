import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Report, readReport, verdictOf, verdictOnOutcome } from '../../src/core/mail/index.ts';
import { reportNames, reportTo } from '../support/reports.ts';

const bounce = 'b+abc.def@bounce.fluxcess.example';

/** What has to be read from each mail of the corpus: its kind, and of a bounce its form and verdict. */
const corpus: Readonly<Record<string, string>> = {
  absence: 'automatic reply',
  'absence-without-headers': 'automatic reply',
  'arf-abuse': 'complaint abuse',
  'arf-headers-only': 'complaint abuse',
  'arf-not-spam': 'automatic feedback',
  'arf-without-version': 'unclear report',
  challenge: 'automatic challenge',
  'dsn-without-reason': 'bounce dsn unclear',
  'exchange-dsn': 'bounce dsn hard',
  'exchange-plain': 'bounce plain hard',
  'exchange-policy': 'bounce dsn policy',
  'exim-dsn': 'bounce dsn hard',
  'exim-plain': 'bounce plain hard',
  'exim-plain-rejected': 'bounce plain policy',
  'exim-warning': 'bounce plain ignored',
  expanded: 'bounce dsn ignored',
  'gmail-disabled': 'bounce dsn hard',
  'gmail-dsn': 'bounce dsn hard',
  'gmail-plain': 'bounce plain hard',
  person: 'unclear',
  'postfix-delayed': 'bounce dsn ignored',
  'postfix-expired': 'bounce dsn soft',
  'postfix-full': 'bounce dsn soft',
  'postfix-unknown-user': 'bounce dsn hard',
  'postfix-vague': 'bounce dsn hard',
  qmail: 'bounce plain hard',
  receipt: 'automatic receipt',
  'utf8-dsn': 'bounce dsn soft',
};

function inShort(report: Report): string {
  switch (report.kind) {
    case 'bounce':
      return `bounce ${report.form} ${verdictOf(report) ?? 'unclear'}`;
    case 'complaint':
      return `complaint ${report.feedback}`;
    case 'automatic':
      return `automatic ${report.why}`;
    case 'unclear':
      return report.isReport ? 'unclear report' : 'unclear';
  }
}

test('the corpus and what is expected of it name the same mails', () => {
  assert.deepEqual(reportNames, Object.keys(corpus));
});

for (const [name, expected] of Object.entries(corpus)) {
  test(`${name} is read as: ${expected}`, () => {
    const report = readReport(reportTo(name, bounce));
    assert.equal(inShort(report), expected);
    assert.ok([...report.to, ...report.about].includes(bounce), 'it does not know where it belongs');
  });
}

test('every mail of the corpus reads the same with the line breaks of Unix', () => {
  for (const name of reportNames) {
    const raw = reportTo(name, bounce).toString('latin1').replaceAll('\r\n', '\n');
    assert.equal(inShort(readReport(Buffer.from(raw, 'latin1'))), corpus[name], name);
  }
});

test('the fields of a notification are read in full', () => {
  const report = readReport(reportTo('postfix-unknown-user', bounce));
  assert.ok(report.kind === 'bounce');
  assert.equal(report.reporter, 'mx.relay.example');
  assert.equal(report.messageId, '<4XyR2k0Qz1z9@mx.relay.example>');
  assert.deepEqual(report.outcomes, [
    {
      recipient: 'anna@example.org',
      action: 'failed',
      status: '5.1.1',
      diagnostic: '550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown in local recipient table',
    },
  ]);
});

test('a recipient in letters beyond ASCII keeps them', () => {
  const report = readReport(reportTo('utf8-dsn', bounce));
  assert.ok(report.kind === 'bounce');
  assert.equal(report.outcomes[0]?.recipient, 'änne@exämple.org');
});

const verdictOn = (status: string | null, diagnostic = '', action: 'failed' | 'delayed' | null = 'failed') =>
  verdictOnOutcome({ recipient: null, action, status, diagnostic });

test('the five statuses of a dead address are hard, and no other one is', () => {
  for (const status of ['5.1.1', '5.1.2', '5.1.3', '5.1.10', '5.2.1']) assert.equal(verdictOn(status), 'hard');
  for (const status of ['5.1.4', '5.1.6', '5.2.3', '5.3.4', '5.4.1', '5.4.4', '5.6.0', '5.1.100']) {
    assert.equal(verdictOn(status), 'soft', status);
  }
});

test('every 4.x.x and a full mailbox are soft', () => {
  for (const status of ['4.0.0', '4.2.2', '4.4.7', '4.7.1', '4.7.26', '5.2.2']) assert.equal(verdictOn(status), 'soft');
});

test('every 5.7.x is our own fault, whatever the words beside it say', () => {
  for (const status of ['5.7.0', '5.7.1', '5.7.26', '5.7.515']) {
    assert.equal(verdictOn(status, '550 5.1.1 user unknown'), 'policy', status);
  }
});

test('a delay never counts, whatever its status', () => {
  for (const status of ['4.4.1', '5.1.1', '5.7.1', null]) assert.equal(verdictOn(status, '', 'delayed'), 'ignored');
});

test('a vague status is read by the words beside it, and our own fault goes first', () => {
  assert.equal(verdictOn('5.0.0', 'smtp; 550 5.1.1 unknown'), 'hard');
  assert.equal(verdictOn('5.0.0', '550 5.7.1 unknown user, or so'), 'policy');
  assert.equal(verdictOn('5.0.0', 'Recipient not found; our policy refuses your mail'), 'policy');
  assert.equal(verdictOn('5.5.0', 'mailbox for user is full'), 'soft');
  assert.equal(verdictOn('5.0.0', 'it went wrong'), 'soft');
  assert.equal(verdictOn('5.0.0', '421 4.2.1 come back later'), 'soft');
});

test('the reply of a server alone is enough', () => {
  assert.equal(verdictOn(null, '550 5.1.1 <a@example.org> unknown'), 'hard');
  assert.equal(verdictOn(null, '550 No such user here'), 'hard');
  assert.equal(verdictOn(null, '554 rejected as spam'), 'policy');
  assert.equal(verdictOn(null, '451 try again'), 'soft');
  assert.equal(verdictOn(null, ''), null);
  assert.equal(verdictOn(null, '', null), null);
});

test('an address of the internet is not taken for a status', () => {
  assert.equal(verdictOn('5.0.0', 'connection to 5.1.1.25 lost'), 'soft');
});
