import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testShell } from '../support/shell.ts';

const shell = await testShell({ SIMULATED_CLOCK: '2026-11-23T11:00:00Z' });

test('a lost factor is reset from the shell, and an address without an account is told how to get one', async () => {
  await shell.answer('staff', 'invite', 'anna@avow.test', '--json');
  const reset = await shell.avow('staff', 'reset-factor', 'anna@avow.test');
  assert.equal(reset.code, 0);
  assert.match(reset.out, /App, recovery codes and passkeys are gone/);
  const unknown = await shell.avow('staff', 'reset-factor', 'nobody@avow.test');
  assert.notEqual(unknown.code, 0);
  assert.match(unknown.err, /avow staff invite/);
});
