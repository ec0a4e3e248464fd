import type { Command } from 'commander';
import { destination, type Journey, travel } from '../clock.ts';
import { json, type Terminal, table } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
}

export function addClock(program: Command, terminal: Terminal): void {
  const clock = program.command('clock').description('the clock of a simulation');
  clock
    .command('show')
    .description('show what time it is')
    .option('--json', 'answer as JSON')
    .action((options: Options) => show(options, terminal));
  clock
    .command('advance <period>')
    .description('move the simulated clock forward, like P3Y, and carry out all that falls due on the way')
    .option('--json', 'answer as JSON')
    .action((period: string, options: Options) => go(period, options, terminal));
  clock
    .command('set <instant>')
    .description('move the simulated clock forward to an instant')
    .option('--json', 'answer as JSON')
    .action((instant: string, options: Options) => go(instant, options, terminal));
}

const show = (options: Options, terminal: Terminal) =>
  withApp(terminal, async ({ world: { clock, simulation } }) => {
    const now = clock.now().toString();
    terminal.out(options.json ? json({ now, simulation }) : `${now}${simulation ? ' (simulated)' : ''}`);
  });

const go = (where: string, options: Options, terminal: Terminal) =>
  withApp(terminal, async (app) => {
    const journey = await travel(app, destination(app, where));
    terminal.out(options.json ? json(journey) : inWords(journey));
  });

function inWords({ from, to, stops, deeds }: Journey): string {
  const way = `From ${from.toString()} to ${to.toString()}, ${stops} stops.`;
  if (deeds.length === 0) return `${way}\nNothing fell due on the way.`;
  const rows = deeds.map((d) => [
    d.what,
    d.class ?? '–',
    d.stage ?? '–',
    d.rule,
    d.count,
    d.first.toString(),
    d.last.toString(),
  ]);
  return [way, table(['what', 'class', 'stage', 'rule', 'count', 'first', 'last'], rows)].join('\n');
}
