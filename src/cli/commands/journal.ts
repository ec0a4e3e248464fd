import type { Command } from 'commander';
import { cutsOf } from '../../core/backup/index.ts';
import {
  closeBlocks,
  exportJournal,
  notedHead,
  noteHead,
  noteVerification,
  type Verification,
  verifyJournal,
} from '../../core/journal/index.ts';
import { VerdictError } from '../errors.ts';
import { json, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
}

export function addJournal(program: Command, terminal: Terminal): void {
  const journal = program.command('journal').description('the tamper-evident journal');
  journal
    .command('verify')
    .description('read the whole journal and find any changed, dropped or reordered entry')
    .option('--json', 'answer as JSON')
    .action((options: Options) => verify(options, terminal));
  journal
    .command('export <folder>')
    .description('write the journal as files that verify offline with public tools')
    .action((folder: string) => write(folder, terminal));
}

const verify = (options: Options, terminal: Terminal) =>
  withApp(terminal, async ({ world, signer, config }) => {
    const noted = await notedHead(config.journalHeadFile);
    const found = await verifyJournal(world.db, signer.publicKey, noted);
    await noteVerification(world.db, world.clock.now(), found);
    const cuts = await cutsOf(world.db);
    terminal.out(options.json ? json({ ...found, cuts }) : [inWords(found), ...cuts.map(cutInWords)].join('\n'));
    if (!found.verified)
      throw new VerdictError('The journal has been altered. Keep this database and its backups as they are: evidence.');
  });

const inWords = ({ verified, entries, blocks, open, faults }: Verification): string =>
  verified
    ? `${entries} entries in ${blocks} blocks are as they were written (${open} not closed yet).`
    : faults.join('\n');

const cutInWords = (at: Temporal.Instant): string =>
  `It was cut by a restore on ${at.toString()}: what the journal said between the backup and the loss of the database is lost.`;

const write = (folder: string, terminal: Terminal) =>
  withApp(terminal, async ({ world, signer, config }) => {
    await closeBlocks(world.db, signer, world.clock.now());
    await noteHead(world.db, config.journalHeadFile);
    const { blocks } = await exportJournal(world.db, folder);
    terminal.err(`${blocks} blocks written to ${folder}; VERIFY.txt says how to check them.`);
  });
