import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { testShell } from '../support/shell.ts';

const shell = await testShell();
const from = '2026-11-23T10:15:00+01:00';

test('a deadline is computed by the policy’s zone and holidays', async () => {
  assert.deepEqual(await shell.answer('deadline', '--kind', 'atMost', '--period', 'P4Y', '--from', from, '--json'), {
    nominal: '2030-11-23T23:00:00Z',
    end: '2030-11-23T23:00:00Z',
    due: '2030-11-22T23:00:00Z',
    goneBy: '2030-11-23T23:00:00Z',
  });
});

test('a person’s time to answer rolls over Easter', async () => {
  const answer = await shell.answer(
    'deadline',
    '--kind',
    'answerWithin',
    '--period',
    'P2D',
    '--from',
    '2027-03-25T12:00:00+01:00',
    '--json',
  );
  const { nominal, end } = answer as Record<string, string>;
  assert.equal(nominal, '2027-03-27T23:00:00Z');
  assert.equal(end, '2027-03-30T22:00:00Z');
});

test('without --json the same instants stand in lines', async () => {
  const { code, out } = await shell.avow('deadline', '--kind', 'atMost', '--period', 'P4Y', '--from', from);
  assert.equal(code, 0);
  assert.deepEqual(
    out.split('\n').map((line) => line.split(/\s+/)[0]),
    ['nominal', 'end', 'due', 'goneBy'],
  );
});

test('a batch answers a list in the order of its questions', async () => {
  const file = join(shell.folder, 'batch.json');
  const questions = ['P1Y', 'P30D'].map((period) => ({ kind: 'atMost', period, from }));
  await writeFile(file, JSON.stringify(questions));
  const answers = (await shell.answer('deadline', '--batch', file)) as { readonly end: string }[];
  assert.deepEqual(
    answers.map(({ end }) => end),
    ['2027-11-23T23:00:00Z', '2026-12-23T23:00:00Z'],
  );
});

const refusals: readonly (readonly [what: string, words: readonly string[], sentence: RegExp])[] = [
  ['a kind that the law does not know', ['--kind', 'whenever', '--period', 'P4Y', '--from', from], /whenever/],
  ['a period that is none', ['--kind', 'atMost', '--period', '4 years', '--from', from], /4 years/],
  ['an instant without its offset', ['--kind', 'atMost', '--period', 'P4Y', '--from', '2026-11-23T10:15'], /offset/],
  ['a question without its period', ['--kind', 'atMost', '--from', from], /--period/],
  ['a batch that is not there', ['--batch', '/nowhere/batch.json'], /ENOENT/],
];

for (const [what, words, sentence] of refusals) {
  test(`${what} is refused in one sentence`, async () => {
    const { code, out, err } = await shell.avow('deadline', ...words);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, sentence);
    assert.match(err, /^avow: [^\n]+$/);
  });
}

const batches: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
  ['is not JSON', 'kind: atMost', /is not JSON/],
  ['is no list', '{"kind":"atMost"}', /is not a list/],
  ['has a question that is nothing', '[null]', /Question 1 of/],
  [
    'lacks a word in its second question',
    `[{"kind":"atMost","period":"P1Y","from":"${from}"},{"kind":"atMost"}]`,
    /Question 2 of/,
  ],
];

for (const [what, text, sentence] of batches) {
  test(`a batch that ${what} is refused whole`, async () => {
    const file = join(shell.folder, 'unfit.json');
    await writeFile(file, text);
    const { code, out, err } = await shell.avow('deadline', '--batch', file);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, sentence);
    assert.match(err, /^avow: [^\n]+$/);
  });
}
