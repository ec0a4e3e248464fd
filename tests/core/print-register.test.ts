import assert from 'node:assert/strict';
import { test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import {
  calendar,
  classesOf,
  languages,
  register,
  registerCsv,
  registerJson,
  registerView,
} from '../../src/core/policy/index.ts';
import { changed, smallPolicy } from '../support/policy.ts';

const options = { calendar: calendar(reference) };

for (const language of languages) {
  const text = register(reference, language, options);

  test(`the register names every class, datum and recipient that is used (${language})`, () => {
    for (const { name, title, data, recipients } of classesOf(reference)) {
      assert.ok(text.includes(`\`${name}\``), name);
      assert.ok(text.includes(`## ${title[language]}`), name);
      for (const datum of data) assert.ok(text.includes(datum.title[language]), datum.name);
      for (const recipient of recipients) {
        const declared = reference.sections
          .flatMap((section) => section.recipients)
          .find((one) => one.name === recipient);
        assert.ok(declared && text.includes(declared.title[language]), recipient);
      }
    }
  });

  test(`every activity of the register answers the letters of Art. 30(1) GDPR (${language})`, () => {
    for (const letter of ['b', 'c', 'd', 'e', 'f', 'g'])
      assert.equal(
        text.split('\n').filter((line) => line.startsWith(`| (${letter}) `)).length,
        classesOf(reference).length * (letter === 'c' ? 2 : 1),
        letter,
      );
    assert.ok(text.includes(reference.controller.name));
    assert.ok(text.includes(reference.controller.email));
  });
}

test('the register as JSON is its view', () => {
  assert.deepEqual(JSON.parse(registerJson(reference, 'en', options)), registerView(reference, 'en', options));
});

test('the register as CSV has a line for every class, each with as many cells as the first', () => {
  const lines = registerCsv(reference, 'de', options).split('\r\n').slice(0, -1);
  const cells = lines.map((line) => [...line.matchAll(/"(?:[^"]|"")*"/g)].length);
  assert.equal(lines.length, 1 + classesOf(reference).length);
  assert.equal(new Set(cells).size, 1);
});

test('a cell of the CSV can be no formula', () => {
  const policy = changed(smallPolicy, (draft) => {
    const [first] = draft.sections[0]?.classes ?? [];
    if (first) first.title.en = '=1+1';
  });
  assert.match(registerCsv(policy, 'en', options), /"'=1\+1"/);
});

test('a recipient outside the EEA stands under (e)', () => {
  const policy = changed(smallPolicy, (draft) => {
    const [host] = draft.sections[0]?.recipients ?? [];
    if (host) host.country = 'US';
  });
  assert.deepEqual(
    registerView(policy, 'en', options).activities.map(({ thirdCountries }) => thirdCountries),
    [['Hosting provider (US)'], ['Hosting provider (US)']],
  );
});

test('a title cannot break a table', () => {
  const policy = changed(smallPolicy, (draft) => {
    const [first] = draft.sections[0]?.classes ?? [];
    if (first) first.persons.en = 'Readers | others\nand more';
  });
  assert.match(register(policy, 'en', options), /\| Readers \\\| others and more \|/);
});
