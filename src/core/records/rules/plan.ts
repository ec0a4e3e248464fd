import { sql } from 'kysely';
import { classesOf, type Due, dueOf, type Policy, type Stage } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { columns, factsOf, type Rules, type StoredRecord } from '../record.ts';

/** What a changed policy would do to the records of one class, before anything is done. */
export interface Planned {
  readonly class: string;
  readonly records: number;
  /** Records whose deadline moves. */
  readonly moving: number;
  /** Records that would be due at once. */
  readonly dueAtOnce: number;
  /** Records in a stage or class that the new policy does not know; with any of these the change is refused. */
  readonly homeless: number;
}

/** Computes every deadline under the new rules and counts; reads in pages and changes nothing. */
export async function planChange(
  db: Queries,
  rules: Omit<Rules, 'version'>,
  now: Temporal.Instant,
): Promise<readonly Planned[]> {
  const counts = new Map<string, { records: number; moving: number; dueAtOnce: number; homeless: number }>();
  for await (const record of allRecords(db)) {
    const count = counts.get(record.class) ?? { records: 0, moving: 0, dueAtOnce: 0, homeless: 0 };
    counts.set(record.class, count);
    count.records += 1;
    const next = nextDue(rules, record);
    if (next === 'homeless') {
      count.homeless += 1;
      continue;
    }
    if (!sameInstant(next?.due ?? null, record.due)) count.moving += 1;
    if (next && Temporal.Instant.compare(next.due, now) <= 0) count.dueAtOnce += 1;
  }
  return [...counts].map(([name, count]) => ({ class: name, ...count })).sort((a, b) => a.class.localeCompare(b.class));
}

/** The deadline of a record under these rules; `homeless` when they do not know where it stands or would go back to. */
export function nextDue(rules: Omit<Rules, 'version'>, record: StoredRecord): Due | null | 'homeless' {
  const { class: dataClass, stage, came_from: cameFrom } = record;
  const found = stageIn(rules.policy, dataClass, stage);
  if (!found || (cameFrom && !stageIn(rules.policy, dataClass, cameFrom.stage))) return 'homeless';
  return dueOf(found, factsOf(record), rules.calendar);
}

export const hasStage = (policy: Policy, dataClass: string, stage: string): boolean =>
  stageIn(policy, dataClass, stage) !== undefined;

const stageIn = (policy: Policy, dataClass: string, stage: string): Stage | undefined =>
  classesOf(policy).find((c) => c.name === dataClass)?.lifecycle.stages[stage];

const sameInstant = (a: Temporal.Instant | null, b: Temporal.Instant | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);

const page = 5_000;

/** Every record, in pages by id. For planning a policy change only: nothing periodic may read like this. */
export async function* allRecords(db: Queries): AsyncGenerator<StoredRecord> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<StoredRecord>`
      select ${columns} from core.record where id > ${last} order by id limit ${page}`.execute(db);
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < page) return;
    last = end.id;
  }
}
