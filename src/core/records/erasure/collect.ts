import { sql } from 'kysely';
import { type Queries, transaction } from '../../store/index.ts';
import type { Act, Keeping } from '../record.ts';

const page = 10_000;

/**
 * Destroys keys that no record has: in a vault of its own, a key outlives the transaction that failed to keep its
 * record. Answers how many. Reads every key once, so it is for a start and for a quiet hour.
 */
export async function collectKeys(k: Keeping, db: Queries, act: Act): Promise<number> {
  const suspects: string[] = [];
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const keys = await k.vault.minted(db, last, page);
    suspects.push(...(await withoutRecord(db, keys)));
    const end = keys.at(-1);
    if (!end || keys.length < page) break;
    last = end;
  }
  if (suspects.length === 0) return 0;
  const collected = await transaction(db, async (tx) => {
    // The record of a suspect may only not have been committed yet; after this it either is or never will be.
    await k.vault.settle(tx);
    const orphans = await withoutRecord(tx, suspects);
    await k.vault.shred(tx, orphans, act.now);
    return orphans.length;
  });
  await k.vault.drain(db);
  return collected;
}

async function withoutRecord(db: Queries, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${ids}::uuid[]) as suspect (id)
    where not exists (select from core.record r where r.id = suspect.id)`.execute(db);
  return rows.map((row) => row.id);
}
