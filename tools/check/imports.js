// Holds the import rules of .dependency-cruiser.cjs.
// dependency-cruiser reads TypeScript by the `typescript` package up to version 6, and its other reader (swc) stops at
// the first JSX tag. So it is handed a mirror in which every file is its import statements and nothing else, which is
// plain JavaScript under the old name (decisions/0013).
// Promises: every source file is read; a reader that reads fewer modules than there are files fails, it does not pass.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parse } from '@swc/core';
import { cruise } from 'dependency-cruiser';
import { root } from '../runtime.js';

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

/** `{ modules, files, violations }` of the folders under `base`, a checkout or a copy of one. */
export async function checkImports(base = root) {
  const files = ['src', 'policies']
    .flatMap((folder) => sources(join(base, folder)))
    .map((file) => relative(base, file));
  mkdirSync(join(root, '.build'), { recursive: true });
  const mirror = mkdtempSync(join(root, '.build', 'imports-'));
  try {
    for (const file of files) await reflect(join(base, file), join(mirror, file));
    writeFileSync(join(mirror, 'package.json'), readFileSync(join(root, 'package.json')));
    symlinkSync(join(root, 'node_modules'), join(mirror, 'node_modules'));
    return { files: files.length, ...(await read(mirror, files)) };
  } finally {
    rmSync(mirror, { recursive: true, force: true });
  }
}

async function read(mirror, files) {
  const { forbidden, options } = rules;
  const settings = { ...options, baseDir: mirror, validate: true, ruleSet: { forbidden } };
  const { output } = await cruise(files, settings, options.enhancedResolveOptions);
  return {
    modules: output.modules.filter(({ source }) => files.includes(source)).length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      why: forbidden.find(({ name }) => name === rule.name)?.comment ?? '',
    })),
  };
}

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function reflect(file, target) {
  const isPage = file.endsWith('.tsx');
  const tree = await parse(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx: isPage, target: 'esnext' });
  const lines = [...importedBy(tree)].map((name) => `import ${JSON.stringify(name)};\n`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, lines.join(''));
}

// Type imports count: who knows another part's types knows that part. So do `import()` and a late `require`.
function* importedBy(node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'ImportDeclaration' || node.type?.startsWith('Export')) {
    if (node.source) yield node.source.value;
  } else if (node.type === 'CallExpression' && isLoader(node.callee)) {
    const [first] = node.arguments;
    if (first?.expression.type === 'StringLiteral') yield first.expression.value;
  } else if (node.type === 'TsImportType') yield node.argument.value;
  for (const child of Object.values(node)) yield* importedBy(child);
}

function isLoader(callee) {
  if (callee.type === 'Import') return true;
  if (callee.type === 'Identifier') return callee.value === 'require';
  return callee.type === 'CallExpression' && callee.callee.value === 'createRequire';
}
