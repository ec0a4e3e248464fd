import type { Command } from 'commander';
import { readPolicy } from '../../assembly/load-policy.ts';
import { readConfig } from '../../config.ts';
import { calendar, deadlineKinds } from '../../core/policy/index.ts';
import { root } from '../../root.ts';
import { answerDeadline, QuestionError, readBatch } from '../deadline.ts';
import { json, type Output } from '../output.ts';

interface Options {
  readonly kind?: string;
  readonly period?: string;
  readonly from?: string;
  readonly batch?: string;
  readonly json?: boolean;
}

export function addDeadline(program: Command, output: Output): void {
  program
    .command('deadline')
    .summary('compute a deadline by the policy’s zone and holidays')
    .description(`Computes a deadline by the policy’s time zone and holidays.\nKinds: ${deadlineKinds.join(', ')}.`)
    .option('--kind <kind>', 'kind of deadline')
    .option('--period <period>', 'ISO 8601 period, like P4Y, P30D or PT72H')
    .option('--from <instant>', 'the event, like 2026-11-23T10:15:00+01:00')
    .option('--batch <file>', 'a JSON list of {kind, period, from}; answers a list')
    .option('--json', 'answer as JSON')
    .action(async (options: Options) => {
      const { timeZone, holidays } = await readPolicy(readConfig(root).policyFile);
      const zone = calendar({ timeZone, holidays });
      if (options.batch !== undefined) {
        output.out(json((await readBatch(options.batch)).map((question) => answerDeadline(question, zone))));
        return;
      }
      const { kind, period, from } = options;
      if (!kind || !period || !from)
        throw new QuestionError('A deadline needs --kind, --period and --from, or a --batch file.');
      const answer = answerDeadline({ kind, period, from }, zone);
      output.out(
        options.json
          ? json(answer)
          : Object.entries(answer)
              .map(([name, at]) => `${name.padEnd(8)} ${at}`)
              .join('\n'),
      );
    });
}
