import { sql } from 'kysely';
import { type Queries, transaction } from '../store/index.ts';
import { blockHash, origin } from './hash.ts';
import { line } from './line.ts';
import type { Signer } from './sign.ts';

/** Entries in one block at the most: bounds memory and the time that a verifier needs for one step. */
const most = 10_000;

/**
 * Closes all finished entries into signed blocks; answers how many blocks.
 * Writers hold the table's row lock until they commit, so a momentary share lock means that every id up to the
 * greatest is settled for good. Where a long writer is under way the lock is not waited for: the next run closes it.
 */
export async function closeBlocks(db: Queries, signer: Signer, now: Temporal.Instant): Promise<number> {
  const settled = await settledUpTo(db);
  if (settled === null) return 0;
  let blocks = 0;
  while (await closeOne(db, signer, settled, now)) blocks += 1;
  return blocks;
}

async function settledUpTo(db: Queries): Promise<number | null> {
  const { rows: open } = await sql<{ open: boolean }>`
    select coalesce((select max(id) from journal.entry), 0) > coalesce((select max(last) from journal.block), 0) as open
  `.execute(db);
  if (!open[0]?.open) return null;
  try {
    return await transaction(db, async (tx) => {
      await sql`set local lock_timeout = '250ms'`.execute(tx);
      await sql`lock table journal.entry in share mode`.execute(tx);
      const { rows } = await sql<{ last: number | null }>`select max(id) as last from journal.entry`.execute(tx);
      return rows[0]?.last ?? null;
    });
  } catch (error) {
    if (isLockTimeout(error)) return null;
    throw error;
  }
}

async function closeOne(db: Queries, signer: Signer, settled: number, now: Temporal.Instant): Promise<boolean> {
  return transaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('journal.block'))`.execute(tx);
    const { rows: heads } = await sql<{ number: number; last: number; hash: Buffer }>`
      select number, last, hash from journal.block order by number desc limit 1`.execute(tx);
    const head = heads[0] ?? { number: 0, last: 0, hash: origin };
    const { rows: entries } = await sql<{ id: number; line: string }>`
      select id, ${line} as line from journal.entry where id > ${head.last} and id <= ${settled}
      order by id limit ${most}`.execute(tx);
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last) return false;
    const hash = blockHash(
      head.hash,
      entries.map((e) => e.line),
    );
    await sql`
      insert into journal.block (number, first, last, entries, closed_at, previous, hash, public_key, signature)
      values (${head.number + 1}, ${head.last + 1}, ${last.id}, ${entries.length}, ${now.toString()},
              ${head.hash}, ${hash}, ${signer.publicKey}, ${signer.sign(hash)})`.execute(tx);
    return true;
  });
}

const isLockTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';
