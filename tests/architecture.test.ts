// The habits of this house, held by tests: who may import whom, how long a file is, where a period may stand.
// The first half plants each offence in a copy and expects the tool to name it: a rule that no longer bites fails here.
import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { environment } from '../tools/check/environment.js';
import { checkImports } from '../tools/check/imports.js';
import { temporaryDirectory } from './support/directory.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).sort();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Each offence: the file that commits it, what it says, the rule that must name it. */
const offences: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['core-order-clock', 'src/core/clock/now.ts', `import '../store/index.ts'`],
  ['core-order-store', 'src/core/store/rows.ts', `import type { Entry } from '../journal/index.ts'`],
  ['core-order-journal', 'src/core/journal/seal.ts', `export { seal } from '../vault/index.ts'`],
  ['core-order-vault', 'src/core/vault/owner.ts', `import type { Row } from '../records/index.ts'`],
  ['core-order-records', 'src/core/records/tell.ts', `await import('../mail/index.ts')`],
  ['core-order-mail', 'src/core/mail/page.ts', `import { page } from '../web/index.ts'`],
  ['core-order-backup', 'src/core/backup/page.ts', `import { page } from '../web/index.ts'`],
  [
    'core-order-web',
    'src/core/web/page.tsx',
    `import { rows } from '../store/index.ts'; export const P = () => <p class="a" />`,
  ],
  ['policy-stands-alone', 'src/core/policy/file.ts', `import { readFileSync } from 'node:fs'`],
  ['policy-stands-alone', 'src/core/policy/query.ts', `import { sql } from 'kysely'`],
  ['part-by-its-door', 'src/core/mail/open.ts', `import { cipher } from '../vault/cipher.ts'`],
  ['part-by-its-door-outside', 'src/sections/shop/open.ts', `import { cipher } from '../../core/vault/cipher.ts'`],
  ['core-knows-no-one', 'src/core/jobs/list.ts', `import { shop } from '../../sections/shop/index.ts'`],
  ['core-knows-no-one', 'src/core/section/list.ts', `import { app } from '../../app.ts'`],
  ['core-knows-no-one', 'src/core/web/board.tsx', `import type { Board } from '../../staff/index.ts'`],
  ['paragraph-is-pure', 'src/sections/shop/policy.ts', `import { open } from '../../core/vault/index.ts'`],
  ['paragraph-is-pure', 'src/sections/shop/policy/text.ts', `import { index } from '../index.ts'`],
  ['section-to-section', 'src/sections/shop/ask.tsx', `type Q = import('../contact/index.ts').Question`],
  ['section-to-above', 'src/sections/shop/config.ts', `import { config } from '../../config.ts'`],
  ['sections-only-by-app', 'src/staff/list.ts', `import { shop } from '../sections/shop/index.ts'`],
  ['sections-only-by-app', 'src/cli/shop.ts', `import { shop } from '../sections/shop/index.ts'`],
  ['policy-door-paragraphs', 'src/policy.ts', `export { shop } from './sections/shop/index.ts'`],
  ['section-by-its-door', 'src/app.ts', `import { ask } from './sections/shop/ask.tsx'`],
  ['doctor-knows-no-one', 'src/doctor/look.ts', `import { staff } from '../staff/index.ts'`],
  ['doctor-by-its-door', 'src/cli/look.ts', `import { spf } from '../doctor/spf.ts'`],
  ['kept-knows-no-one', 'src/kept/look.ts', `import { staff } from '../staff/index.ts'`],
  ['staff-reaches-no-software', 'src/staff/look.ts', `import { app } from '../app.ts'`],
  ['no-circle', 'src/core/clock/cog.ts', `import type { Wheel } from './wheel.ts'`],
  ['nothing-unresolved', 'src/core/clock/gone.ts', `import { gone } from './nowhere.ts'`],
  ['no-development-package', 'src/core/store/random.ts', `import fc from 'fast-check'`],
  ['src-stays-in-src', 'src/main.ts', `import { policy } from '../policies/a.policy.ts'`],
];

