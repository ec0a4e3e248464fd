// One pass of the test suite: runs test files with node:test, prints a line per file, counts.
// Promises: a file that crashes, hangs or holds no test counts as failed; so does a skipped test.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { root } from '../runtime.js';

const tenMinutes = 600_000;

/** Test files relative to the root, those whose path contains one of the filters; no filter means all. */
export function testFiles(filters) {
  return readdirSync(join(root, 'tests'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter.replace(/^\.\//, ''))))
    .sort();
}

/** `{ passed, failed }` of these files; `concurrency` files at a time. */
export async function runFiles(files, { concurrency, env }) {
  const total = { passed: 0, failed: 0 };
  const seen = new Map(files.map((file) => [file, { passed: 0, failed: 0, output: [], failures: [] }]));
  const stream = run({
    files: files.map((file) => join(root, file)),
    cwd: root,
    concurrency,
    timeout: tenMinutes,
    execArgv: ['--conditions=source', '--import', 'tsx'],
    env: { ...process.env, ...env },
  });
  let current;
  for await (const { type, data } of stream) {
    const file = data?.file === undefined ? undefined : relative(root, data.file);
    const tally = seen.get(file);
    if (tally === undefined) continue;
    if (type === 'test:stdout' || type === 'test:stderr') tally.output.push(data.message);
    if (type === 'test:summary') tally.milliseconds = data.duration_ms;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // Results arrive file by file, in the order of the files; a new file means that the one before is through.
    if (current !== undefined && current !== file) finish(current, seen);
    current = file;
    count(tally, type, data, file);
  }
  for (const file of seen.keys()) finish(file, seen);
  for (const { passed, failed } of seen.values()) {
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

function finish(file, seen) {
  const tally = seen.get(file);
  if (tally.isFinished) return;
  tally.isFinished = true;
  if (tally.passed + tally.failed === 0) fail(tally, file, 'no test ran in this file');
  // Without a summary the file's process ended before its tests did, even if it said 0.
  else if (tally.failed === 0 && tally.milliseconds === undefined) fail(tally, file, 'ended in the middle');
  report(file, tally);
}

function count(tally, type, data, file) {
  const isSuite = data.details.type === 'suite';
  // Node reports a file that holds no test as one passed test of the file's name.
  const isFile = data.nesting === 0 && (data.name === join(root, file) || data.name === file);
  const reason = data.details.error?.failureType;
  if (type === 'test:fail') {
    // A parent fails with its child; the child alone is the finding.
    if (reason !== 'subtestsFailed') fail(tally, isFile ? file : data.name, explain(data.details.error));
  } else if (data.skip !== undefined || data.todo !== undefined) fail(tally, data.name, 'skipped: every test runs');
  else if (!isSuite && !isFile) tally.passed++;
}

function fail(tally, name, why) {
  tally.failed++;
  tally.failures.push(`${name}\n${why}`);
}

function explain(error) {
  const cause = error?.cause ?? error;
  const text = cause?.stack ?? String(cause);
  return text.replace(/\n\s+at [^\n]*\(?node:[^\n]*/g, '');
}

function report(file, { passed, failed, milliseconds, output, failures }) {
  const took = milliseconds === undefined ? '' : `  ${(milliseconds / 1000).toFixed(1)} s`;
  console.log(
    `${failed === 0 ? '  ok  ' : ' FAIL '} ${file}  ${passed} passed${failed ? `, ${failed} failed` : ''}${took}`,
  );
  if (failed === 0) return;
  for (const failure of failures) console.log(indent(failure));
  const said = output.join('').trimEnd();
  if (said !== '') console.log(indent(`output of ${file}:\n${said}`));
}

const indent = (text) => text.replace(/^/gm, '       ');
