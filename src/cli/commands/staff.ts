import type { Command } from 'commander';
import { withApp } from '../app-command.ts';
import { json, type Output } from '../output.ts';

interface Options {
  readonly json?: boolean;
}

export function addStaff(program: Command, output: Output): void {
  const staff = program.command('staff').description('the people who work with this deployment');
  staff
    .command('invite <address>')
    .description('invite somebody to the staff area; prints the one-time sign-in link')
    .option('--json', 'answer as JSON')
    .action((address: string, options: Options) =>
      withApp(async (app) => {
        const invited = await app.inviteStaff(address, { now: app.world.clock.now(), by: 'operator' });
        output.out(options.json ? json(invited) : `Sign in once, until ${invited.until.toString()}:\n${invited.link}`);
      }),
    );
}
