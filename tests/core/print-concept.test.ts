import assert from 'node:assert/strict';
import { test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import { atMost, calendar, classesOf, concept, days, languages, periodInWords } from '../../src/core/policy/index.ts';
import { smallPolicy } from '../support/policy.ts';

const options = { calendar: calendar(reference) };

for (const language of languages) {
  const text = concept(reference, language, options);

  test(`the deletion concept names every class with every stage and period (${language})`, () => {
    for (const { title, lifecycle } of classesOf(reference)) {
      assert.ok(text.includes(title[language]));
      for (const { title: stage, after } of Object.values(lifecycle.stages)) {
        assert.ok(text.includes(stage[language]), stage[language]);
        for (const { deadline } of after?.earliest ?? [])
          assert.ok(text.includes(periodInWords(deadline.period, language)), deadline.period.toString());
      }
    }
  });

  test(`the deletion concept speaks in the terms of DIN 66398 (${language})`, () => {
    for (const term of ['Datenart', 'Löschregel', 'Startzeitpunkt', 'Regellöschfrist', 'Vorhaltefrist', 'Löschklasse'])
      assert.ok(text.includes(term), term);
  });

  test(`the deletion concept says every statutory duty (${language})`, () => {
    for (const { title } of reference.statutory) assert.ok(text.includes(title[language]));
  });
}

test('a rule stands in the class of its period and its kind of start', () => {
  const lines = concept(smallPolicy, 'en', options).split('\n');
  assert.ok(lines.includes('| 7 days | Subscription: Requested |  |  |'));
  assert.ok(lines.includes('| 30 days |  | Account: Asked |  |'));
  assert.ok(lines.includes('| 3 years, end of year |  |  | Subscription: Proof |'));
  assert.ok(lines.includes('| 4 years |  |  | Subscription: Proof |'));
});

test('the periods of backups are said where the policy sets them, apart from the standard period', () => {
  assert.match(
    concept({ ...smallPolicy, backups: { data: atMost(days(30)), keys: atMost(days(7)) } }, 'en', options),
    /no part of the standard period and is 30 days, that of the copies of the keys, which are stored apart, 7 days/,
  );
  assert.match(concept(smallPolicy, 'en', options), /no part of the standard period; the policy provides for none/);
});

test('two classes with one title are told apart by their sections', () => {
  const titled = (name: string) => ({ title: { de: 'Anmeldung', en: 'Sign-in' }, name });
  const alike = {
    ...reference,
    sections: reference.sections.map((section) => ({
      ...section,
      classes: section.classes.map((c) => (c.name.endsWith('.session') ? { ...c, ...titled(c.name) } : c)),
    })),
  };
  assert.match(concept(alike, 'de', options), /Anmeldung \(Online-Software\)/);
});

test('no rule is printed twice', () => {
  const rows = concept(reference, 'de', options)
    .split('\n## ')
    .find((chapter) => chapter.startsWith('Löschregeln'))
    ?.split('\n')
    .filter((line) => line.startsWith('| '));
  assert.ok(rows && rows.length > 20);
  assert.equal(new Set(rows).size, rows.length);
});