/** What the offences reach for. */
const bystanders: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['clock', 'policy', 'store', 'journal', 'vault', 'records', 'mail', 'web'].map((part) => [
      `src/core/${part}/index.ts`,
      'export {};',
    ]),
  ),
  'src/core/vault/cipher.ts': 'export {};',
  'src/core/clock/wheel.ts': `import type { Cog } from './cog.ts'`,
  'src/sections/shop/index.ts': 'export {};',
  'src/sections/shop/ask.tsx': 'export {};',
  'src/sections/contact/index.ts': 'export {};',
  'src/sections/software/index.ts': 'export {};',
  'src/staff/index.ts': 'export {};',
  'src/config.ts': 'export {};',
  'src/doctor/spf.ts': 'export {};',
  'policies/a.policy.ts': 'export {};',
};

function plant(base: string, files: Iterable<readonly [file: string, text: string]>): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), `${text}\n`);
  }
}

async function violationsOf(
  ...offence: readonly (readonly [file: string, text: string])[]
): Promise<readonly string[]> {
  await using directory = await temporaryDirectory();
  // The second file that an offence may need stands before it, so that the offence has the last word.
  plant(directory.path, [...Object.entries(bystanders), ...offence]);
  const { files, modules, violations } = await checkImports(directory.path);
  assert.equal(modules, files);
  return violations.map(({ rule, from }) => `${rule}: ${from}`);
}

describe('the import rules bite', () => {
  for (const [rule, file, text] of offences) {
    test(`${rule} names ${file}`, async () => {
      const app = `import './sections/software/index.ts'`;
      const found = await violationsOf(['src/app.ts', app], [file, text]);
      assert.ok(
        found.includes(`${rule}: ${file}`),
        `expected ${rule} at ${file}, found: ${found.join('; ') || 'nothing'}`,
      );
    });
  }

  test('an innocent copy breaks no rule', async () => {
    const wheel = ['src/core/clock/wheel.ts', 'export {};'] as const;
    const app = ['src/app.ts', `import './sections/shop/index.ts'; import './core/store/index.ts'`] as const;
    assert.deepEqual(await violationsOf(wheel, app), []);
  });
});

test('every source file is read and none breaks an import rule', async () => {
  const { files, modules, violations } = await checkImports();
  assert.ok(files > 0);
  assert.equal(modules, files);
  assert.deepEqual(violations, []);
});

test('only src/config.ts reads the environment', async () => {
  const { ok, output } = await environment();
  assert.ok(ok, output);
});

test('reading the environment anywhere else is found', async () => {
  await using directory = await temporaryDirectory();
  plant(directory.path, [
    ['src/config.ts', 'export const port = process.env.PORT;'],
    ['src/core/web/port.ts', 'export const port = process.env.PORT;'],
  ]);
  const { ok, output } = await environment(directory.path);
  assert.equal(ok, false);
  assert.match(output, /^src\/core\/web\/port\.ts:1/);
});

describe('files are small and open well', () => {
  test('no source file is longer than 300 lines', () => {
    assert.ok(sources.length > 0);
    // Generated from the live database, and as long as that.
    const written = sources.filter((file) => !file.endsWith('store/database.ts'));
    assert.deepEqual(
      written.map((file) => [file, read(file).split('\n').length - 1] as const).filter(([, lines]) => lines > 300),
      [],
    );
  });

  test('no folder of src holds more than 12 files', () => {
    const folders = Map.groupBy(sources, (file) => dirname(file));
    assert.ok(folders.size > 0);
    assert.deepEqual(
      [...folders].map(([folder, files]) => [folder, files.length] as const).filter(([, count]) => count > 12),
      [],
    );
  });

  test('file names are kebab-case words, and none of them is utils, helpers, common, manager or service', () => {
    const odd = sources.filter((file) => {
      const parts = file.split('/').map((part) => part.replace(/\.test|\.tsx?$/g, ''));
      return parts.some(
        (part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part) || /\b(utils?|helpers?|common|manager|service)\b/.test(part),
      );
    });
    assert.deepEqual(odd, []);
  });

  // A section that so far is only its paragraph, declared but not yet running, has no door.
  const isParagraph = (file: string): boolean => /^src\/sections\/[^/]+\/policy(\.ts$|\/)/.test(file);
  const parts = [
    ...new Set(
      sources.filter((file) => !isParagraph(file)).map((file) => /^src\/(core|sections)\/[^/]+(?=\/)/.exec(file)?.[0]),
    ),
  ].filter((part) => part !== undefined);

  test('there is at least one part of the core to hold to its door', () => {
    assert.ok(parts.length > 0);
  });

  for (const part of parts) {
    test(`${part} has a door that says in 2 to 6 lines what it promises and refuses`, () => {
      assert.ok(sources.includes(`${part}/index.ts`), `${part}/index.ts is missing`);
      // The first paragraph counts; the words of the policy language follow theirs.
      const lines = read(`${part}/index.ts`).split('\n');
      const comment = lines.slice(
        0,
        lines.findIndex((line) => !/^(\/\/|\/?\s?\*).*\w/.test(line)),
      );
      assert.ok(
        comment.length >= 2 && comment.length <= 6,
        `${part}/index.ts opens with ${comment.length} comment lines`,
      );
    });
  }
});

