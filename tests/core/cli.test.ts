// What every command keeps to: results on stdout and nothing else there, words on stderr, three exit codes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testShell } from '../support/shell.ts';

const shell = await testShell();

test('a command that nobody knows is not understood: exit code 2, and where the list is', async () => {
  const { code, out, err } = await shell.avow('forget-everything');
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /unknown command 'forget-everything'/);
  assert.match(err, /avow --help/);
});

test('an option that nobody knows, or a missing one, is not understood', async () => {
  for (const words of [
    ['status', '--loud'],
    ['person', 'export', 'a@example.org'],
    ['hold', 'open'],
  ]) {
    const { code, out, err } = await shell.avow(...words);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /error: /);
  }
});

test('help is a result: it lists every command on stdout', async () => {
  const { code, out, err } = await shell.avow('--help');
  assert.deepEqual([code, err], [0, '']);
  for (const name of [
    'start',
    'status',
    'sweep',
    'policy',
    'deadline',
    'clock',
    'person',
    'proof',
    'hold',
    'journal',
    'doctor',
  ])
    assert.match(out, new RegExp(`^  ${name}\\b`, 'm'));
});

test('a setting that cannot be meant is one sentence on stderr', async () => {
  const { code, out, err } = await shell.avowWith({ PORT: 'eighty' }, 'status');
  assert.deepEqual([code, out], [1, '']);
  assert.equal(err, 'avow: PORT must be a port number.');
});

test('a policy that cannot be read is one sentence on stderr', async () => {
  const { code, out, err } = await shell.avowWith({ POLICY: `${shell.folder}/none.policy.ts` }, 'status');
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, /^avow: The policy \S+none\.policy\.ts cannot be read: [^\n]*/);
  assert.doesNotMatch(err, /should not have happened/);
});

test('status answers classes, what is overdue, the outbox and the journal', async () => {
  await shell.subscribed('anna@example.org');
  const status = (await shell.answer('status', '--json')) as {
    readonly now: string;
    readonly classes: readonly Readonly<Record<string, unknown>>[];
  } & Readonly<Record<string, unknown>>;
  assert.deepEqual(Object.keys(status), [
    'now',
    'mode',
    'simulation',
    'policy',
    'classes',
    'overdue',
    'outbox',
    'journal',
  ]);
  assert.equal(Temporal.Instant.from(status.now).toString(), status.now);
  assert.deepEqual(
    [status['mode'], status['simulation'], status['policy'], status['overdue']],
    ['trial', false, { version: 1 }, 0],
  );
  const { nextDue, ...subscription } = status.classes.find((c) => c['class'] === 'newsletter.subscription') ?? {};
  assert.deepEqual(subscription, {
    class: 'newsletter.subscription',
    stage: 'active',
    records: 1,
    held: 0,
    overdue: 0,
  });
  assert.equal(nextDue, null);
  assert.deepEqual(Object.keys(status['outbox'] as object).includes('queued'), true);
  const journal = status['journal'] as Readonly<Record<string, unknown>>;
  assert.equal(journal['verified'], true);
  assert.ok(Number(journal['entries']) > 0);
});

test('status for people says the same in words, and names no address', async () => {
  const { code, out, err } = await shell.avow('status');
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^newsletter\.subscription +active +1 /m);
  assert.match(out, /^Nothing is overdue\.$/m);
  assert.doesNotMatch(out, /@/);
});

test('a sweep with nothing due says so in numbers', async () => {
  assert.deepEqual(await shell.answer('sweep', '--json'), { erased: 0, advanced: 0 });
});

test('an invitation to the staff area is a link that works until it says', async () => {
  const invited = (await shell.answer('staff', 'invite', 'kim@example.org', '--json')) as Record<string, string>;
  assert.match(invited['link'] ?? '', /^https:\/\/avow\.test\/staff\//);
  assert.ok(Temporal.Instant.from(invited['until'] ?? '').epochMilliseconds > Date.now());
});
