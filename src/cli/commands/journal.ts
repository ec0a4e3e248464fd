import type { Command } from 'commander';
import { closeBlocks, exportJournal, notedHead, noteHead, verifyJournal } from '../../core/journal/index.ts';
import { withApp } from '../app-command.ts';
import { json, type Output } from '../output.ts';

interface Options {
  readonly json?: boolean;
}

export function addJournal(program: Command, output: Output): void {
  const journal = program.command('journal').description('the tamper-evident journal');
  journal
    .command('verify')
    .description('read the whole journal and find any changed, dropped or reordered entry')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withApp(async ({ world, signer, config }) => {
        const noted = await notedHead(config.journalHeadFile);
        const found = await verifyJournal(world.db, signer.publicKey, noted);
        if (options.json) output.out(json(found));
        else if (found.verified)
          output.out(
            `${found.entries} entries in ${found.blocks} blocks are as they were written (${found.open} not closed yet).`,
          );
        else output.out(['The journal has been altered:', ...found.faults.map((fault) => `  ${fault}`)].join('\n'));
        if (!found.verified) process.exitCode = 1;
      }),
    );
  journal
    .command('export <folder>')
    .description('write the journal as files that verify offline with public tools')
    .action((folder: string) =>
      withApp(async ({ world, signer, config }) => {
        await closeBlocks(world.db, signer, world.clock.now());
        await noteHead(world.db, config.journalHeadFile);
        const { blocks } = await exportJournal(world.db, folder);
        output.err(`${blocks} blocks written to ${folder}; VERIFY.txt says how to check them.`);
      }),
    );
}
