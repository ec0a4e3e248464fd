import { sql } from 'kysely';
import { classNamed, erased, stageNamed } from '../policy/index.ts';
import { type Queries, transaction } from '../store/index.ts';
import { enter } from './advance.ts';
import { type Condemned, descendants, eraseLocked } from './erase.ts';
import { RecordError } from './errors.ts';
import { demandInForce } from './in-force.ts';
import { type Act, columns, type Keeping, type StoredRecord } from './record.ts';
import { recompute } from './version.ts';

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
  // What a crash left over between a commit and the destruction of its keys.
  await k.vault.drain(db);
  for (let open = await anythingDue(k, db, act); open.stale || open.due; open = await anythingDue(k, db, act)) {
    if (open.stale) await recompute(db, k.rules, act.now);
    if (!open.due) continue;
    const step = await transaction(db, (tx) => sweepBatch(k, tx, act), { attempts: 3 });
    await k.vault.drain(db);
    if (step.erased + step.advanced === 0) break;
    swept = { erased: swept.erased + step.erased, advanced: swept.advanced + step.advanced };
  }
  return swept;
}

/** Two probes, of an index each: something is due, or something still has the deadline of an older policy. */
async function anythingDue({ rules }: Keeping, db: Queries, { now }: Act): Promise<{ readonly due: boolean; readonly stale: boolean }> {
  const { rows } = await sql<{ due: boolean; stale: boolean }>`
    select exists (select from core.record where due <= ${now.toString()} and holds = 0) as due,
           exists (select from core.record where policy < ${rules.version}) as stale`.execute(db);
  return rows[0] ?? { due: false, stale: false };
}

async function sweepBatch(k: Keeping, tx: Queries, act: Act): Promise<Swept> {
  await demandInForce(tx, k.rules);
  const { rows: due } = await sql<StoredRecord>`
    select ${columns} from core.record
    where due <= ${act.now.toString()} and holds = 0 and policy = ${k.rules.version}
    order by due limit ${batch} for update skip locked`.execute(tx);
  const [condemned, moving] = parted(k, due);
  const gone = await eraseTrees(k, tx, condemned, act);
  const staying = moving.filter(({ record }) => !gone.has(record.id));
  for (const { record, to, rule } of staying) await enter(k, tx, record, to, { rule, act });
  return { erased: gone.size, advanced: staying.length };
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

async function eraseTrees(k: Keeping, tx: Queries, condemned: readonly Condemned[], act: Act): Promise<ReadonlySet<string>> {
  if (condemned.length === 0) return new Set();
  const rules = new Map(condemned.map((record) => [record.id, record.rule]));
  const { owned, busy } = await descendants(tx, [...rules.keys()], 'skip');
  const doomed = new Map(condemned.filter((record) => !busy.has(record.id)).map((record) => [record.id, record]));
  for (const { top, ...record } of owned)
    if (!doomed.has(record.id)) doomed.set(record.id, { ...record, rule: rules.get(top) ?? 'parent' });
  await eraseLocked(k, tx, [...doomed.values()], act);
  return new Set(doomed.keys());
}
