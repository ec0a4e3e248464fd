import type { Command } from 'commander';
import { openHolds } from '../../core/records/index.ts';
import { withApp } from '../app-command.ts';
import { type HoldWords, holdPerson, liftHold } from '../hold.ts';
import { json, type Output, table } from '../output.ts';

interface Options {
  readonly json?: boolean;
}

export function addHold(program: Command, output: Output): void {
  const hold = program.command('hold').description('suspend erasure for a named incident, dispute or order');
  hold
    .command('open')
    .description('suspend erasure of what one class holds about one person')
    .requiredOption('--reference <reference>', 'your file reference; no names')
    .requiredOption('--kind <kind>', 'incident, dispute or preservation-order')
    .requiredOption('--class <class>', 'data class, like newsletter.subscription')
    .requiredOption('--address <address>', 'whose records')
    .requiredOption('--review <instant>', 'when somebody looks at it again')
    .option('--json', 'answer as JSON')
    .action((words: HoldWords & Options) =>
      withApp(async (app) => {
        const opened = await holdPerson(app, words, { now: app.world.clock.now(), by: 'operator' });
        output.out(words.json ? json(opened) : `Hold ${opened.hold} covers ${opened.records} records.`);
      }),
    );
  hold
    .command('close <hold>')
    .description('lift a hold; what is overdue by then is erased at once')
    .option('--json', 'answer as JSON')
    .action((id: string, options: Options) =>
      withApp(async (app) => {
        const lifted = await liftHold(app, id, { now: app.world.clock.now(), by: 'operator' });
        output.out(
          options.json ? json(lifted) : `Lifted from ${lifted.records} records; ${lifted.erased} erased at once.`,
        );
      }),
    );
  hold
    .command('list')
    .description('list the open holds')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withApp(async ({ world }) => {
        const holds = await openHolds(world.db);
        if (options.json) return output.out(json(holds));
        if (holds.length === 0) return output.out('No hold is open.');
        const rows = holds.map((h) => [h.id, h.reference, h.kind, h.class, h.records, h.reviewBy.toString()]);
        output.out(table(['hold', 'reference', 'kind', 'class', 'records', 'review by'], rows));
      }),
    );
}
