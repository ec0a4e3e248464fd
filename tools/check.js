// What `npm run check` runs: named steps, every one of them, each with its verdict and time.
//   npm run check                   all steps
//   npm run check -- lint types     only these
// Promises: a failing step shows what its tool said; the exit code is 1 when any failed.
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environment } from './check/environment.js';
import { isNodeNewEnough, root, runOnPinnedNode } from './runtime.js';
import { execute } from './shell.js';

const steps = [
  { name: 'format', act: () => tool('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'lint', act: () => tool('oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'types', act: () => tool('tsc', ['-p', 'tsconfig.json', '--pretty', 'false']) },
  { name: 'imports', act: imports },
  { name: 'unused', act: () => tool('knip', ['--no-progress']) },
  { name: 'sql', act: migrations },
  { name: 'schema', act: () => generated('tools/schema.ts') },
  { name: 'database types', act: () => generated('tools/database-types.ts') },
  { name: 'environment', act: () => environment() },
];

/** Runs the named steps, or all; returns how many failed. */
export async function runChecks(names = []) {
  const chosen = steps.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) throw new Error(`no such check; there are: ${steps.map(({ name }) => name).join(', ')}`);
  let failed = 0;
  for (const { name, act } of chosen) {
    const started = performance.now();
    const { ok, output = '', note = '' } = await act().catch((error) => ({ ok: false, output: error.stack }));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${ok ? '  ok  ' : ' FAIL '} ${name}  ${seconds} s${note && `  (${note})`}`);
    if (!ok) console.log(output.trimEnd().replace(/^/gm, '       '));
    if (!ok) failed++;
  }
  return failed;
}

const tool = (command, args) => execute(command, args, { env: { NO_COLOR: '1' } });

async function imports() {
  const { checkImports } = await import('./check/imports.js');
  const { files, modules, violations } = await checkImports();
  const lines = violations.map(({ rule, from, to, why }) => `${rule}: ${from} -> ${to}\n  ${why}`);
  // A reader that does not understand a file skips it, and every rule holds for what is not read.
  if (modules === 0 || modules < files) lines.push(`only ${modules} of ${files} source files were read`);
  return { ok: lines.length === 0, output: lines.join('\n'), note: `${modules} modules` };
}

async function migrations() {
  const files = globSync('migrations/*.sql', { cwd: root }).sort();
  if (files.length === 0) return { ok: true, note: 'no migrations' };
  return { ...(await tool('squawk', files)), note: `${files.length} migrations` };
}

/** A committed file that a script generates; the script compares with --check. */
async function generated(script) {
  if (!existsSync(join(root, script))) return { ok: true, note: `${script} does not exist yet` };
  return await execute(process.execPath, ['--conditions=source', '--import', 'tsx', script, '--check']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (isNodeNewEnough()) process.exit((await runChecks(process.argv.slice(2))) === 0 ? 0 : 1);
  else runOnPinnedNode(process.argv[1], process.argv.slice(2));
}
