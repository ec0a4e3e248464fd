import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, checkPromises, policyErrors, policyRules } from '../../src/core/policy/index.ts';
import { mistakes } from '../support/mistakes.ts';
import { changed, smallPolicy } from '../support/policy.ts';

test('a policy in which nothing is wrong has no findings', () => {
  assert.deepEqual(check(smallPolicy), []);
});

for (const { code, sentence, make } of mistakes)
  test(`${code}: ${sentence}`, () => {
    const findings = check(changed(smallPolicy, make));
    assert.deepEqual([...new Set(findings.map((finding) => finding.code))], [code]);
    for (const finding of findings) {
      assert.ok(finding.sentence.startsWith(`${finding.place}: `), finding.sentence);
      assert.match(finding.sentence, /\.$/);
    }
  });

test('every rule has a test that breaks it, and every test breaks a rule', () => {
  const codes = policyRules.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  assert.deepEqual(mistakes.map(({ code }) => code).toSorted(), codes.toSorted());
  assert.ok(codes.length >= 30, `${codes.length} rules`);
});

test('a missing contract is a warning, so that a trial starts', () => {
  const findings = check(
    changed(smallPolicy, (policy) => {
      delete policy.sections[0]?.recipients[0]?.contract;
    }),
  );
  assert.deepEqual(
    findings.map(({ severity }) => severity),
    ['warning'],
  );
  assert.deepEqual(policyErrors(findings), []);
});

test('a sentence names the place, what is wrong and the mend', () => {
  const [finding] = check(
    changed(smallPolicy, (policy) => {
      const proof = policy.sections[0]?.classes[0]?.lifecycle.stages['proof'];
      if (proof?.after) proof.after.rule = 'S99';
    }),
  );
  assert.equal(finding?.place, 'newsletter.subscription › stage proof');
  assert.equal(
    finding?.sentence,
    'newsletter.subscription › stage proof: its deadline keeps the promise S99, which nothing declares. Declare it, or correct the rule.',
  );
});

test('the promises of a policy are held to a list, both ways', () => {
  assert.deepEqual(checkPromises(smallPolicy, ['S1', 'S2', 'S3']), []);
  assert.deepEqual(
    checkPromises(smallPolicy, ['S1', 'S2', 'S4']).map(({ code, place }) => [code, place]),
    [
      ['promise-missing', 'promise S4'],
      ['promise-unlisted', 'promise S3'],
    ],
  );
});
