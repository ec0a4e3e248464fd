import { sql } from 'kysely';
import type { Entry } from '../../journal/index.ts';
import { classNamed, dueOf, noticed, previous, stageNamed } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { asText, enterMany } from '../life/enter.ts';
import { narrows } from '../life/narrows.ts';
import { type Act, columns, factsOf, type Keeping, type StoredRecord } from '../record.ts';
import { hasStage } from '../rules/plan.ts';
import type { Secrecy } from '../secrecy.ts';

/** Puts back what sections had noted when records entered a stage by these entries; answers the records that need no more. */
export type Noting = (tx: Queries, entries: readonly Entry[]) => Promise<ReadonlySet<string>>;

export interface Again {
  readonly act: Act;
  readonly noting?: Noting | undefined;
  /** What is known of holds that were opened or decided on, oldest first: whether their person may be told. */
  readonly secrets?: readonly Secrecy[] | undefined;
}

/** What befell one record next. */
interface Step {
  readonly record: StoredRecord;
  readonly entry: Entry;
}

const moves: ReadonlySet<Entry['what']> = new Set<Entry['what']>(['advanced', 'restricted', 'released', 'noticed']);
const page = 2_000;

/**
 * Takes each record through what befell it, in its order, as far as that narrows what it may be read for. Many at once: the
 * first thing that befell each of them, then the second.
 */
export async function narrowAgain(k: Keeping, tx: Queries, entries: readonly Entry[], again: Again) {
  const byRecord = Map.groupBy(
    entries.filter(({ what, record }) => moves.has(what) && record),
    ({ record }) => record ?? '',
  );
  const behind = new Set<string>();
  const all = [...byRecord];
  let narrowed = 0;
  for (let at = 0; at < all.length; at += page) {
    const some = all.slice(at, at + page);
    const longest = Math.max(...some.map(([, befell]) => befell.length));
    for (let step = 0; step < longest; step += 1) {
      const next = new Map<string, Entry>();
      for (const [id, befell] of some) {
        const entry = befell[step];
        if (entry) next.set(id, entry);
      }
      narrowed += await stepAll(k, tx, next, { ...again, behind });
    }
  }
  return { narrowed, behind: behind.size };
}

interface Stepping extends Again {
  /** Where each record stands in a way of which the backup knows nothing. */
  readonly behind: Set<string>;
}

async function stepAll(k: Keeping, tx: Queries, next: ReadonlyMap<string, Entry>, stepping: Stepping): Promise<number> {
  // Read each time: a step may erase a record, or let its section move it on.
  const { rows } = await sql<StoredRecord>`
    select ${columns} from core.record where id = any(${[...next.keys()]}::uuid[]) order by id for update`.execute(tx);
  const entering: (Step & { readonly stage: string })[] = [];
  for (const record of rows) {
    const entry = next.get(record.id);
    if (!entry) continue;
    if (entry.what === 'noticed') {
      await noticeAgain(k, tx, record, entry);
      continue;
    }
    const target = targetOf(k, record, entry);
    if (target === 'behind') stepping.behind.add(record.id);
    else if (target !== 'stands') {
      stepping.behind.delete(record.id);
      entering.push({ record, entry, stage: target.stage });
    }
  }
  await enterAgain(k, tx, entering, stepping);
  return entering.length;
}

/** Those of whom their section had noted everything enter at once; the others one instant after the other, for it tells. */
async function enterAgain(
  k: Keeping,
  tx: Queries,
  entering: readonly (Step & { readonly stage: string })[],
  { act, noting }: Again,
): Promise<void> {
  const noted =
    (await noting?.(
      tx,
      entering.map(({ entry }) => entry),
    )) ?? new Set<string>();
  const groups = Map.groupBy(entering, ({ record, entry, stage }) =>
    [record.class, stage, entry.rule, entry.actor, noted.has(record.id) ? '' : entry.at.toString()].join('\t'),
  );
  for (const group of groups.values()) {
    const began = new Map(group.map(({ record, entry }) => [record.id, entry.at]));
    const [first] = group;
    if (!first) continue;
    const { entry, stage } = first;
    const now = noted.has(first.record.id) ? act.now : entry.at;
    await enterMany(
      k,
      tx,
      group.map(({ record }) => record),
      stage,
      {
        rule: entry.rule,
        act: { now, by: entry.actor },
        facts: (id) => ({ since: began.get(id) ?? now }),
        repeated: { at: act.now },
      },
    );
  }
}

type Target = { readonly stage: string } | 'stands' | 'behind';

function targetOf(k: Keeping, record: StoredRecord, { what, stage: entered = '' }: Entry): Target {
  if (record.stage === entered) return 'stands';
  if (what === 'released') return record.came_from?.stage === entered ? { stage: previous } : 'behind';
  // A policy since, or the one of the backup, may not have the stage any more; what followed leads on.
  if (!hasStage(k.rules.policy, record.class, entered)) return 'behind';
  const dataClass = classNamed(k.rules.policy, record.class);
  const isNarrower = narrows(stageNamed(dataClass, record.stage), stageNamed(dataClass, entered), entered);
  return isNarrower ? { stage: entered } : 'behind';
}

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
