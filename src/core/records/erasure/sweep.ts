import { sql } from 'kysely';
import { classNamed, erased, stageNamed } from '../../policy/index.ts';
import { type Queries, transaction } from '../../store/index.ts';
import { RecordError } from '../errors.ts';
import { enterMany } from '../life/enter.ts';
import { type Act, type Keeping, recordsById } from '../record.ts';
import { demandInForce } from '../rules/in-force.ts';
import { recompute } from '../rules/recompute.ts';
import { type Alike, alike, descendants, eraseLocked } from './erase.ts';

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
async function anythingDue(
  { rules }: Keeping,
  db: Queries,
  { now }: Act,
): Promise<{ readonly due: boolean; readonly stale: boolean }> {
  const { rows } = await sql<{ due: boolean; stale: boolean }>`
    select exists (select from core.record where due <= ${now.toString()} and holds = 0) as due,
           exists (select from core.record where policy < ${rules.version}) as stale`.execute(db);
  return rows[0] ?? { due: false, stale: false };
}

async function sweepBatch(k: Keeping, tx: Queries, act: Act): Promise<Swept> {
  await demandInForce(tx, k.rules);
  const ends = (await lockDue(k, tx, act)).map((group) => ({ ...group, ...endOf(k, group) }));
  const count = await eraseTrees(
    k,
    tx,
    ends.filter(({ to }) => to === erased),
    act,
  );
  const moving = ends.filter(({ to }) => to !== erased);
  let advanced = 0;
  // What was erased with its parent a moment ago is not there any more.
  for (const { ids, to, rule } of moving) {
    const records = await recordsById(tx, ids);
    await enterMany(k, tx, records, to, { rule, act });
    advanced += records.length;
  }
  return { erased: count, advanced };
}

interface Due {
  readonly class: string;
  readonly stage: string;
  readonly ids: readonly string[];
}

/** What is due, locked, by class and stage. No more than ids is read: of most records nothing else matters any more. */
async function lockDue({ rules }: Keeping, tx: Queries, { now }: Act): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select class, stage, array_agg(id) as ids from (
      select id, class, stage from core.record
      where due <= ${now.toString()} and holds = 0 and policy = ${rules.version}
      order by due limit ${batch} for update skip locked
    ) as locked group by class, stage order by class, stage`.execute(tx);
  return rows;
}

function endOf(
  { rules }: Keeping,
  { class: dataClass, stage, ids }: Due,
): { readonly to: string; readonly rule: string } {
  const { after } = stageNamed(classNamed(rules.policy, dataClass), stage);
  if (!after)
    throw new RecordError(
      'record/undeclared',
      `Stage “${stage}” of “${dataClass}” has no deadline, yet record ${ids[0]} has one. Run “avow policy apply”.`,
    );
  return { to: after.to, rule: after.rule };
}

async function eraseTrees(k: Keeping, tx: Queries, due: readonly Alike[], act: Act): Promise<number> {
  const { owned, busy } = await descendants(
    tx,
    due.flatMap(({ ids }) => ids),
    'skip',
  );
  if (owned.length === 0 && busy.size === 0) return eraseLocked(k, tx, due, act);
  const tops = due.flatMap(({ ids, ...same }) => ids.map((id) => ({ ...same, id })));
  const rules = new Map(tops.map(({ id, rule }) => [id, rule]));
  const doomed = new Map(tops.filter(({ id }) => !busy.has(id)).map((record) => [record.id, record]));
  for (const { top, ...record } of owned)
    if (!doomed.has(record.id)) doomed.set(record.id, { ...record, rule: rules.get(top) ?? 'parent' });
  return eraseLocked(k, tx, alike([...doomed.values()]), act);
}
