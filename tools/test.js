// What `npm test` runs: the checks, then every test on the embedded database and again on Debian's PostgreSQL.
//   npm test                        everything
//   npm test -- contact vault       only test files whose path contains one of the words; no checks
//   npm test -- --quick             the embedded database only
// Promises: the last line is `N passed, N failed`, the sum over all passes; the exit code says the same.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isNodeNewEnough, lacksLibrary, runOnPinnedNode, whyNoNode } from './runtime.js';

async function test(argv) {
  const isQuick = argv.includes('--quick');
  const filters = argv.filter((argument) => !argument.startsWith('--'));
  const started = performance.now();
  const total = { passed: 0, failed: 0 };

  // Imported late, because these lean on the newer Node.
  const [{ testFiles }, { asRoot }] = await Promise.all([import('./test/suite.js'), import('./test/mail.js')]);
  const files = asRoot(testFiles(filters));
  if (filters.length === 0) await step(total, 'checks', checks);
  if (files.length === 0) await step(total, 'tests', nothingFound);
  await step(total, 'tests on the embedded database', () => embeddedPass(files));
  if (!isQuick) await step(total, 'tests on a second PostgreSQL', () => secondPass(files.filter(asksTheDatabase)));

  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  // A test file may leave a handle open in this process; the count is final here.
  process.exit(total.failed === 0 ? 0 : 1);
}

// A step that cannot be carried out counts as one failure, and the next one is tried all the same.
async function step(total, name, act) {
  console.log(`\n== ${name}`);
  try {
    const { passed, failed } = await act();
    total.passed += passed;
    total.failed += failed;
  } catch (error) {
    total.failed++;
    console.log(` FAIL  ${error.message}`);
  }
}

async function checks() {
  const { runChecks } = await import('./check.js');
  const failed = await runChecks();
  return { passed: 0, failed };
}

function nothingFound() {
  throw new Error('no test file found');
}

async function embeddedPass(files) {
  const { runFiles } = await import('./test/suite.js');
  const env = { AVOW_TEST_DATABASE_URL: '' };
  const { installMailServers, isMailTest } = await import('./test/mail.js');
  if (files.some(isMailTest)) await installMailServers();
  const { installDatabase, isFailoverTest } = await import('./test/database.js');
  if (files.some(isFailoverTest)) await installDatabase();
  if (files.some((file) => isBrowserTest(file) && !isMailTest(file))) {
    const { chromium } = await import('./test/browser.js');
    env.CHROMIUM = await chromium();
  }
  return await runFiles(files, { concurrency, env });
}

async function secondPass(files) {
  if (files.length === 0) return { passed: 0, failed: 0 };
  const [{ runFiles }, { secondDatabase }] = await Promise.all([
    import('./test/suite.js'),
    import('./test/database.js'),
  ]);
  const { url, stop } = await secondDatabase();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(1)));
  try {
    return await runFiles(files, { concurrency, env: { AVOW_TEST_DATABASE_URL: url } });
  } finally {
    await stop();
  }
}

const concurrency = Math.max(2, Math.min(4, availableParallelism()));

const isBrowserTest = (file) => file.startsWith('tests/e2e/');

// Browser tests and the architecture test say the same on every database; once is enough.
const asksTheDatabase = (file) => !isBrowserTest(file) && file !== 'tests/architecture.test.ts';

if (isNodeNewEnough()) await test(process.argv.slice(2));
else {
  if (lacksLibrary(whyNoNode() ?? '')) await installLibrary();
  runOnPinnedNode(fileURLToPath(import.meta.url), process.argv.slice(2));
}

async function installLibrary() {
  const { installPackages } = await import('./test/debian.js');
  // Where it cannot be installed, the refusal to start says the same with the mend.
  await installPackages(['libatomic1'], { otherwise: '' }).catch(() => {});
}
