import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import reference from '../../policies/fluxcess.policy.ts';
import { atMost, days, diff, languages, type Policy, periodInWords, years } from '../../src/core/policy/index.ts';
import { mistakes } from '../support/mistakes.ts';
import { changed, type Draft, said, smallPolicy } from '../support/policy.ts';

type DraftClass = Draft<Policy>['sections'][number]['classes'][number];

const subscription = (policy: Draft<Policy>): DraftClass => {
  const found = policy.sections[0]?.classes[0];
  if (!found) throw new Error('The small policy has no subscription.');
  return found;
};
const stage = (policy: Draft<Policy>, name: string) => {
  const found = subscription(policy).lifecycle.stages[name];
  if (!found) throw new Error(`The small policy has no stage ${name}.`);
  return found;
};
const told = (change: (policy: Draft<Policy>) => void, language: 'de' | 'en' = 'en') =>
  diff(smallPolicy, changed(smallPolicy, change), language);

for (const language of languages)
  test(`a policy is not different from itself (${language})`, () => {
    assert.deepEqual(diff(reference, reference, language), []);
    assert.deepEqual(
      diff(
        smallPolicy,
        changed(smallPolicy, () => {}),
        language,
      ),
      [],
    );
  });

test('a changed period names both values, and only a longer one is material', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 4000 }), (was, is) => {
      const withProof = (n: number) =>
        changed(smallPolicy, (policy) => {
          const span = stage(policy, 'proof').after?.earliest[0];
          if (span) span.deadline = atMost(days(n));
        });
      for (const language of languages) {
        const changes = diff(withProof(was), withProof(is), language);
        assert.equal(changes.length, was === is ? 0 : 1);
        for (const { kind, sentence, material } of changes) {
          assert.equal(kind, is > was ? 'lengthened' : 'shortened');
          assert.equal(material, is > was);
          for (const n of [was, is]) assert.ok(sentence.includes(periodInWords(days(n), language)), sentence);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('a shorter period is told in plain words', () => {
  const change = (policy: Draft<Policy>): void => {
    const span = stage(policy, 'proof').after?.earliest[0];
    if (span) span.deadline = atMost(years(3));
  };
  assert.deepEqual(
    told(change).map(({ sentence }) => sentence),
    ['Subscription, Proof: 3 years instead of 4 years.'],
  );
  assert.deepEqual(
    told(change, 'de').map(({ sentence }) => sentence),
    ['Abonnement, Nachweis: 3\u00a0Jahre statt 4\u00a0Jahre.'],
  );
});

for (const { code, make } of mistakes)
  test(`the change that makes ${code} does not go untold`, () => {
    const after = changed(smallPolicy, make);
    assert.notDeepEqual([...diff(smallPolicy, after, 'de'), ...diff(after, smallPolicy, 'en')], []);
  });

test('what comes and goes is told by its title, and what comes is material', () => {
  const changes = told((policy) => {
    subscription(policy).data.push({ name: 'birthday', title: said('Geburtstag', 'Birthday') });
    policy.sections.pop();
  });
  assert.deepEqual(
    changes.map(({ kind, sentence, material }) => [kind, sentence, material]),
    [
      ['removed', 'Privacy policy: section removed: Tools.', false],
      ['added', 'Subscription: datum added: Birthday.', true],
    ],
  );
});

test('a lost way to withdraw is material', () => {
  const [change] = told((policy) => {
    stage(policy, 'active').on = { restricted: 'paused', erasureDemanded: 'proof' };
  });
  assert.deepEqual(change && [change.kind, change.sentence, change.material], [
    'removed',
    'Subscription, Active: withdrawal of consent no longer ends the stage.',
    true,
  ]);
});

test('another legal basis is told with the one before', () => {
  const [change] = told((policy) => {
    subscription(policy).basis = { ground: 'contract', letter: 'b', beside: [] };
  });
  assert.equal(
    change?.sentence,
    'Subscription: the legal basis is now Art. 6(1)(b) GDPR (contract) (before: Art. 6(1)(a) GDPR (consent), section 7(2) no. 2 UWG).',
  );
});

test('a recipient that moves out of the EEA is material', () => {
  const [change] = told((policy) => {
    const host = policy.sections[0]?.recipients[0];
    if (host) host.country = 'US';
  });
  assert.deepEqual(change && [change.sentence, change.material], [
    'Hosting provider: is now in US (before: DE).',
    true,
  ]);
});

test('words alone are told as words alone', () => {
  const changes = told((policy) => {
    const passage = policy.closing[0];
    if (passage) passage.text.en += ' Always.';
    subscription(policy).source.en = 'from yourself';
  });
  assert.deepEqual(
    changes.map(({ sentence, material }) => [sentence, material]),
    [
      ['Subscription: the wording alone is different.', false],
      ['General provisions: the wording alone is different.', false],
    ],
  );
});

test('a new date alone is no change', () => {
  assert.deepEqual(
    told((policy) => {
      policy.issued = Temporal.PlainDate.from('2027-01-01');
    }),
    [],
  );
});
