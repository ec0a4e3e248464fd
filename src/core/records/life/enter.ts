import { sql } from 'kysely';
import { appendEach, type Deed } from '../../journal/index.ts';
import { classNamed, type Due, dueOf, noticed, previous, type Stage, stageNamed } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { RecordError } from '../errors.ts';
import { type Act, type CameFrom, factsOf, type Keeping, type StoredRecord } from '../record.ts';
import { notAfter } from './began.ts';
import { narrows, writeBeside } from './narrows.ts';

type LearnedFacts = Readonly<Record<string, Temporal.Instant>>;

export interface Entering {
  readonly rule: string;
  readonly act: Act;
  /** Learned in the same step, by all or by each. A `since` among them says that the stage began before it was noted. */
  readonly facts?: LearnedFacts | ((id: string) => LearnedFacts);
  /** How it is journaled where it happened before and is only repeated now. */
  readonly repeated?: { readonly at: Temporal.Instant };
}

/** Moves a locked record into a stage, computes its deadline, and lets its section react. Answers the stage. */
export async function enter(
  k: Keeping,
  tx: Queries,
  record: StoredRecord,
  target: string,
  entering: Entering,
): Promise<string> {
  await enterMany(k, tx, [record], target, entering);
  return landing(record, target, entering.act.now).stage;
}

/** The same for many locked records of one class: in a few statements, and its section reacts once to each stage. */
export async function enterMany(
  k: Keeping,
  tx: Queries,
  records: readonly StoredRecord[],
  target: string,
  entering: Entering,
): Promise<void> {
  const moves = records.map((record) => moveOf(k, record, target, entering));
  await store(tx, k.rules.version, moves);
  const { rule, act, repeated } = entering;
  for (const group of Map.groupBy(moves, ({ stage }) => stage).values()) {
    const [first, ids] = [group[0], group.map(({ id }) => id)];
    if (!first) continue;
    const { class: dataClass, stage, deed } = first;
    const what = repeated ? 'replayed' : deed;
    await appendEach(tx, ids, { at: repeated?.at ?? act.now, what, class: dataClass, stage, rule, actor: act.by });
    await k.entered.get(`${dataClass}/${stage}`)?.(tx, ids, act, rule);
  }
  if (!repeated && records.some((record, i) => isNarrowed(k, record, moves[i]?.stage ?? ''))) writeBeside(k, tx, act);
}

function isNarrowed(k: Keeping, record: StoredRecord, stage: string): boolean {
  const dataClass = classNamed(k.rules.policy, record.class);
  return narrows(stageNamed(dataClass, record.stage), stageNamed(dataClass, stage), stage);
}

interface Move extends Pick<StoredRecord, 'id' | 'class' | 'stage' | 'since' | 'fact' | 'came_from'> {
  readonly due: Due | null;
  readonly deed: Deed;
}

function moveOf(k: Keeping, record: StoredRecord, target: string, { act, facts = {} }: Entering): Move {
  const { since: began, ...learned } = typeof facts === 'function' ? facts(record.id) : facts;
  const { stage: name, since } = landing(record, target, notAfter(act.now, began));
  const stage = stageNamed(classNamed(k.rules.policy, record.class), name);
  const fact = { ...(target === previous ? record.fact : withoutNotice(record.fact, stage)), ...asText(learned) };
  return {
    id: record.id,
    class: record.class,
    stage: name,
    since,
    fact,
    came_from: interruptedBy(k, record, stage),
    due: dueOf(stage, factsOf({ since, fact }), k.rules.calendar),
    deed: deedOf(stage, target),
  };
}

async function store(tx: Queries, version: number, moves: readonly Move[]): Promise<void> {
  const column = <T>(pick: (move: Move) => T): T[] => moves.map(pick);
  await sql`
    update core.record r
    set stage = m.stage, since = m.since, fact = m.fact, came_from = m.came_from, policy = ${version},
        due = m.due, gone_by = m.gone_by
    from unnest(${column((m) => m.id)}::uuid[], ${column((m) => m.stage)}::text[], ${column((m) => m.since)}::timestamptz[],
                ${column((m) => JSON.stringify(m.fact))}::jsonb[],
                ${column((m) => m.came_from && JSON.stringify(m.came_from))}::jsonb[],
                ${column((m) => m.due?.due ?? null)}::timestamptz[], ${column((m) => m.due?.goneBy ?? null)}::timestamptz[]
         ) as m (id, stage, since, fact, came_from, due, gone_by)
    where r.id = m.id`.execute(tx);
}

// A stage that waits for a notice waits for a new one each time: what was accepted years ago asked for something else.
function withoutNotice(fact: StoredRecord['fact'], stage: Stage): StoredRecord['fact'] {
  const awaited = stage.awaits === undefined ? undefined : noticed(stage.awaits);
  return Object.fromEntries(Object.entries(fact).filter(([name]) => name !== awaited));
}

function landing(
  record: StoredRecord,
  target: string,
  began: Temporal.Instant,
): { stage: string; since: Temporal.Instant } {
  if (target !== previous) return { stage: target, since: began };
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

export const asText = (facts: Readonly<Record<string, Temporal.Instant>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([name, at]) => [name, at.toString()]));
