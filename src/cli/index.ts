// The command line: every command works beside a running server, writes results to stdout and everything else to stderr.
// Promises: exit 0 on success, 1 when it could not be done, 2 when the command was not understood; errors name the next step.
// Refuses: to print personal data that was not asked for by address.
import { Command, CommanderError } from 'commander';
import {
  addClock,
  addDeadline,
  addHold,
  addJournal,
  addPerson,
  addPolicy,
  addServer,
  addStaff,
} from './commands/index.ts';
import { type Output, standardOutput } from './output.ts';

/** @param argv as `process.argv`: the first two are not read. */
export async function run(argv: readonly string[], output: Output = standardOutput): Promise<void> {
  const program = new Command('avow')
    .description(
      'The privacy policy is the program: one policy publishes the notice, runs the sections, erases and proves on time.',
    )
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError('“avow --help” lists the commands.')
    .exitOverride();
  for (const add of [addServer, addPolicy, addDeadline, addClock, addPerson, addHold, addJournal, addStaff])
    add(program, output);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = fail(error, output);
  }
}

function fail(error: unknown, output: Output): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Error)) throw error;
  const coded = 'code' in error && typeof error.code === 'string';
  output.err(
    coded ? `avow: ${error.message}` : `avow: this should not have happened.\n${error.stack ?? error.message}`,
  );
  return 1;
}
