import type { Command } from 'commander';
import { decideSecrecy, type OpenHold, openHolds } from '../../core/records/index.ts';
import { holdPerson, liftHold } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { QuestionError } from '../errors.ts';
import { type HoldWords, holdOf, whyNotHeld } from '../hold.ts';
import { parseInstant } from '../instant.ts';
import { json, type Terminal, table } from '../terminal.ts';
import { withApp } from '../with-app.ts';

interface Options {
  readonly json?: boolean;
}

export function addHold(program: Command, terminal: Terminal): void {
  const hold = program.command('hold').description('suspend erasure for a named incident, dispute or order');
  hold
    .command('open')
    .description('suspend erasure of what one class holds about one person')
    .requiredOption('--reference <reference>', 'your file reference; no names')
    .requiredOption('--kind <kind>', 'incident, dispute or preservation-order')
    .requiredOption('--class <class>', 'data class, like newsletter.subscription')
    .requiredOption('--address <address>', 'whose records')
    .requiredOption('--review <instant>', 'when somebody looks at it again')
    .option(
      '--confidential <until>',
      'its person is told nothing of it until then; where a law or an order demands silence',
    )
    .option('--json', 'answer as JSON')
    .action((words: HoldWords & Options) => open(words, terminal));
  hold
    .command('close <hold>')
    .description('lift a hold; what is overdue by then is erased at once')
    .option('--json', 'answer as JSON')
    .action((id: string, options: Options) => close(id, options, terminal));
  hold
    .command('secrecy <hold>')
    .description('decide whether the person of an open hold may be told of it, like after a restore that does not know')
    .option('--until <instant>', 'confidential until then; where a law or an order demands silence')
    .option('--told', 'the person may be told')
    .option('--json', 'answer as JSON')
    .action((id: string, options: Deciding) => decide(id, options, terminal));
  hold
    .command('list')
    .description('list the open holds')
    .option('--json', 'answer as JSON')
    .action((options: Options) => list(options, terminal));
}

const open = ({ json: asJson, ...words }: HoldWords & Options, terminal: Terminal) =>
  withApp(terminal, async ({ world }) => {
    const opened = await holdPerson(world, holdOf(words), { now: world.clock.now(), by: 'operator' });
    if ('refused' in opened) throw new QuestionError(whyNotHeld(opened, words));
    terminal.out(asJson ? json(opened) : `Hold ${opened.hold} covers ${opened.records} records.`);
  });

const close = (hold: string, options: Options, terminal: Terminal) =>
  withApp(terminal, async ({ world }) => {
    const known = (await openHolds(world.db)).some((one) => one.id === hold);
    const lifted = known && (await liftHold(world, hold, { now: world.clock.now(), by: 'operator' }));
    if (!lifted) throw noSuch(hold);
    const said = `Lifted from ${lifted.records} records; ${lifted.erased} erased at once.`;
    terminal.out(options.json ? json({ hold, ...lifted }) : said);
  });

interface Deciding extends Options {
  readonly until?: string;
  readonly told?: true;
}

const decide = (hold: string, { until, told, json: asJson }: Deciding, terminal: Terminal) =>
  withApp(terminal, async ({ world: { db, clock } }) => {
    if ((until === undefined) === (told === undefined))
      throw new QuestionError('Say either “--until INSTANT” or “--told”.');
    const act = { now: clock.now(), by: 'operator' } as const;
    const confidential = until === undefined ? null : { until: parseInstant(until), by: null };
    if (confidential && Temporal.Instant.compare(confidential.until, act.now) <= 0)
      throw new QuestionError(`The confidentiality must end ahead; ${until} is past.`);
    const known = (await openHolds(db)).some((one) => one.id === hold);
    if (!known || !(await transaction(db, (tx) => decideSecrecy(tx, hold, confidential, act)))) throw noSuch(hold);
    const said = confidential ? `is confidential until ${confidential.until.toString()}` : 'may be told to its person';
    terminal.out(asJson ? json({ hold, confidential }) : `Hold ${hold} ${said}.`);
  });

const noSuch = (id: string) => new QuestionError(`There is no open hold ${id}. “avow hold list” shows them.`);

const list = (options: Options, terminal: Terminal) =>
  withApp(terminal, async ({ world }) => {
    const holds = await openHolds(world.db);
    if (options.json) return terminal.out(json(holds));
    if (holds.length === 0) return terminal.out('No hold is open.');
    const rows = holds.map((h) => [h.id, h.reference, h.kind, h.class, h.records, h.reviewBy.toString(), secrecyOf(h)]);
    terminal.out(table(['hold', 'reference', 'kind', 'class', 'records', 'review by', 'confidential'], rows));
  });

const secrecyOf = ({ isSecrecyUnknown, confidentialUntil }: OpenHold): string =>
  isSecrecyUnknown ? 'undecided: “avow hold secrecy”' : (confidentialUntil?.toString() ?? '-');
