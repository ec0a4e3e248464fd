import { sql } from 'kysely';
import type { Entry } from '../../journal/index.ts';
import type { Queries } from '../../store/index.ts';
import { alike, type Condemned, eraseLocked } from '../erasure/erase.ts';
import type { Act, Keeping } from '../record.ts';

const page = 2_000;

/** Erases what was erased before, whatever a hold of the backup says: no hold stood when it was done. */
export async function eraseAgain(k: Keeping, tx: Queries, entries: readonly Entry[], act: Act): Promise<number> {
  let erased = 0;
  for (let at = 0; at < entries.length; at += page) {
    const some = new Map(entries.slice(at, at + page).map((entry) => [entry.record ?? '', entry.rule]));
    const { rows } = await sql<Condemned>`
      select id, class, stage from core.record where id = any(${[...some.keys()]}::uuid[]) order by id for update`.execute(
      tx,
    );
    const condemned = rows.map((row) => ({ ...row, rule: some.get(row.id) ?? 'replay' }));
    erased += await eraseLocked(k, tx, alike(condemned), act, 'replayed');
  }
  return erased;
}

/**
 * Erases the records whose key is not there although the keys were copied after them: their key was destroyed, so they
 * were erased. Answers how many.
 */
export async function eraseKeyless(k: Keeping, tx: Queries, act: Act): Promise<number> {
  let erased = 0;
  const sealed = k.rules.policy.sections.flatMap(({ classes }) => classes).filter((c) => c.sealed !== false);
  const names = new Set(sealed.map(({ name }) => name));
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    // Unlocked, for nearly all of them stay: nothing else works on a database that is being restored.
    const { rows } = await sql<Omit<Condemned, 'rule'>>`
      select id, class, stage from core.record where id > ${last} order by id limit ${page}`.execute(tx);
    const sealedOnes = rows.filter((row) => names.has(row.class));
    const keys = await k.vault.keys(
      tx,
      sealedOnes.map(({ id }) => id),
    );
    const keyless = sealedOnes.filter(({ id }) => !keys.has(id)).map((row) => ({ ...row, rule: 'key-gone' }));
    erased += await eraseLocked(k, tx, alike(keyless), act, 'replayed');
    const end = rows.at(-1);
    if (!end || rows.length < page) return erased;
    last = end.id;
  }
}
