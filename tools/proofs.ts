// Writes src/kept/proofs.ts: the names of the tests that prove each promise, for the public page.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../tests/promises/', import.meta.url));
const proofs = new Map<string, string[]>();
for (const file of readdirSync(folder).sort()) {
  // The list of promises only speaks of tests.
  if (!/\.test\.tsx?$/.test(file) || file === 'list.test.ts') continue;
  const text = readFileSync(folder + file, 'utf8');
  for (const [, , ids = '', sentence = ''] of text.matchAll(
    /\b(?:test|it)\(\s*(['"`])((?:S\d{1,2}(?:, )?)+): ((?:(?!\1).)+)\1/g,
  ))
    for (const id of ids.split(', ')) proofs.set(id, [...(proofs.get(id) ?? []), sentence]);
}

const sorted = [...proofs].sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
const text = `// The tests that prove each promise, by their names. Written by \`npm run proofs\`; never by hand.
export const proofs: Readonly<Record<string, readonly string[]>> = {
${sorted.map(([id, names]) => `  ${id}: [\n${names.map((name) => `    ${quoted(name)},\n`).join('')}  ],\n`).join('')}};
`;
writeFileSync(fileURLToPath(new URL('../src/kept/proofs.ts', import.meta.url)), text);

function quoted(name: string): string {
  return name.includes("'") ? JSON.stringify(name) : `'${name}'`;
}
