import type { Command } from 'commander';
import { readPolicy } from '../../assembly/load-policy.ts';
import { calendar, deadlineKinds } from '../../core/policy/index.ts';
import { answerDeadline, readBatch } from '../deadline.ts';
import { QuestionError } from '../errors.ts';
import { json, type Terminal } from '../terminal.ts';

interface Options {
  readonly kind?: string;
  readonly period?: string;
  readonly from?: string;
  readonly batch?: string;
  readonly json?: boolean;
}

export function addDeadline(program: Command, terminal: Terminal): void {
  program
    .command('deadline')
    .summary('compute a deadline by the policy’s zone and holidays')
    .description(`Computes a deadline by the policy’s time zone and holidays.\nKinds: ${deadlineKinds.join(', ')}.`)
    .option('--kind <kind>', 'kind of deadline')
    .option('--period <period>', 'ISO 8601 period, like P4Y, P30D or PT72H')
    .option('--from <instant>', 'the event, like 2026-11-23T10:15:00+01:00')
    .option('--batch <file>', 'a JSON list of {kind, period, from}; answers a list')
    .option('--json', 'answer as JSON')
    .action((options: Options) => compute(options, terminal));
}

async function compute({ batch, kind, period, from, ...options }: Options, terminal: Terminal): Promise<void> {
  const zone = calendar(await readPolicy(terminal.config().policyFile));
  if (batch !== undefined) {
    const questions = await readBatch(batch);
    return terminal.out(json(questions.map((question) => answerDeadline(question, zone))));
  }
  if (!kind || !period || !from)
    throw new QuestionError('A deadline needs --kind, --period and --from, or a --batch file.');
  const answer = answerDeadline({ kind, period, from }, zone);
  const lines = Object.entries(answer).map(([name, at]) => `${name.padEnd(8)} ${at}`);
  terminal.out(options.json ? json(answer) : lines.join('\n'));
}
