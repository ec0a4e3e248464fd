import { sql } from 'kysely';
import { appendingEach } from '../../journal/index.ts';
import { classNamed, type DataClass, dueOf, type Stage, stageNamed } from '../../policy/index.ts';
import { byteaArray, type Queries, uuidArray, uuidv7 } from '../../store/index.ts';
import { RecordError } from '../errors.ts';
import type { Act, Keeping } from '../record.ts';
import { governing, policyChanged } from '../rules/in-force.ts';
import { notAfter } from './began.ts';
import { asText } from './enter.ts';
import { type Kept, keptIn } from './keep.ts';

export interface KeepMany {
  readonly class: string;
  /** One record is kept for each. */
  readonly subjects: readonly Buffer[];
  /** What had happened to them before they came: they begin in the stage to which it leads from the first one. */
  readonly event?: string;
  /** What is known of each, in the order of the subjects, where the data had been there before the records. */
  readonly lives?: readonly Life[];
}

/** When the stage of a record began, and what its deadline may count from. */
export interface Life {
  readonly since: Temporal.Instant;
  readonly facts: Readonly<Record<string, Temporal.Instant>>;
}

/**
 * Begins the life of many records of one class at once, each with its own key and its own entry in the journal; answers
 * them in the order of their subjects. One statement, however many they are.
 */
export async function keepMany(k: Keeping, tx: Queries, what: KeepMany, act: Act): Promise<readonly Kept[]> {
  const { kept, stored } = await prepareMany(k, tx, what, act);
  await stored();
  return kept;
}

/** Records that can be sealed with already, and are kept once `stored` is fulfilled. */
export interface Prepared {
  readonly kept: readonly Kept[];
  /** To be called once, in the same transaction, and awaited. */
  readonly stored: () => Promise<void>;
}

/** The same in two steps, so that columns are sealed while the database keeps their records. */
export async function prepareMany(
  k: Keeping,
  tx: Queries,
  { class: name, subjects, event, lives }: KeepMany,
  act: Act,
): Promise<Prepared> {
  if (subjects.length === 0) return { kept: [], stored: async () => {} };
  const dataClass = classNamed(k.rules.policy, name);
  const stage = beginning(dataClass, event);
  // In order: rows and index entries that lie side by side are written in one go.
  const ids = subjects.map(() => uuidv7(act.now)).sort();
  const begun = beginnings(k, stageNamed(dataClass, stage), lives, act);
  const minted = dataClass.sealed === false ? undefined : await k.vault.mintMany(tx, ids);
  const rule = event === undefined ? `policy:${k.rules.version}` : `event:${event}`;
  const entries = appendingEach(ids, { at: act.now, what: 'kept', class: name, stage, rule, actor: act.by });
  const stored = async () => {
    const { numAffectedRows } = await sql`
      with key as (${minted?.store ?? sql`select`}), entry as (${entries})
      insert into core.record (id, class, subject, stage, since, fact, due, gone_by, policy)
      select id, ${name}, subject, ${stage}, since, fact, due, gone_by, governing.number
      from unnest(${uuidArray(ids)}::uuid[], ${byteaArray(subjects)}::bytea[]${begun.arrays})
        as fresh (id, subject${begun.names}), ${begun.alike}${governing}
      where governing.number = ${k.rules.version}`.execute(tx);
    if (numAffectedRows !== BigInt(ids.length)) throw policyChanged();
    if (event !== undefined) await k.entered.get(`${name}/${stage}`)?.(tx, ids, act, rule);
  };
  return { kept: ids.map((id) => keptIn(k, { id, class: name, stage }, minted?.keys.get(id))), stored };
}

/** Since when, with which facts and until when: of each, or the same of all, which is computed once. */
function beginnings(k: Keeping, stage: Stage, lives: readonly Life[] | undefined, { now }: Act) {
  if (!lives) {
    const due = dueOf(stage, { since: now }, k.rules.calendar);
    const alike = sql`(select ${now}::timestamptz as since, '{}'::jsonb as fact, ${due?.due ?? null}::timestamptz as due,
      ${due?.goneBy ?? null}::timestamptz as gone_by) as alike, `;
    return { arrays: sql``, names: sql``, alike };
  }
  const each = lives.map(({ since: began, facts }) => {
    const since = notAfter(now, began);
    return { since, facts, due: dueOf(stage, { ...facts, since }, k.rules.calendar) };
  });
  const arrays = sql`, ${each.map(({ since }) => since)}::timestamptz[],
    ${each.map(({ facts }) => JSON.stringify(asText(facts)))}::jsonb[], ${each.map(({ due }) => due?.due ?? null)}::timestamptz[],
    ${each.map(({ due }) => due?.goneBy ?? null)}::timestamptz[]`;
  return { arrays, names: sql`, since, fact, due, gone_by`, alike: sql`` };
}

/** Throws `record/undeclared` where the first stage of the class knows no such event. */
function beginning({ name, lifecycle }: DataClass, event: string | undefined): string {
  if (event === undefined) return lifecycle.first;
  const stage = lifecycle.stages[lifecycle.first]?.on?.[event];
  if (stage === undefined || lifecycle.stages[stage] === undefined)
    throw new RecordError(
      'record/undeclared',
      `The event “${event}” leads a new “${name}” into no stage. Declare it in its first stage.`,
    );
  return stage;
}
