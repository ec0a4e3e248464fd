import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { erasePerson, heldAbout } from '../../core/section/index.ts';
import { withApp } from '../app-command.ts';
import { QuestionError } from '../deadline.ts';
import { json, type Output } from '../output.ts';
import { erasedAsData, erasedInWords, personAsData, personInWords } from '../person.ts';

interface Options {
  readonly json?: boolean;
  readonly out?: string;
}

export function addPerson(program: Command, output: Output): void {
  const person = program.command('person').description('the rights of one person, from the shell');
  person
    .command('show <address>')
    .description('show everything held about an address, why, and until when')
    .option('--json', 'answer as JSON')
    .action((address: string, options: Options) =>
      withApp(async (app) => {
        const held = await heldAbout(app.world, app.sections, address);
        output.out(options.json ? json(personAsData(held)) : personInWords(app, held));
      }),
    );
  person
    .command('export <address>')
    .description('write everything held about an address to a JSON file (Art. 15, 20 GDPR)')
    .requiredOption('--out <file>', 'the file to write')
    .action((address: string, options: Options) =>
      withApp(async (app) => {
        const held = await heldAbout(app.world, app.sections, address);
        await writeFile(options.out ?? '', `${json(personAsData(held))}\n`, { mode: 0o600 });
        output.err(`${held.length} records written to ${options.out}.`);
      }),
    );
  person
    .command('erase <address>')
    .description('erase what may be erased; say what stays, why and until when (Art. 17 GDPR)')
    .option('--json', 'answer as JSON')
    .action((address: string, options: Options) =>
      withApp(async (app) => {
        const act = { now: app.world.clock.now(), by: 'operator' } as const;
        const answers = await erasePerson(app.world, app.sections, address, act);
        output.out(options.json ? json(erasedAsData(answers)) : erasedInWords(app, answers));
      }),
    );
  program
    .command('proof <address>')
    .description('print the consent proof of one address as PDF')
    .requiredOption('--out <file.pdf>', 'the file to write')
    .action((address: string, options: Options) =>
      withApp(async (app) => {
        const pdf = await app.proof(address);
        if (!pdf) throw new QuestionError('No consent of this address is held, so there is nothing to prove.');
        await writeFile(options.out ?? '', pdf, { mode: 0o600 });
        output.err(`The proof is in ${options.out}.`);
      }),
    );
}
