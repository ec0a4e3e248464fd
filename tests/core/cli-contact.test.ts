import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testShell } from '../support/shell.ts';

const shell = await testShell({ SIMULATED_CLOCK: '2026-11-23T11:00:00Z' });

test('the dry run of the mailbox answers beside whatever runs, and says so when there is nothing', async () => {
  const { code, out } = await shell.avow('contact', 'plan');
  assert.equal(code, 0);
  assert.match(out, /^No conversation is known\./);
});

test('as JSON it has months, what goes first, and what holds cover', async () => {
  assert.deepEqual(await shell.answer('contact', 'plan', '--json'), {
    months: [],
    next: [],
    conversations: 0,
    held: 0,
    endless: 0,
  });
});
