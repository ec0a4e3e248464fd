import type { Command } from 'commander';
import { withApp } from '../app-command.ts';
import { destination, travel } from '../clock.ts';
import { json, type Output, table } from '../output.ts';

interface Options {
  readonly json?: boolean;
}

export function addClock(program: Command, output: Output): void {
  const clock = program.command('clock').description('the clock of a simulation');
  clock
    .command('show')
    .description('show what time it is')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withApp(async ({ world }) => {
        const now = world.clock.now().toString();
        output.out(
          options.json
            ? json({ now, simulation: world.simulation })
            : `${now}${world.simulation ? ' (simulated)' : ''}`,
        );
      }),
    );
  clock
    .command('advance <period>')
    .description('move the simulated clock forward, like P3Y, and carry out all that falls due on the way')
    .option('--json', 'answer as JSON')
    .action((period: string, options: Options) => go(period, options, output));
  clock
    .command('set <instant>')
    .description('move the simulated clock forward to an instant')
    .option('--json', 'answer as JSON')
    .action((instant: string, options: Options) => go(instant, options, output));
}

const go = (where: string, options: Options, output: Output) =>
  withApp(async (app) => {
    const travelled = await travel(app, destination(app, where));
    if (options.json) return output.out(json(travelled));
    output.out(`From ${travelled.from.toString()} to ${travelled.to.toString()}, ${travelled.stops} stops.`);
    if (travelled.deeds.length === 0) return output.out('Nothing fell due on the way.');
    output.out(
      table(
        ['what', 'class', 'stage', 'rule', 'count', 'first', 'last'],
        travelled.deeds.map((d) => [
          d.what,
          d.class ?? '–',
          d.stage ?? '–',
          d.rule,
          d.count,
          d.first.toString(),
          d.last.toString(),
        ]),
      ),
    );
  });
