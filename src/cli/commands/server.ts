import type { Command } from 'commander';
import { sweepNow } from '../../core/jobs/index.ts';
import { status, statusInWords } from '../status.ts';
import { json, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
}

export function addServer(program: Command, terminal: Terminal): void {
  program
    .command('start')
    .description('migrate, serve, sweep and send until it is stopped')
    .action(async () => {
      const { serve } = await import('../../server/serve.ts');
      await serve();
    });
  program
    .command('status')
    .description('show what is held in which stage, what is overdue, the outbox and the journal')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withApp(terminal, async (app) => {
        const found = await status(app);
        terminal.out(options.json ? json(found) : statusInWords(found));
      }),
    );
  program
    .command('sweep')
    .description('carry out everything that is due, now')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withApp(terminal, async ({ world }) => {
        const swept = await sweepNow(world.db, world.records, { now: world.clock.now(), by: 'policy' });
        terminal.out(
          options.json ? json(swept) : `${swept.erased} records erased, ${swept.advanced} moved to their next stage.`,
        );
      }),
    );
}
