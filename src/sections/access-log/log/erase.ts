import { sql } from 'kysely';
import { append } from '../../../core/journal/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { cleanFolder } from '../folders/folder.ts';
import { byAddress } from '../folders/judge.ts';
import { addressHash } from './line.ts';
import { entryClass } from './slice.ts';

/** What became of the lines about an address before their time. */
export interface LinesErased {
  /** Lines of our own log. */
  readonly lines: number;
  /** Lines of other servers' files that were put aside. */
  readonly elsewhere: number;
  /** Files that name the address and are written to at present: their lines go at the limit, as all do. */
  readonly untouched: number;
  /** Lines that prove an incident stay until it has been clarified (Art. 17(3)(e) GDPR). */
  readonly evidence: number;
}

/**
 * Erases what is logged about an address at once, because its person demands it (Art. 17 GDPR); whoever acts has made sure
 * that it is theirs. Each slice that lost lines stands in the journal, the address nowhere.
 */
export async function eraseLines(world: World, address: string, act: Act): Promise<LinesErased> {
  const hash = addressHash(world, address);
  const own = await transaction(
    world.db,
    async (tx) => {
      const { rows } = await sql<{ slice: string; count: number }>`
        with gone as (delete from access_log.line where address_hash = ${hash} returning slice)
        select slice, count(*)::int as count from gone group by slice`.execute(tx);
      const erased = { at: act.now, what: 'erased', class: entryClass, stage: 'kept', actor: act.by } as const;
      await append(
        tx,
        rows.map(({ slice }) => ({ ...erased, rule: 'Art.17', record: slice })),
      );
      const { rows: held } = await sql<{ count: number }>`
        select count(*)::int as count from access_log.evidence_line where address_hash = ${hash}`.execute(tx);
      return { lines: rows.reduce((sum, { count }) => sum + count, 0), evidence: held[0]?.count ?? 0 };
    },
    { attempts: 3 },
  );
  return { ...own, ...(await eraseElsewhere(world, address, act)) };
}

/** The same in watched folders; only files that no server writes to any more are rewritten. */
async function eraseElsewhere(
  world: World,
  address: string,
  act: Act,
): Promise<Pick<LinesErased, 'elsewhere' | 'untouched'>> {
  let [elsewhere, untouched] = [0, 0];
  for (const path of world.logFolders) {
    const { removed, overdue } = await cleanFolder(path, byAddress(address));
    [elsewhere, untouched] = [elsewhere + removed, untouched + overdue];
  }
  const erased = {
    at: act.now,
    what: 'erased',
    class: entryClass,
    stage: 'kept',
    rule: 'Art.17',
    actor: act.by,
  } as const;
  if (elsewhere > 0) await transaction(world.db, (tx) => append(tx, [erased]));
  return { elsewhere, untouched };
}
