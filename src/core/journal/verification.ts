import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import type { Head } from './head.ts';
import { type Verification, verifyJournal } from './verify.ts';

/** A reading of the whole journal, and when it was. */
export interface LastVerification {
  readonly at: Temporal.Instant;
  readonly entries: number;
  readonly blocks: number;
  readonly verified: boolean;
}

/** The newest reading; undefined when there was none yet. */
export async function lastVerification(db: Queries): Promise<LastVerification | undefined> {
  const { rows } = await sql<LastVerification>`select at, entries, blocks, verified from journal.verification`.execute(
    db,
  );
  return rows[0];
}

/** Remembers a reading; an older one never takes the place of a newer one. */
export async function noteVerification(db: Queries, at: Temporal.Instant, found: Verification): Promise<void> {
  await sql`
    insert into journal.verification (at, entries, blocks, verified)
    values (${at}, ${found.entries}, ${found.blocks}, ${found.verified})
    on conflict (one) do update set at = excluded.at, entries = excluded.entries, blocks = excluded.blocks,
      verified = excluded.verified where verification.at <= excluded.at`.execute(db);
}

export interface Reading {
  readonly publicKey: Buffer;
  readonly noted?: Head | undefined;
  readonly now: Temporal.Instant;
  /** Nothing is read while the last reading is younger than this. */
  readonly every: Temporal.Duration;
}

/** Reads the whole journal when the last reading is old enough, and remembers it. Of many workers one does; the others find it done. */
export async function verifyInTurn(db: Queries, { publicKey, noted, now, every }: Reading): Promise<boolean> {
  const last = await lastVerification(db);
  if (last && Temporal.Instant.compare(last.at.add(every), now) > 0) return false;
  await noteVerification(db, now, await verifyJournal(db, publicKey, noted));
  return true;
}
