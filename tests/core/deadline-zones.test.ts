import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const files = ['deadline-vectors', 'deadline-calendar', 'deadline-words', 'clock'].map((name) =>
  fileURLToPath(new URL(`${name}.test.ts`, import.meta.url)),
);

for (const zone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
  test(`every vector, holiday and date holds in a process that lives in ${zone}`, () => {
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
    const { status, stdout } = spawnSync(
      process.execPath,
      [...process.execArgv.filter((flag) => !flag.startsWith('--test')), '--test', '--test-reporter=tap', ...files],
      { env: { ...environment, TZ: zone }, encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^# pass [1-9][0-9]/m);
    assert.match(stdout, /^# fail 0$/m);
  });
}
