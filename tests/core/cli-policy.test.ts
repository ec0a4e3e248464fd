import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archivedNotice, versions } from '../../src/core/records/index.ts';
import { changedPolicy, testShell } from '../support/shell.ts';

const shell = await testShell({ SIMULATED_CLOCK: '2026-11-23T11:00:00Z' });
await shell.subscribed('anna@example.org');
await shell.answer('person', 'erase', 'anna@example.org', '--json');

const shorter = await changedPolicy(shell.folder, 'shorter', ['proof: atMost(years(4))', 'proof: atMost(years(2))']);
const unfit = await changedPolicy(shell.folder, 'unfit', ["email: 'info@fluxcess.com'", "email: ''"]);

interface Plan {
  readonly pending: boolean;
  readonly changes: readonly { readonly sentence: string; readonly kind: string }[];
  readonly classes: readonly Readonly<Record<string, unknown>>[];
}

test('the reference policy can govern, and the check says which sections do not run yet', async () => {
  const { findings, notRunning } = (await shell.answer('policy', 'check', '--json')) as Record<string, unknown[]>;
  assert.deepEqual(
    findings?.filter((finding) => (finding as { severity: string }).severity === 'error'),
    [],
  );
  assert.ok(!notRunning?.includes('newsletter'));
  assert.match((await shell.avow('policy', 'check')).out, /The policy can govern\./);
});

test('a policy with a mistake cannot govern: the place and the mend on stdout, exit code 1', async () => {
  const { code, out, err } = await shell.avowWith({ POLICY: unfit }, 'policy', 'check', '--json');
  assert.equal(code, 1);
  const { findings } = JSON.parse(out) as {
    findings: readonly { severity: string; place: string; sentence: string }[];
  };
  assert.ok(findings.some(({ severity, sentence }) => severity === 'error' && sentence.length > 0));
  assert.match(err, /unfit\.policy\.ts cannot govern yet: \d+ to mend\./);
});

for (const [format, language, opening] of [
  ['notice', 'de', /^# Datenschutz/],
  ['notice', 'en', /^# Privacy/],
  ['register', 'de', /Verzeichnis/],
  ['concept', 'en', /erasure|deletion/i],
  ['diagram', 'de', /^<svg/],
] as const) {
  test(`the policy is printed as ${format} in “${language}”`, async () => {
    const { code, out, err } = await shell.avow('policy', 'print', '--format', format, '--lang', language);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, opening);
  });
}

test('the policy is printed as linked data', async () => {
  const printed = (await shell.answer('policy', 'print', '--format', 'dpv')) as object;
  assert.ok('@context' in printed);
});

test('a form or a language that there is not is refused with those that there are', async () => {
  const form = await shell.avow('policy', 'print', '--format', 'poem');
  assert.deepEqual([form.code, form.out], [1, '']);
  assert.match(form.err, /notice, register, concept, dpv, diagram/);
  const language = await shell.avow('policy', 'print', '--lang', 'fr');
  assert.deepEqual([language.code, language.out], [1, '']);
  assert.match(language.err, /de, en/);
});

test('where the file is the policy in force, nothing would change', async () => {
  const plan = (await shell.answer('policy', 'plan', '--json')) as Plan;
  assert.deepEqual([plan.pending, plan.changes], [false, []]);
  assert.match((await shell.avow('policy', 'plan')).out, /Nothing would change\./);
});

test('a plan says what a changed file would do, and changes nothing', async () => {
  const { code, out } = await shell.avowWith({ POLICY: shorter }, 'policy', 'plan', '--json');
  assert.equal(code, 0);
  const { pending, changes, classes } = JSON.parse(out) as Plan;
  assert.equal(pending, true);
  assert.ok(changes.some(({ kind }) => kind === 'shortened'));
  const planned = classes.find((c) => c['class'] === 'newsletter.subscription');
  assert.deepEqual(planned, { class: 'newsletter.subscription', records: 1, moving: 1, dueAtOnce: 0, homeless: 0 });
  const inWords = await shell.avowWith({ POLICY: shorter }, 'policy', 'plan');
  assert.match(inWords.out, /Nothing has happened yet\. “avow policy apply” puts it in force\.$/);
  assert.equal(((await shell.answer('policy', 'plan', '--json')) as Plan).pending, false);
});

test('a policy with a mistake is not applied', async () => {
  const { code, out } = await shell.avowWith({ POLICY: unfit }, 'policy', 'apply');
  assert.deepEqual([code, out], [1, '']);
  await shell.inside(async ({ world }) => assert.equal((await versions(world.db)).length, 1));
});

test('applied, the changed file governs: deadlines move, and the notice is archived', async () => {
  const until = async () => {
    const [held] = (await shell.answer('person', 'show', 'anna@example.org', '--json')) as { until: string }[];
    return held?.until;
  };
  assert.equal(await until(), '2029-12-31T23:00:00Z');
  const { code, out, err } = await shell.avowWith({ POLICY: shorter }, 'policy', 'apply', '--json');
  assert.equal(code, 0, err);
  const applied = JSON.parse(out) as Readonly<Record<string, unknown>>;
  assert.equal(applied['version'], 2);
  assert.equal(await until(), '2028-11-23T23:00:00Z');
  await shell.inside(async ({ world, governing }) => {
    assert.equal(governing.pending, true, 'the reference file is the former policy now');
    assert.match((await archivedNotice(world.db, 2, 'de')) ?? '', /^# /);
  });
});
