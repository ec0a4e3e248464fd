import { sql } from 'kysely';
import { classNamed, erased, stageNamed } from '../policy/index.ts';
import { type Queries, transaction } from '../store/index.ts';
import { enter, learn } from './advance.ts';
import { type Condemned, descendants, eraseLocked } from './erase.ts';
import { RecordError } from './errors.ts';
import { policyChanged } from './in-force.ts';
import type { Act, Keeping, StoredRecord } from './record.ts';

/** Records in one transaction: short enough that no one waits for it, long enough that commits cost little. */
const batch = 2_000;

export interface Swept {
  readonly erased: number;
  readonly advanced: number;
}

/**
 * Carries out everything that is due at `now`. Many workers may sweep at once: each takes what no other has locked. A
 * crash undoes one batch, which the next sweep takes again. With nothing due it costs one index probe.
 */
export async function sweep(k: Keeping, db: Queries, act: Act): Promise<Swept> {
  let swept: Swept = { erased: 0, advanced: 0 };
  while (await anythingDue(db, act)) {
    const step = await transaction(db, (tx) => sweepBatch(k, tx, act));
    await k.vault.drain(db);
    if (step.settled === 0) break;
    swept = { erased: swept.erased + step.erased, advanced: swept.advanced + step.advanced };
  }
  return swept;
}

async function anythingDue(db: Queries, { now }: Act): Promise<boolean> {
  const { rows } = await sql`select 1 from core.record where due <= ${now.toString()} and holds = 0 limit 1`.execute(db);
  return rows.length > 0;
}

async function sweepBatch(k: Keeping, tx: Queries, act: Act): Promise<Swept & { readonly settled: number }> {
  const { rows: due } = await sql<StoredRecord>`
    select id, class, subject, stage, since, fact, came_from, due, gone_by, parent, policy, holds from core.record
    where due <= ${act.now.toString()} and holds = 0
    order by due limit ${batch} for update skip locked`.execute(tx);
  if (due.some((record) => record.policy > k.rules.version)) throw policyChanged();
  const stale = due.filter((record) => record.policy < k.rules.version);
  for (const record of stale) await learn(k, tx, record.id, {}, act);
  const [condemned, moving] = parted(k, due.filter((record) => record.policy === k.rules.version));
  const erasedNow = await eraseTrees(k, tx, condemned, act);
  for (const { record, to, rule } of moving) await enter(k, tx, record, to, rule, act);
  return { erased: erasedNow, advanced: moving.length, settled: erasedNow + moving.length + stale.length };
}

interface Moving {
  readonly record: StoredRecord;
  readonly to: string;
  readonly rule: string;
}

function parted(k: Keeping, due: readonly StoredRecord[]): [Condemned[], Moving[]] {
  const condemned: Condemned[] = [];
  const moving: Moving[] = [];
  for (const record of due) {
    const after = stageNamed(classNamed(k.rules.policy, record.class), record.stage).after;
    if (!after)
      throw new RecordError('record/undeclared', `Stage “${record.stage}” of “${record.class}” has no deadline, yet record ${record.id} has one. Run “avow policy apply”.`);
    if (after.to === erased) condemned.push({ id: record.id, class: record.class, stage: record.stage, rule: after.rule });
    else moving.push({ record, to: after.to, rule: after.rule });
  }
  return [condemned, moving];
}

async function eraseTrees(k: Keeping, tx: Queries, condemned: readonly Condemned[], act: Act): Promise<number> {
  if (condemned.length === 0) return 0;
  const rules = new Map(condemned.map((record) => [record.id, record.rule]));
  const { owned, busy } = await descendants(tx, [...rules.keys()]);
  const doomed = new Map(condemned.filter((record) => !busy.has(record.id)).map((record) => [record.id, record]));
  for (const { top, ...record } of owned)
    if (!doomed.has(record.id)) doomed.set(record.id, { ...record, rule: rules.get(top) ?? 'parent' });
  return eraseLocked(k, tx, [...doomed.values()], act);
}
