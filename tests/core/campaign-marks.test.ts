// What a sender leaves behind about the mails on its lines, for whoever takes over.
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Marks, takeMarks } from '../../src/sections/newsletter/sending/line/marks.ts';
import { temporaryDirectory } from '../support/directory.ts';

const folder = await temporaryDirectory();
after(() => folder[Symbol.asyncDispose]());
const numbers = [40, 41, 42, 43, 44];

function opened(claim: string): Marks {
  const marks = Marks.open(folder.path, claim, numbers);
  assert.ok(marks);
  return marks;
}

const left = (claim: string) => {
  const taken = takeMarks(folder.path, claim);
  return numbers.map((_number, place) => taken.at(place));
};

test('each mail is here, dark, accepted or answered, as far as it had come', () => {
  const marks = opened('a');
  for (const number of [41, 42, 43, 44]) assert.ok(marks.leaves(number));
  marks.answered(42, 'accepted');
  marks.answered(43, 'refused');
  marks.answered(44, 'doubt');
  assert.deepEqual(left('a'), ['here', 'dark', 'accepted', 'answered', 'dark']);
});

test('once others have taken over, nothing more leaves', () => {
  const marks = opened('b');
  assert.ok(marks.leaves(40));
  assert.deepEqual(left('b'), ['dark', 'here', 'here', 'here', 'here']);
  assert.ok(!marks.leaves(41));
});

test('marks of an earlier start of the machine, and none at all, leave everything dark', async () => {
  const marks = opened('c');
  marks.answered(40, 'accepted');
  const path = join(folder.path, 'c');
  const file = await readFile(path);
  file.write('00000000-0000-0000-0000-000000000000', 0);
  await writeFile(path, file);
  assert.deepEqual(left('c'), Array(5).fill('dark'));
  assert.deepEqual(left('never-made'), Array(5).fill('dark'));
  assert.equal(takeMarks(undefined, 'c').at(0), 'dark');
});

test('a claim that is settled leaves no file', async () => {
  const marks = opened('d');
  assert.ok((await readdir(folder.path)).includes('d'));
  marks.remove();
  marks.remove();
  assert.ok(!(await readdir(folder.path)).includes('d'));
});

test('where no file can be made, nothing is marked and nothing is in the way', () => {
  assert.equal(Marks.open(undefined, 'e', numbers), undefined);
  assert.equal(Marks.open(join(folder.path, 'a'), 'e', numbers), undefined);
});
