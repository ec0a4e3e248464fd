import type { Command } from 'commander';
import type { App } from '../../app.ts';
import { QuestionError } from '../errors.ts';
import { json, type Terminal, table } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
}

export function addContact(program: Command, terminal: Terminal): void {
  const contact = program.command('contact').description('the mailbox that people write to');
  contact
    .command('plan')
    .description('show what would be reviewed, blocked and erased when, if nobody did anything; changes nothing')
    .option('--json', 'answer as JSON')
    .action((options: Options) => plan(options, terminal));
}

type Plan = NonNullable<Awaited<ReturnType<App['contactPlan']>>>;

const plan = (options: Options, terminal: Terminal) =>
  withApp(terminal, async (app) => {
    const found = await app.contactPlan();
    if (!found) throw new QuestionError('The policy has no section “contact”. Name contact({...}) among its sections.');
    terminal.out(options.json ? json(found) : inWords(found, app.world.rules.calendar.timeZone));
  });

function inWords({ conversations, held, endless, months, next }: Plan, timeZone: string): string {
  if (conversations === 0) return 'No conversation is known. “avow doctor” says whether the mailbox can be read.';
  const day = (at: Temporal.Instant | null) => at?.toZonedDateTimeISO(timeZone).toPlainDate().toString() ?? '–';
  const lastDay = (end: Temporal.Instant | null) => day(end?.subtract({ nanoseconds: 1 }) ?? null);
  return [
    `${conversations} conversations, ${held} of them held, ${endless} without a running deadline.`,
    table(
      ['month', 'to review', 'blocked', 'erased', 'messages', 'kept by a hold'],
      months.map((m) => [m.month, m.toReview, m.blocked, m.erased, m.messages, m.held]),
    ),
    `What goes first (${next.length}):`,
    table(
      ['conversation', 'stage', 'on the way', 'erased by', 'messages', 'held'],
      next.map(({ id, stage, way, goneBy, messages, held: isHeld }) => [
        id,
        stage,
        way.map((step) => `${step.stage} ${day(step.at)}`).join(', ') || '–',
        lastDay(goneBy),
        messages,
        isHeld ? 'held' : '',
      ]),
    ),
  ].join('\n\n');
}
