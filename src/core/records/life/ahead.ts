import { type Calendar, classNamed, dueOf, erased, type Policy, stageNamed, type Text } from '../../policy/index.ts';
import { factsOf, type StoredRecord } from '../record.ts';

/** A stage that a record will enter by the passing of time alone, and the instant by which it will. */
export interface StageAhead {
  readonly stage: string;
  readonly title: Text;
  readonly by: Temporal.Instant;
}

/** What lies before a record where nothing happens to it: the stages to come, and the instant by which it is gone. */
export interface Ahead {
  readonly stages: readonly StageAhead[];
  /** Null where only an event ends one of its stages. */
  readonly goneBy: Temporal.Instant | null;
}

/** Follows the deadlines of the lifecycle to the end of a record, each stage counted from the latest end of the one before. */
export function aheadOf(
  { policy, calendar }: { readonly policy: Policy; readonly calendar: Calendar },
  record: StoredRecord,
): Ahead {
  const dataClass = classNamed(policy, record.class);
  const stages: StageAhead[] = [];
  let facts = factsOf(record);
  let stage = record.stage;
  const seen = new Set<string>();
  while (!seen.has(stage)) {
    seen.add(stage);
    const due = dueOf(stageNamed(dataClass, stage), facts, calendar);
    if (!due) break;
    if (due.to === erased) return { stages, goneBy: due.goneBy };
    const next = dataClass.lifecycle.stages[due.to];
    if (!next) break;
    stages.push({ stage: due.to, title: next.title, by: due.goneBy });
    facts = { ...facts, since: due.goneBy };
    stage = due.to;
  }
  return { stages, goneBy: null };
}
