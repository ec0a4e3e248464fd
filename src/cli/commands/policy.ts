import type { Command } from 'commander';
import { readPolicy } from '../../assembly/load-policy.ts';
import { check, diff, policyErrors } from '../../core/policy/index.ts';
import { enactPolicy, planChange, recompute } from '../../core/records/index.ts';
import { VerdictError } from '../errors.ts';
import { findingsInWords, planInWords, printPolicy, refuseChange } from '../policy.ts';
import { json, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
}

interface Form {
  readonly format: string;
  readonly lang: string;
}

export function addPolicy(program: Command, terminal: Terminal): void {
  const policy = program.command('policy').description('check, print, plan and apply the policy');
  policy
    .command('check')
    .description('find every mistake in the policy file, with its place and its mend')
    .option('--json', 'answer as JSON')
    .action((options: Options) => examine(options, terminal));
  policy
    .command('print')
    .description('print the policy file in one of its forms')
    .option('--format <form>', 'notice, register, concept, dpv or diagram', 'notice')
    .option('--lang <language>', 'de or en', 'de')
    .action((form: Form) => print(form, terminal));
  policy
    .command('plan')
    .description('show what the changed policy file would do to the records; changes nothing')
    .option('--json', 'answer as JSON')
    .action((options: Options) => plan(options, terminal));
  policy
    .command('apply')
    .description('put the changed policy file in force and compute every deadline again')
    .option('--json', 'answer as JSON')
    .action((options: Options) => apply(options, terminal));
}

async function examine(options: Options, terminal: Terminal): Promise<void> {
  const { policyFile } = terminal.config();
  const policy = await readPolicy(policyFile);
  const { running } = await import('../../app.ts');
  const findings = check(policy);
  const notRunning = policy.sections.map(({ section }) => section).filter((name) => !running.has(name));
  terminal.out(options.json ? json({ findings, notRunning }) : findingsInWords(findings, notRunning));
  const mistakes = policyErrors(findings).length;
  if (mistakes > 0) throw new VerdictError(`${policyFile} cannot govern yet: ${mistakes} to mend.`);
}

async function print({ format, lang }: Form, terminal: Terminal): Promise<void> {
  const { policyFile, mode } = terminal.config();
  const { running } = await import('../../app.ts');
  terminal.out(printPolicy(await readPolicy(policyFile), { format, lang, running, mode }));
}

const plan = (options: Options, terminal: Terminal) =>
  withApp(terminal, async ({ world, governing, offered, offeredRules }) => {
    const { pending, rules } = governing;
    const changes = diff(rules.policy, offered, 'en');
    const classes = await planChange(world.db, offeredRules, world.clock.now());
    if (options.json) return terminal.out(json({ pending, changes, classes }));
    if (pending) return terminal.out(planInWords(changes, classes));
    terminal.out(`The file is the policy in force (version ${rules.version}). Nothing would change.`);
  });

const apply = (options: Options, terminal: Terminal) =>
  withApp(terminal, async (app) => {
    const { world, offered, offeredRules } = app;
    const now = world.clock.now();
    refuseChange(offered, await planChange(world.db, offeredRules, now));
    const { number, hash } = await enactPolicy(world.db, offered, app.print(offered), { now, by: 'operator' });
    const records = await recompute(world.db, { ...offeredRules, version: number }, now, (done) =>
      terminal.err(`${done} records …`),
    );
    const said = `Version ${number} is in force; ${records} deadlines were computed again. Running servers take it over within seconds.`;
    terminal.out(options.json ? json({ version: number, hash, records }) : said);
  });
