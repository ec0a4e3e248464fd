import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { erasedAsData, erasedInWords, personAsData, personInWords } from '../person.ts';
import { json, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
}

interface Into {
  readonly out: string;
}

export function addPerson(program: Command, terminal: Terminal): void {
  const person = program.command('person').description('the rights of one person, from the shell');
  person
    .command('show <address>')
    .description('show everything held about an address, why, and until when')
    .option('--json', 'answer as JSON')
    .action((address: string, options: Options) => show(address, options, terminal));
  person
    .command('export <address>')
    .description('write everything held about an address to a JSON file (Art. 15, 20 GDPR)')
    .requiredOption('--out <file>', 'the file to write')
    .action((address: string, into: Into) => write(address, into, terminal));
  person
    .command('erase <address>')
    .description('erase what may be erased; say what stays, why and until when (Art. 17 GDPR)')
    .option('--json', 'answer as JSON')
    .action((address: string, options: Options) => erase(address, options, terminal));
}

const show = (address: string, options: Options, terminal: Terminal) =>
  withApp(terminal, async ({ world }) => {
    const held = await world.persons.held(address);
    terminal.out(options.json ? json(personAsData(held)) : personInWords(held, world.rules.calendar));
  });

const write = (address: string, { out }: Into, terminal: Terminal) =>
  withApp(terminal, async (app) => {
    const copy = await app.copy(address);
    await writePrivately(out, `${json(copy)}\n`);
    terminal.err(`${copy.records.length} records written to ${out}.`);
  });

const erase = (address: string, options: Options, terminal: Terminal) =>
  withApp(terminal, async ({ world }) => {
    const answers = await world.persons.erase(address, { now: world.clock.now(), by: 'operator' });
    terminal.out(options.json ? json(erasedAsData(answers)) : erasedInWords(answers, world.rules.calendar));
  });

// One person's data, on a machine that others may share.
const writePrivately = (file: string, content: string): Promise<void> => writeFile(file, content, { mode: 0o600 });
