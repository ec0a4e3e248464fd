// The command line: every command works beside a running server, writes results to stdout and everything else to stderr.
// Promises: exit 0 on success, 1 when it could not be done, 2 when the command was not understood; errors name the next step.
// Refuses: to print personal data that was not asked for by address.
import { Command, CommanderError } from 'commander';
import { ending } from '../ending.ts';
import {
  addBackup,
  addClock,
  addContact,
  addDeadline,
  addDoctor,
  addHold,
  addJournal,
  addPerson,
  addPolicy,
  addServer,
  addStaff,
} from './commands/index.ts';
import { addProof } from './proof/command.ts';
import { standardTerminal, type Terminal } from './terminal.ts';

const families = [
  addServer,
  addPolicy,
  addDeadline,
  addClock,
  addPerson,
  addProof,
  addContact,
  addHold,
  addJournal,
  addBackup,
  addStaff,
  addDoctor,
];

/**
 * Runs one command and answers its exit code.
 * @param argv as `process.argv`: the first two are not read.
 */
export async function run(argv: readonly string[], terminal: Terminal = standardTerminal): Promise<number> {
  try {
    await program(terminal).parseAsync([...argv]);
    return 0;
  } catch (error) {
    return fail(error, terminal);
  }
}

function program(terminal: Terminal): Command {
  const command = new Command('avow')
    .description(
      'The privacy policy is the program: one policy publishes the notice, runs the sections, erases and proves on time.',
    )
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError('“avow --help” lists the commands.')
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .exitOverride();
  for (const add of families) add(command, terminal);
  return command;
}

function fail(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Error)) throw error;
  terminal.err(ending(error));
  return 1;
}
