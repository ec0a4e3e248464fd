import { type RawBuilder, sql } from 'kysely';
import { instants } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { holdReference, type World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { accessLogSettings } from '../policy.ts';

export const breachClass = 'access-log.breach';

/** A personal data breach as the register shows it (Art. 33(5) GDPR). */
export interface Breach {
  readonly record: string;
  /** `open`, `late` once the time for telling the authority is over, `notified`, `closed`. */
  readonly stage: string;
  readonly reference: string;
  readonly facts: string;
  readonly effects: string;
  readonly measures: string;
  readonly reason: string;
  readonly awareAt: Temporal.Instant;
  /** The end of the time for telling the authority, while it runs. */
  readonly notifyBy: Temporal.Instant | null;
  readonly notifiedAt: Temporal.Instant | null;
  readonly personsToldAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
}

export interface NewBreach extends Pick<Breach, 'reference' | 'facts' | 'effects' | 'measures' | 'awareAt'> {}

export type Registered = { readonly breach: string } | { readonly refused: 'reference' | 'facts' | 'aware' };

/** Enters a breach into the register; the time for telling the authority runs from the moment somebody became aware. */
export async function registerBreach(world: World, what: NewBreach, act: Act): Promise<Registered> {
  if (!holdReference.test(what.reference)) return { refused: 'reference' };
  if (what.facts.trim() === '') return { refused: 'facts' };
  if (Temporal.Instant.compare(what.awareAt, act.now) > 0) return { refused: 'aware' };
  return transaction(world.db, async (tx) => {
    const subject = world.records.subject('access-log', 'breach');
    const kept = await world.records.keep(tx, { class: breachClass, subject, facts: { aware: what.awareAt } }, act);
    const sealed = (column: string, text: string) => kept.seal(`access_log.breach.${column}`, text.trim());
    await sql`
      insert into access_log.breach (record, reference, facts, effects, measures, aware_at)
      values (${kept.id}, ${what.reference}, ${sealed('facts', what.facts)}, ${sealed('effects', what.effects)},
        ${sealed('measures', what.measures)}, ${what.awareAt}::timestamptz)`.execute(tx);
    return { breach: kept.id };
  });
}

/** What is known grows: facts, effects and measures are written again (Art. 33(4) GDPR). */
export async function amendBreach(
  world: World,
  id: string,
  what: Pick<Breach, 'facts' | 'effects' | 'measures'>,
): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    const key = await world.records.open(tx, id, 'access-log.breach-register');
    if ('refused' in key || what.facts.trim() === '') return false;
    const sealed = (column: string, text: string) => key.seal(`access_log.breach.${column}`, text.trim());
    const { numAffectedRows } = await sql`
      update access_log.breach set facts = ${sealed('facts', what.facts)}, effects = ${sealed('effects', what.effects)},
        measures = ${sealed('measures', what.measures)}
      where record = ${id} and closed_at is null`.execute(tx);
    return numAffectedRows === 1n;
  });
}

/**
 * What was done about it. `notified`: the authority was told at `at`; too late needs a reason (Art. 33(1), second sentence).
 * `harmless`: it need not be told, which needs a reason too. `told`: the persons were (Art. 34). `closed`: all is done.
 */
export type BreachStep =
  | { readonly step: 'notified'; readonly at: Temporal.Instant; readonly reason: string }
  | { readonly step: 'harmless'; readonly reason: string }
  | { readonly step: 'told'; readonly at: Temporal.Instant }
  | { readonly step: 'closed' };

export type Stepped = 'done' | 'gone' | 'event' | 'reason' | 'instant';

export async function stepBreach(world: World, id: string, step: BreachStep, act: Act): Promise<Stepped> {
  return transaction(world.db, async (tx): Promise<Stepped> => {
    const breach = await breachByRecord(world, tx, id);
    if (!breach || breach.closedAt !== null) return 'gone';
    if ('at' in step && !isBetween(breach.awareAt, step.at, act.now)) return 'instant';
    if (step.step === 'told') {
      await sql`update access_log.breach set persons_told_at = ${step.at}::timestamptz where record = ${id}`.execute(
        tx,
      );
      return 'done';
    }
    const needsReason = step.step === 'harmless' || (step.step === 'notified' && isLate(world, breach, step.at));
    if (needsReason && 'reason' in step && step.reason.trim() === '') return 'reason';
    return change(world, tx, id, step, act);
  });
}

async function change(
  world: World,
  tx: Queries,
  id: string,
  step: Exclude<BreachStep, { step: 'told' }>,
  act: Act,
): Promise<Stepped> {
  const key = await world.records.open(tx, id, 'access-log.breach-register');
  if ('refused' in key) return 'gone';
  const moved = await world.records.advance(tx, id, step.step, act);
  if (!('stage' in moved)) return 'event';
  const reason =
    'reason' in step && step.reason.trim() !== '' ? key.seal('access_log.breach.reason', step.reason.trim()) : null;
  const notified = step.step === 'notified' ? step.at : null;
  const closed = step.step === 'notified' ? null : act.now;
  await sql`
    update access_log.breach set reason = coalesce(${reason}::bytea, reason),
      notified_at = coalesce(${notified}::timestamptz, notified_at), closed_at = ${closed}::timestamptz
    where record = ${id}`.execute(tx);
  return 'done';
}

/** Whether the authority was told too late: the hours run from awareness, weekends included. */
function isLate(world: World, breach: Breach, at: Temporal.Instant): boolean {
  const { notify } = accessLogSettings(world.rules.policy).breach;
  return Temporal.Instant.compare(at, instants(notify, breach.awareAt, world.rules.calendar).end) >= 0;
}

const isBetween = (from: Temporal.Instant, at: Temporal.Instant, until: Temporal.Instant): boolean =>
  Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) <= 0;

export const breaches = (world: World, tx: Queries): Promise<readonly Breach[]> => read(world, tx, sql`true`);

export async function breachByRecord(world: World, tx: Queries, id: string): Promise<Breach | undefined> {
  const [found] = await read(world, tx, sql`b.record = ${id}`);
  return found;
}

type Sealed = 'facts' | 'effects' | 'measures' | 'reason';
type Row = Omit<Breach, Sealed> & { readonly [Name in Sealed]: Buffer | null };

async function read(world: World, tx: Queries, which: RawBuilder<unknown>): Promise<readonly Breach[]> {
  const { rows } = await sql<Row>`
    select b.record, r.stage, reference, facts, effects, measures, reason, aware_at as "awareAt",
      case when r.stage = 'open' then r.gone_by end as "notifyBy", notified_at as "notifiedAt",
      persons_told_at as "personsToldAt", closed_at as "closedAt"
    from access_log.breach b join core.record r on r.id = b.record
    where ${which} order by closed_at desc nulls first, aware_at desc`.execute(tx);
  const keys = await world.records.openMany(
    tx,
    rows.map((row) => row.record),
    'access-log.breach-register',
  );
  return rows.flatMap((row) => {
    const key = keys.get(row.record);
    if (!key) return [];
    const text = (name: Sealed) => (row[name] ? key.text(`access_log.breach.${name}`, row[name]) : '');
    return [
      { ...row, facts: text('facts'), effects: text('effects'), measures: text('measures'), reason: text('reason') },
    ];
  });
}