describe('what may stand in the source', () => {
  const findings = (pattern: RegExp, files: readonly string[]): readonly string[] =>
    files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );

  test('a period is written in a policy and nowhere else', () => {
    const elsewhere = sources.filter((file) => !file.startsWith('src/core/policy/'));
    assert.deepEqual(findings(/\b(days|weeks|months|years)\(\s*\d/, elsewhere), []);
    const sections = sources.filter((file) => file.startsWith('src/sections/'));
    assert.deepEqual(findings(/['"`]P(\d+[YMWD]|T\d+[HMS])|\b(days|weeks|months|years): \d/, sections), []);
  });

  test('nothing is put off in a comment, no test is left out and no finding is silenced', () => {
    const files = [...sources, ...globSync('{tests,tools,bench}/**/*.{ts,tsx,js}', { cwd: root })];
    assert.ok(files.length > sources.length);
    // Written in pieces, or this file would find itself.
    const words = new RegExp(`(//|\\*|--).*\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
    assert.deepEqual(findings(words, files), []);
    const leftOut = new RegExp(`\\b(test|it|describe|t)\\.(${['on' + 'ly', 'sk' + 'ip'].join('|')})\\b`);
    assert.deepEqual(findings(leftOut, files), []);
    const silenced = new RegExp(
      `(${['@ts-' + 'ignore', '@ts-' + 'nocheck', 'oxlint-' + 'disable', 'eslint-' + 'disable'].join('|')})`,
    );
    assert.deepEqual(findings(silenced, files), []);
  });
});

describe('decisions', () => {
  const pages = globSync('decisions/*.md', { cwd: root }).sort();
  const text = pages.map(read).join('\n');
  const { dependencies, optionalDependencies } = JSON.parse(read('package.json')) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };

  test('every page is numbered once and has context, decision and consequence', () => {
    assert.ok(pages.length > 0);
    const numbers = pages.map((page) => /^decisions\/(\d{4})-[a-z0-9-]+\.md$/.exec(page)?.[1]);
    assert.equal(new Set(numbers).size, pages.length);
    assert.ok(!numbers.includes(undefined), pages.join(', '));
    for (const page of pages) {
      for (const heading of ['Context', 'Decision', 'Consequence']) {
        assert.match(read(page), new RegExp(`^## ${heading}`, 'm'), `${page} has no "${heading}"`);
      }
    }
  });

  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    test(`the runtime package ${name} has a page`, () => {
      const family = name.replace(/(darwin|linux)-(arm64|x64)$/, '');
      const isNamed = text.includes(`\`${name}\``) || (family !== name && text.includes(`\`${family}`));
      assert.ok(isNamed, `no page in decisions/ names \`${name}\``);
    });
  }

  test('every version is exact', () => {
    const versions = Object.entries({ ...dependencies, ...optionalDependencies });
    assert.ok(versions.length > 0);
    assert.deepEqual(
      versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
      [],
    );
  });
});
