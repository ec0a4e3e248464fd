import { sql } from 'kysely';
import { append } from '../journal/index.ts';
import type { Queries } from '../store/index.ts';
import type { Act, Keeping } from './record.ts';

/** A record about to be erased, and the rule that demands it. */
export interface Condemned {
  readonly id: string;
  readonly class: string;
  readonly stage: string;
  readonly rule: string;
}

/**
 * Erases records and all that they own: rows, then keys, with a journal entry for each, in one transaction.
 * The caller has locked them and knows that nothing holds them.
 */
export async function eraseLocked(k: Keeping, tx: Queries, condemned: readonly Condemned[], act: Act): Promise<number> {
  if (condemned.length === 0) return 0;
  const ids = condemned.map((record) => record.id);
  await sql`delete from core.record where id = any(${ids}::uuid[])`.execute(tx);
  await k.vault.shred(tx, ids, act.now);
  await append(
    tx,
    condemned.map(({ id, class: dataClass, stage, rule }) => ({
      at: act.now,
      what: 'erased',
      class: dataClass,
      stage,
      rule,
      record: id,
      actor: act.by,
    })),
  );
  return condemned.length;
}

/** What a record owns, at any depth, each with the record at the top; locked. `busy` tops have a descendant that another worker holds or a hold covers. */
export async function descendants(
  tx: Queries,
  tops: readonly string[],
): Promise<{ readonly owned: readonly (Omit<Condemned, 'rule'> & { readonly top: string })[]; readonly busy: ReadonlySet<string> }> {
  const { rows: all } = await sql<{ id: string; top: string }>`
    with recursive below (id, top) as (
      select id, parent from core.record where parent = any(${tops}::uuid[])
      union all
      select r.id, b.top from core.record r join below b on r.parent = b.id
    ) select id, top from below`.execute(tx);
  if (all.length === 0) return { owned: [], busy: new Set() };
  const { rows: free } = await sql<Omit<Condemned, 'rule'>>`
    select id, class, stage from core.record where id = any(${all.map((r) => r.id)}::uuid[]) and holds = 0
    for update skip locked`.execute(tx);
  const byId = new Map(free.map((r) => [r.id, r]));
  const busy = new Set(all.filter((r) => !byId.has(r.id)).map((r) => r.top));
  const owned = all.flatMap(({ id, top }) => {
    const record = byId.get(id);
    return record && !busy.has(top) ? [{ ...record, top }] : [];
  });
  return { owned, busy };
}
