import type { Command } from 'commander';
import { readPolicy } from '../../assembly/load-policy.ts';
import { readConfig } from '../../config.ts';
import { check, diff } from '../../core/policy/index.ts';
import { enactPolicy, planChange, recompute } from '../../core/records/index.ts';
import { root } from '../../root.ts';
import { withApp } from '../app-command.ts';
import { json, type Output, table } from '../output.ts';
import { findingsInWords, printPolicy, refusals } from '../policy.ts';

interface Options {
  readonly json?: boolean;
  readonly format?: string;
  readonly lang?: string;
}

export function addPolicy(program: Command, output: Output): void {
  const policy = program.command('policy').description('check, print, plan and apply the policy');
  policy
    .command('check')
    .description('find every mistake in the policy file, with its place and its mend')
    .option('--json', 'answer as JSON')
    .action(async (options: Options) => {
      const config = readConfig(root);
      const found = await readPolicy(config.policyFile);
      const { running } = await import('../../app.ts');
      const findings = check(found);
      const waiting = found.sections.map((s) => s.section).filter((name) => !running.has(name));
      output.out(
        options.json ? json({ findings, notRunning: waiting }) : findingsInWords(config.policyFile, findings, waiting),
      );
      if (findings.some((finding) => finding.severity === 'error')) process.exitCode = 1;
    });
  policy
    .command('print')
    .description('print the policy file in one of its forms')
    .option('--format <form>', 'notice, register, concept, dpv or diagram', 'notice')
    .option('--lang <language>', 'de or en', 'de')
    .action(async (options: Options) => {
      const config = readConfig(root);
      const { running } = await import('../../app.ts');
      output.out(
        printPolicy(await readPolicy(config.policyFile), options.format ?? '', options.lang ?? '', {
          running,
          mode: config.mode,
        }),
      );
    });
  policy
    .command('plan')
    .description('show what the changed policy file would do to the records; changes nothing')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withApp(async (app) => {
        const changes = diff(app.governing.rules.policy, app.offered, 'en');
        const planned = await planChange(app.world.db, app.offeredRules, app.world.clock.now());
        if (options.json) return output.out(json({ pending: app.governing.pending, changes, classes: planned }));
        if (!app.governing.pending)
          return output.out(
            `The file is the policy in force (version ${app.world.rules.version}). Nothing would change.`,
          );
        output.out([...changes.map((change) => `- ${change.sentence}`), ''].join('\n'));
        const rows = planned.map((p) => [p.class, p.records, p.moving, p.dueAtOnce, p.homeless]);
        output.out(table(['class', 'records', 'deadline moves', 'due at once', 'without a stage'], rows));
        output.out('\nNothing has happened yet. “avow policy apply” puts it in force.');
      }),
    );
  policy
    .command('apply')
    .description('put the changed policy file in force and compute every deadline again')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withApp(async (app) => {
        const now = app.world.clock.now();
        const planned = await planChange(app.world.db, app.offeredRules, now);
        refusals(app.offered, planned);
        const version = await enactPolicy(app.world.db, app.offered, app.print(app.offered), { now, by: 'operator' });
        const records = await recompute(app.world.db, { ...app.offeredRules, version: version.number }, now, (done) =>
          output.err(`${done} records …`),
        );
        output.out(
          options.json
            ? json({ version: version.number, hash: version.hash, records })
            : `Version ${version.number} is in force; ${records} deadlines were computed again.`,
        );
      }),
    );
}
