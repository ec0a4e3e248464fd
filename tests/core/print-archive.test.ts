import assert from 'node:assert/strict';
import { test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import {
  calendar,
  check,
  diff,
  type Policy,
  PolicyError,
  policyFromArchive,
  register,
} from '../../src/core/policy/index.ts';
import { canonical } from '../../src/core/records/index.ts';
import { smallPolicy } from '../support/policy.ts';

const archived = (policy: Policy): Policy => policyFromArchive(JSON.parse(canonical(policy)));

for (const [name, policy] of [
  ['small', smallPolicy],
  ['reference', reference],
] as const) {
  test(`the ${name} policy comes back from the archive as it was`, () => {
    assert.equal(canonical(archived(policy)), canonical(policy));
    assert.deepEqual(diff(policy, archived(policy), 'en'), []);
    assert.deepEqual(check(archived(policy)), check(policy));
  });

  test(`the dates and periods of the archived ${name} policy are dates and periods`, () => {
    assert.deepEqual(kindsOf(archived(policy)), kindsOf(policy));
  });
}

test('an archived policy prints what it printed', () => {
  const options = { calendar: calendar(smallPolicy) };
  assert.equal(register(archived(smallPolicy), 'de', options), register(smallPolicy, 'de', options));
});

test('a text that begins like a period stays a text', () => {
  const policy = { ...smallPolicy, controller: { ...smallPolicy.controller, name: 'P4Y' } };
  assert.equal(archived(policy).controller.name, 'P4Y');
});

for (const [what, broken] of [
  ['nothing', null],
  ['a list', []],
  ['another object', { sections: [] }],
  ['a broken date', { ...(JSON.parse(canonical(smallPolicy)) as object), issued: 'soon' }],
  [
    'a broken period',
    { ...(JSON.parse(canonical(smallPolicy)) as object), statutory: [{ keep: { kind: 'atMost', period: 'P0D' } }] },
  ],
] as const)
  test(`${what} in the archive is no policy`, () => {
    assert.throws(
      () => policyFromArchive(broken),
      (error) => error instanceof PolicyError && error.code === 'policy/unreadable',
    );
  });

/** Where in a policy stand durations and dates. */
function kindsOf(value: unknown, path = ''): readonly string[] {
  if (value instanceof Temporal.Duration) return [`${path} duration ${value.toString()}`];
  if (value instanceof Temporal.PlainDate) return [`${path} date ${value.toString()}`];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value)
    .flatMap(([key, item]) => kindsOf(item, `${path}/${key}`))
    .toSorted();
}
