import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { RestoreOrder } from '../backup/restore.ts';
import type { Folders } from '../backup/take.ts';
import { VerdictError } from '../errors.ts';
import { json, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
  readonly keys?: string;
}

export function addBackup(program: Command, terminal: Terminal): void {
  const backup = program
    .command('backup')
    .description('copy the data without keys, and the keys apart; removes copies whose life is over')
    .argument('<folder>', 'where copies of the data are kept')
    .option('--keys <folder>', 'where copies of the keys are kept; best on another disk')
    .option('--json', 'answer as JSON')
    .action((folder: string, options: Options) => take(foldersOf(folder, options), options, terminal));
  backup
    .command('drill')
    .description('restore the oldest copy into a database of its own and see that nobody who was erased comes back')
    .argument('[folder]', 'where copies of the data are kept; without it only a new copy is tried')
    .option('--keys <folder>', 'where copies of the keys are kept')
    .option('--json', 'answer as JSON')
    .action((folder: string | undefined, _options: Options, command: Command) => {
      // “--json” before or after the word: the option is the same.
      const options = command.optsWithGlobals<Options>();
      return tryRestore(folder === undefined ? undefined : foldersOf(folder, options), options, terminal);
    });
  program
    .command('restore')
    .description('bring a backup back into an empty database, and do again what was erased or withdrawn since')
    .argument('<folder>', 'where copies of the data are kept')
    .option('--keys <folder>', 'where copies of the keys are kept')
    .option('--copy <name>', 'which copy of the data; the newest by default')
    .option('--journal <folder>', 'a “journal export” of the last database, or a copy of its journal')
    .option('--without-journal', 'accept that nobody knows who withdrew since; the journal is cut here')
    .option('--policy-of-backup', 'leave the policy of the backup in force, whatever was applied since')
    .option('--json', 'answer as JSON')
    .action((folder: string, options: Options & RestoreWords) => bringBack(folder, options, terminal));
  addKeys(program, terminal);
}

function addKeys(program: Command, terminal: Terminal): void {
  program
    .command('keys')
    .description('the master key')
    .command('rotate')
    .description('change the master key beside running servers; cut off, the same command goes on')
    .option('--prepare', 'only write the next key into the file, so that it can be copied to other machines first')
    .option('--json', 'answer as JSON')
    .action((options: Options & { readonly prepare?: boolean }) => rotate(options, terminal));
}

const foldersOf = (data: string, { keys = data }: Options): Folders => ({ data: resolve(data), keys: resolve(keys) });

// Loaded with its first use: other commands need not wait for it.
const deeds = () => import('../backup/index.ts');

const tell = (terminal: Terminal) => (table: string, rows: number) => {
  if (rows > 0) terminal.err(`  ${table}: ${rows}`);
};

const take = (folders: Folders, options: Options, terminal: Terminal) =>
  withApp(terminal, async (app) => {
    const act = { now: app.world.clock.now(), by: 'operator' } as const;
    const { backUp, backedUpAsData, backedUpInWords } = await deeds();
    const done = await backUp(app, folders, act, tell(terminal));
    terminal.out(options.json ? json(backedUpAsData(done)) : backedUpInWords(done, app.world.rules));
  });

const tryRestore = (folders: Folders | undefined, options: Options, terminal: Terminal) =>
  withApp(terminal, async (app) => {
    const act = { now: app.world.clock.now(), by: 'operator' } as const;
    const { drill, drillInWords } = await deeds();
    const report = await drill(app, folders, act, tell(terminal));
    terminal.out(options.json ? json(report) : drillInWords(report));
    if (!report.passed)
      throw new VerdictError(
        'The drill failed: a restore today would bring back what was erased, or lose what is kept.',
      );
  });

interface RestoreWords extends Pick<RestoreOrder, 'copy' | 'journal'> {
  readonly withoutJournal?: boolean;
  readonly policyOfBackup?: boolean;
}

async function bringBack(folder: string, options: Options & RestoreWords, terminal: Terminal): Promise<void> {
  const { copy, journal, withoutJournal = false, policyOfBackup = false } = options;
  const order = {
    ...foldersOf(folder, options),
    copy,
    journal: journal && resolve(journal),
    withoutJournal,
    policyOfBackup,
  };
  const { restore, restoredInWords } = await deeds();
  const done = await restore(terminal.config(), order, tell(terminal));
  terminal.out(options.json ? json(done) : restoredInWords(done));
}

const rotate = (options: Options & { readonly prepare?: boolean }, terminal: Terminal) =>
  withApp(terminal, async ({ world: { db, clock }, config }) => {
    const { openApart, prepareRotation, rotateMasterKey } = await deeds();
    await using opened = new AsyncDisposableStack();
    const home = (await openApart(config, opened))?.db ?? db;
    const keyFile = config.masterKeyFile;
    if (options.prepare) {
      await prepareRotation({ home, keyFile });
      return terminal.out(
        `The next key stands in ${keyFile}. Copy the file to every machine, then “avow keys rotate”.`,
      );
    }
    const progress = (done: number, of: number) => terminal.err(`  ${done} of ${of} keys`);
    const done = await rotateMasterKey({ db, home, keyFile, now: clock.now(), by: 'operator', progress });
    const { generation, keys, resumed } = done;
    terminal.out(
      options.json
        ? json(done)
        : `Master key ${generation} is in use; ${keys} keys were wrapped anew${resumed ? ', going on where it was cut off' : ''}, and the former one is destroyed.\nCopies of keys taken before open with the former one alone: take a backup now.`,
    );
  });
