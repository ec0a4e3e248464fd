import { type Command, Option } from 'commander';
import { type Role, roles } from '../../staff/index.ts';
import { QuestionError } from '../errors.ts';
import { json, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
  readonly role?: Role;
}

export function addStaff(program: Command, terminal: Terminal): void {
  const staff = program.command('staff').description('the people who work with this deployment');
  staff
    .command('invite <address>')
    .description('invite somebody to the staff area; prints the one-time sign-in link')
    .addOption(new Option('--role <role>', 'what they may do; a known address takes the role at once').choices(roles))
    .option('--json', 'answer as JSON')
    .action((address: string, options: Options) =>
      withApp(terminal, async (app) => {
        const invited = await app.inviteStaff(address, { now: app.world.clock.now(), by: 'operator' }, options.role);
        terminal.out(
          options.json ? json(invited) : `Sign in once, until ${invited.until.toString()}:\n${invited.link}`,
        );
      }),
    );
  staff
    .command('reset-factor <address>')
    .description('somebody has lost their device: takes app, recovery codes and passkeys away, and signs them out')
    .action((address: string) =>
      withApp(terminal, async (app) => {
        const isReset = await app.resetFactors(address, { now: app.world.clock.now(), by: 'operator' });
        if (!isReset) throw new QuestionError('This address has no account. “avow staff invite” makes one.');
        terminal.out(
          'App, recovery codes and passkeys are gone, every sign-in has ended. The link by mail signs in again.',
        );
      }),
    );
}
