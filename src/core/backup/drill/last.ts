import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';
import { endOfCopy, type Lives } from '../copy/life.ts';

export interface LastBackup {
  readonly at: Temporal.Instant;
  readonly folder: string;
  readonly rows: number;
  readonly bytes: number;
}

/** The newest copy of the data that was taken from this database; undefined when there is none. */
export async function lastBackup(db: Queries): Promise<LastBackup | undefined> {
  const { rows } = await sql<LastBackup>`
    select taken_at as at, folder, rows, bytes from backup.copy where kind = 'data'
    order by taken_at desc limit 1`.execute(db);
  return rows[0];
}

export interface LastDrill {
  readonly at: Temporal.Instant;
  readonly passed: boolean;
  readonly milliseconds: number;
}

/** The newest drill; undefined when a restore was never tried. */
export async function lastDrill(db: Queries): Promise<LastDrill | undefined> {
  const { rows } = await sql<LastDrill>`
    select at, passed, milliseconds from backup.drill order by at desc, id desc limit 1`.execute(db);
  return rows[0];
}

/** Copies that are past the instant by which they must be gone: their folder was out of reach, or no server ran. */
export async function copiesOverdue(db: Queries, lives: Lives, now: Temporal.Instant): Promise<number> {
  if (!lives.policy.backups) return 0;
  const { rows } = await sql<{ kind: 'data' | 'keys'; takenAt: Temporal.Instant }>`
    select kind, taken_at as "takenAt" from backup.copy where removed_at is null`.execute(db);
  return rows.filter((copy) => Temporal.Instant.compare(endOfCopy(lives, copy).goneBy, now) <= 0).length;
}
