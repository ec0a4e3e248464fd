import { sql } from 'kysely';
import type { Entry } from '../../journal/index.ts';
import { classNamed, dueOf, noticed, previous, type Stage, stageNamed } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { asText, enter } from '../life/enter.ts';
import { type Act, factsOf, type Keeping, lockRecord, type StoredRecord } from '../record.ts';

const moves: ReadonlySet<Entry['what']> = new Set<Entry['what']>(['advanced', 'restricted', 'released', 'noticed']);

/** Takes each record through what befell it, in its order, as far as that narrows what it may be read for. */
export async function narrowAgain(k: Keeping, tx: Queries, entries: readonly Entry[], act: Act) {
  const byRecord = Map.groupBy(
    entries.filter(({ what, record }) => moves.has(what) && record),
    ({ record }) => record ?? '',
  );
  let [narrowed, behind] = [0, 0];
  for (const [id, befell] of byRecord) {
    const done = await follow(k, tx, id, befell, act);
    narrowed += done.narrowed;
    behind += done.behind ? 1 : 0;
  }
  return { narrowed, behind };
}

async function follow(k: Keeping, tx: Queries, id: string, befell: readonly Entry[], act: Act) {
  let [narrowed, behind] = [0, false];
  for (const entry of befell) {
    // Read each time: a step may erase it, or let its section move it on.
    const record = await lockRecord(tx, id);
    if (!record) break;
    if (entry.what === 'noticed') {
      await noticeAgain(k, tx, record, entry);
      continue;
    }
    const target = targetOf(k, record, entry);
    if (target === 'stands') continue;
    behind = target === 'behind';
    if (target === 'behind') continue;
    const then = { now: entry.at, by: entry.actor };
    await enter(k, tx, record, target.stage, { rule: entry.rule, act: then, repeated: { at: act.now } });
    narrowed += 1;
  }
  return { narrowed, behind };
}

type Target = { readonly stage: string } | 'stands' | 'behind';

function targetOf(k: Keeping, record: StoredRecord, { what, stage: entered = '' }: Entry): Target {
  if (record.stage === entered) return 'stands';
  if (what === 'released') return record.came_from?.stage === entered ? { stage: previous } : 'behind';
  const dataClass = classNamed(k.rules.policy, record.class);
  const narrows = isNarrower(stageNamed(dataClass, entered), stageNamed(dataClass, record.stage));
  return narrows ? { stage: entered } : 'behind';
}

/** Restriction and block always narrow; other stages do when they serve no purpose that the one before did not. */
const isNarrower = (next: Stage, now: Stage): boolean =>
  next.kind === 'restricted' || next.kind === 'blocked' || next.purposes.every((one) => now.purposes.includes(one));

/** A notice that had gone out went out: its person's time to answer is not begun anew. */
async function noticeAgain(k: Keeping, tx: Queries, record: StoredRecord, { rule, at }: Entry): Promise<void> {
  if (!rule.startsWith(noticed(''))) return;
  const fact = { ...record.fact, ...asText({ [rule]: at }) };
  const stage = stageNamed(classNamed(k.rules.policy, record.class), record.stage);
  const due = dueOf(stage, factsOf({ since: record.since, fact }), k.rules.calendar);
  await sql`
    update core.record set fact = ${JSON.stringify(fact)}::jsonb,
      due = ${due?.due.toString() ?? null}, gone_by = ${due?.goneBy.toString() ?? null}
    where id = ${record.id}`.execute(tx);
}
