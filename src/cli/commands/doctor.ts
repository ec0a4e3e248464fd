import type { Command } from 'commander';
import { worst } from '../../doctor/index.ts';
import { examineClosed, findingsAsData, findingsInWords } from '../doctor.ts';
import { VerdictError } from '../errors.ts';
import { json, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
}

export function addDoctor(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .summary('look at the deployment from all sides and say how to mend what is wrong')
    .description(
      'Looks at SPF, DKIM, DMARC, PTR, MX, certificate, clock, disk, rights, keys, journal, policy, recipients and what is overdue.\nAsks the domain name system about the operator’s own names, and changes nothing. Exits with 1 on a fault.',
    )
    .option('--json', 'answer as JSON')
    .action((options: Options) => examine(options, terminal));
}

async function examine(options: Options, terminal: Terminal): Promise<void> {
  const config = terminal.config();
  let opened = false;
  const findings = await withApp(terminal, (app) => {
    opened = true;
    return app.examine();
  }).catch((error: unknown) => {
    // Only what does not open is a finding; what breaks later is an error like any other.
    if (opened) throw error;
    return examineClosed(config, error);
  });
  terminal.out(options.json ? json(findingsAsData(findings)) : findingsInWords(findings));
  if (worst(findings) === 'fault')
    throw new VerdictError('Something must be mended: see the lines that begin with “✗”, each with its next step.');
}
