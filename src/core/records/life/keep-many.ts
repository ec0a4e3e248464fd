import { sql } from 'kysely';
import { appendingEach } from '../../journal/index.ts';
import { classNamed, type DataClass, dueOf, stageNamed } from '../../policy/index.ts';
import { byteaArray, type Queries, uuidArray, uuidv7 } from '../../store/index.ts';
import { RecordError } from '../errors.ts';
import type { Act, Keeping } from '../record.ts';
import { governing, policyChanged } from '../rules/in-force.ts';
import { type Kept, keptIn } from './keep.ts';

export interface KeepMany {
  readonly class: string;
  /** One record is kept for each. */
  readonly subjects: readonly Buffer[];
  /** What had happened to them before they came: they begin in the stage to which it leads from the first one. */
  readonly event?: string;
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
  { class: name, subjects, event }: KeepMany,
  act: Act,
): Promise<Prepared> {
  if (subjects.length === 0) return { kept: [], stored: async () => {} };
  const dataClass = classNamed(k.rules.policy, name);
  const stage = beginning(dataClass, event);
  const due = dueOf(stageNamed(dataClass, stage), { since: act.now }, k.rules.calendar);
  // In order: rows and index entries that lie side by side are written in one go.
  const ids = subjects.map(() => uuidv7(act.now)).sort();
  const minted = dataClass.sealed === false ? undefined : await k.vault.mintMany(tx, ids, act.now);
  const rule = event === undefined ? `policy:${k.rules.version}` : `event:${event}`;
  const entries = appendingEach(ids, { at: act.now, what: 'kept', class: name, stage, rule, actor: act.by });
  const stored = async () => {
    const { numAffectedRows } = await sql`
      with key as (${minted?.store ?? sql`select`}), entry as (${entries})
      insert into core.record (id, class, subject, stage, since, due, gone_by, policy)
      select id, ${name}, subject, ${stage}, ${act.now}::timestamptz, ${due?.due ?? null}::timestamptz,
             ${due?.goneBy ?? null}::timestamptz, governing.number
      from unnest(${uuidArray(ids)}::uuid[], ${byteaArray(subjects)}::bytea[]) as fresh (id, subject), ${governing}
      where governing.number = ${k.rules.version}`.execute(tx);
    if (numAffectedRows !== BigInt(ids.length)) throw policyChanged();
    if (event !== undefined) await k.entered.get(`${name}/${stage}`)?.(tx, ids, act, rule);
  };
  return { kept: ids.map((id) => keptIn(k, { id, class: name, stage }, minted?.keys.get(id))), stored };
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
