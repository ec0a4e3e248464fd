import { sql } from 'kysely';
import { appendingEach, type Deed } from '../../journal/index.ts';
import type { Queries } from '../../store/index.ts';
import { writeBeside } from '../life/narrows.ts';
import type { Act, Keeping } from '../record.ts';

/** A record about to be erased, and the rule that demands it. */
export interface Condemned {
  readonly id: string;
  readonly class: string;
  readonly stage: string;
  readonly rule: string;
}

/** Condemned records that differ in nothing but their ids: what is said of all of them is said once. */
export interface Alike extends Omit<Condemned, 'id'> {
  readonly ids: readonly string[];
}

// Once each: a record may be condemned for itself and again with what it hangs from.
export const alike = (condemned: readonly Condemned[]): readonly Alike[] => {
  const each = new Map(condemned.map((record) => [record.id, record])).values();
  const groups = Map.groupBy(each, (r) => `${r.class} ${r.stage} ${r.rule}`).values();
  return [...groups].flatMap((group) => group.slice(0, 1).map((first) => ({ ...first, ids: group.map((r) => r.id) })));
};

/**
 * Erases records and all that they own: rows, then keys, with a journal entry for each, in one transaction.
 * The caller has locked them and knows that nothing holds them.
 */
export async function eraseLocked(
  k: Keeping,
  tx: Queries,
  condemned: readonly Alike[],
  act: Act,
  what: Deed = 'erased',
): Promise<number> {
  const ids = condemned.flatMap((group) => group.ids);
  if (ids.length === 0) return 0;
  for (const group of condemned) await k.erasing?.get(group.class)?.(tx, group.ids, act);
  const entries = condemned.map(({ class: dataClass, stage, rule, ids: records }, i) => {
    const entry = appendingEach(records, { at: act.now, what, class: dataClass, stage, rule, actor: act.by });
    return sql`${sql.ref(`entry_${i}`)} as (${entry})`;
  });
  // Rows, keys and entries in one statement: a person who demands erasure waits for it.
  await sql`
    with key as (${k.vault.shredding(ids, act.now)}), ${sql.join(entries)}
    delete from core.record where id = any(${ids}::uuid[])`.execute(tx);
  if (what === 'erased') writeBeside(k, tx, act);
  return ids.length;
}

/** What hangs from locked records, locked too; `busy` are the tops of which something could not be locked or is held. */
export interface Descendants {
  readonly owned: readonly (Omit<Condemned, 'rule'> & { readonly top: string })[];
  readonly busy: ReadonlySet<string>;
}

/**
 * Locks what records own, at any depth. Level by level: once a record is locked nobody can hang a new one from it, so
 * nothing is missed. The sweep passes by what another worker has locked; a person's demand waits for it.
 */
export async function descendants(
  tx: Queries,
  tops: readonly string[],
  whenLocked: 'wait' | 'skip',
): Promise<Descendants> {
  const owned: (Omit<Condemned, 'rule'> & { top: string })[] = [];
  const busy = new Set<string>();
  let level: readonly Below[] = tops.map((id) => ({ id, top: id }));
  while (level.length > 0) {
    const children = await childrenOf(tx, level);
    const free = await lockFree(tx, children, whenLocked);
    for (const { id, top } of children) {
      const found = free.get(id);
      if (found) owned.push({ ...found, top });
      // One erased while we waited for it is no obstacle.
      else if (found === undefined) busy.add(top);
    }
    level = children.filter(({ id }) => free.get(id));
  }
  return { owned: owned.filter(({ top }) => !busy.has(top)), busy };
}

interface Below {
  readonly id: string;
  readonly top: string;
}

async function childrenOf(tx: Queries, level: readonly Below[]): Promise<readonly Below[]> {
  const { rows } = await sql<{ id: string; parent: string }>`
    select id, parent from core.record where parent = any(${[...new Set(level.map((r) => r.id))]}::uuid[])`.execute(tx);
  if (rows.length === 0) return [];
  const tops = Map.groupBy(level, (r) => r.id);
  return rows.flatMap(({ id, parent }) => (tops.get(parent) ?? []).map(({ top }) => ({ id, top })));
}

/** Each with its class and stage when it is locked and free, null when it is gone, absent when held or locked by another. */
async function lockFree(tx: Queries, children: readonly Below[], whenLocked: 'wait' | 'skip') {
  if (children.length === 0) return new Map<string, Omit<Condemned, 'rule'> | null>();
  const ids = [...new Set(children.map((r) => r.id))];
  const { rows } = await sql<Omit<Condemned, 'rule'> & { holds: number }>`
    select id, class, stage, holds from core.record where id = any(${ids}::uuid[])
    order by id for update ${whenLocked === 'skip' ? sql`skip locked` : sql``}`.execute(tx);
  const locked = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    ids.flatMap((id): [string, Omit<Condemned, 'rule'> | null][] => {
      const row = locked.get(id);
      if (!row) return whenLocked === 'wait' ? [[id, null]] : [];
      return row.holds > 0 ? [] : [[id, { id, class: row.class, stage: row.stage }]];
    }),
  );
}
