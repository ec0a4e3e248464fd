import { sql } from 'kysely';
import { append, type Deed } from '../journal/index.ts';
import { classNamed, dueOf, erased, noticed, previous, type Stage, stageNamed } from '../policy/index.ts';
import type { Queries } from '../store/index.ts';
import { alike, descendants, eraseLocked } from './erase.ts';
import { RecordError } from './errors.ts';
import { lockForDeed } from './in-force.ts';
import { type Act, type CameFrom, factsOf, type Keeping, type StoredRecord } from './record.ts';

export type Advanced =
  | { readonly stage: string }
  | { readonly erased: number }
  | { readonly refused: 'gone' | 'event' | 'held' };

/**
 * Something happened to a record: it goes where its stage says that the event leads. An event that the stage does not
 * name is refused and changes nothing. `facts` are learned in the same step.
 */
export async function advance(
  k: Keeping,
  tx: Queries,
  id: string,
  event: string,
  act: Act,
  facts: Readonly<Record<string, Temporal.Instant>> = {},
): Promise<Advanced> {
  const record = await lockForDeed(tx, k.rules, id);
  if (!record) return { refused: 'gone' };
  const stage = stageNamed(classNamed(k.rules.policy, record.class), record.stage);
  const target = stage.on?.[event];
  if (!target) return { refused: 'event' };
  const rule = `event:${event}`;
  if (target === erased) return eraseOne(k, tx, record, rule, act);
  return { stage: await enter(k, tx, record, target, { rule, act, facts }) };
}

async function eraseOne(k: Keeping, tx: Queries, record: StoredRecord, rule: string, act: Act): Promise<Advanced> {
  if (record.holds > 0) return { refused: 'held' };
  const { owned, busy } = await descendants(tx, [record.id], 'wait');
  if (busy.size > 0) return { refused: 'held' };
  const condemned = [...owned, record].map((r) => ({ id: r.id, class: r.class, stage: r.stage, rule }));
  return { erased: await eraseLocked(k, tx, alike(condemned), act) };
}

interface Entering {
  readonly rule: string;
  readonly act: Act;
  /** Learned in the same step. */
  readonly facts?: Readonly<Record<string, Temporal.Instant>>;
}

/** Moves a locked record into a stage, computes its deadline, and lets its section react. */
export async function enter(
  k: Keeping,
  tx: Queries,
  record: StoredRecord,
  target: string,
  { rule, act, facts = {} }: Entering,
): Promise<string> {
  const next = landing(record, target, act);
  const stage = stageNamed(classNamed(k.rules.policy, record.class), next.stage);
  const fact = { ...(target === previous ? record.fact : withoutNotice(record.fact, stage)), ...asText(facts) };
  const due = dueOf(stage, factsOf({ since: next.since, fact }), k.rules.calendar);
  const cameFrom = interruptedBy(k, record, stage);
  await sql`
    update core.record
    set stage = ${next.stage}, since = ${next.since.toString()}, fact = ${JSON.stringify(fact)}::jsonb,
        came_from = ${cameFrom && JSON.stringify(cameFrom)}::jsonb, policy = ${k.rules.version},
        due = ${due?.due.toString() ?? null}, gone_by = ${due?.goneBy.toString() ?? null}
    where id = ${record.id}`.execute(tx);
  const { id, class: dataClass } = record;
  await append(tx, [
    { at: act.now, what: deedOf(stage, target), class: dataClass, stage: next.stage, rule, record: id, actor: act.by },
  ]);
  await k.entered.get(`${dataClass}/${next.stage}`)?.(tx, [id], act);
  return next.stage;
}

// A stage that waits for a notice waits for a new one each time: what was accepted years ago asked for something else.
function withoutNotice(fact: StoredRecord['fact'], stage: Stage): StoredRecord['fact'] {
  const awaited = stage.awaits === undefined ? undefined : noticed(stage.awaits);
  return Object.fromEntries(Object.entries(fact).filter(([name]) => name !== awaited));
}

function landing(record: StoredRecord, target: string, act: Act): { stage: string; since: Temporal.Instant } {
  if (target !== previous) return { stage: target, since: act.now };
  if (!record.came_from) throw new RecordError('record/undeclared', `Record ${record.id} has no stage to go back to.`);
  return { stage: record.came_from.stage, since: Temporal.Instant.from(record.came_from.since) };
}

/** Restricted twice, a record still goes back to the stage that the first restriction interrupted. */
function interruptedBy(k: Keeping, record: StoredRecord, next: Stage): CameFrom | null {
  if (next.kind !== 'restricted') return null;
  const now = stageNamed(classNamed(k.rules.policy, record.class), record.stage);
  if (now.kind === 'restricted' && record.came_from) return record.came_from;
  return { stage: record.stage, since: record.since.toString() };
}

const deedOf = (stage: Stage, target: string): Deed =>
  stage.kind === 'restricted' ? 'restricted' : target === previous ? 'released' : 'advanced';

const asText = (facts: Readonly<Record<string, Temporal.Instant>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([name, at]) => [name, at.toString()]));

/** A record learns an instant that its deadline may count from. Answers false when the record is gone. */
export async function learn(
  k: Keeping,
  tx: Queries,
  id: string,
  facts: Readonly<Record<string, Temporal.Instant>>,
  act: Act,
): Promise<boolean> {
  const record = await lockForDeed(tx, k.rules, id);
  if (!record) return false;
  const fact = { ...record.fact, ...asText(facts) };
  const stage = stageNamed(classNamed(k.rules.policy, record.class), record.stage);
  const due = dueOf(stage, factsOf({ since: record.since, fact }), k.rules.calendar);
  await sql`
    update core.record set fact = ${JSON.stringify(fact)}::jsonb, policy = ${k.rules.version},
      due = ${due?.due.toString() ?? null}, gone_by = ${due?.goneBy.toString() ?? null}
    where id = ${id}`.execute(tx);
  const notices = Object.keys(facts).filter((name) => name.startsWith(noticed('')));
  await append(
    tx,
    notices.map((name) => ({
      at: act.now,
      what: 'noticed',
      class: record.class,
      stage: record.stage,
      rule: name,
      record: id,
      actor: act.by,
    })),
  );
  return true;
}
