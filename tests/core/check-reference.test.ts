import assert from 'node:assert/strict';
import { test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import { check, checkPromises, policyErrors } from '../../src/core/policy/index.ts';

const promises = Array.from({ length: 92 }, (_, at) => `S${at + 1}`);

test('nothing is wrong with the reference policy', () => {
  assert.deepEqual(policyErrors(check(reference)), []);
});

test('what the reference policy still lacks is known: the contract with the hosting provider', () => {
  assert.deepEqual(
    check(reference).map(({ code, place }) => [code, place]),
    [['recipient-without-contract', 'recipients › recipient hosting']],
  );
});

test('the reference policy makes all 92 promises', () => {
  assert.deepEqual(
    checkPromises(reference, promises).filter(({ code }) => code === 'promise-missing'),
    [],
  );
});
