import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPolicy } from '../../src/assembly/load-policy.ts';
import { root } from '../../src/root.ts';
import { open } from './open.ts';

const here = import.meta.dirname;
const policy = await readPolicy(join(root, 'policies/fluxcess.policy.ts'));
const declared = new Set(
  [...policy.promises, ...policy.sections.flatMap((section) => section.promises)].map((promise) => promise.id),
);

/** Ids of the promises at the head of each test's name: `test('S38, S39: …')`. */
function tested(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of readdirSync(here).filter((name) => name.endsWith('.test.ts') || name.endsWith('.test.tsx'))) {
    const text = readFileSync(join(here, file), 'utf8');
    for (const [, ids = ''] of text.matchAll(/\b(?:test|it)\(\s*['"`]((?:S\d{1,2}(?:, )?)+):/g))
      for (const id of ids.split(', ')) found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}

test('the reference policy declares all 92 promises, each once', () => {
  const all = Array.from({ length: 92 }, (_, i) => `S${i + 1}`);
  assert.deepEqual([...declared].filter((id) => /^S\d+$/.test(id)).sort(), all.sort());
});

test('every promise has a test that carries its number, or is listed as open with the plan that builds it', () => {
  const names = tested();
  const without = [...declared].filter((id) => !names.has(id) && !(id in open));
  assert.deepEqual(without, []);
});

test('no promise is listed as open that has a test', () => {
  const names = tested();
  assert.deepEqual(
    Object.keys(open).filter((id) => names.has(id)),
    [],
  );
});

test('no test and no open entry names a promise that the policy does not make', () => {
  const strange = [...tested().keys(), ...Object.keys(open)].filter((id) => !declared.has(id));
  assert.deepEqual(strange, []);
});
