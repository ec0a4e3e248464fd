import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';
import { BackupError } from '../errors.ts';

/** Whether a restore was cut off here, and of which copy. */
export async function restoringCopy(db: Queries): Promise<string | undefined> {
  if (!(await exists(db, 'backup.restoring'))) return undefined;
  const { rows } = await sql<{ copy: string }>`select copy from backup.restoring`.execute(db);
  return rows[0]?.copy;
}

/** Throws `backup/unfinished-restore` where a restore has not repeated yet what was erased: nobody may read it before. */
export async function refuseUnfinished(db: Queries): Promise<void> {
  if ((await restoringCopy(db)) !== undefined) throw unfinished();
}

/** Throws `backup/not-empty` where there is anything; the same copy, loaded before and cut off, is as good as empty. */
export async function demandEmpty(db: Queries, copy: string): Promise<'empty' | 'was-loaded'> {
  const before = await restoringCopy(db);
  if (before !== undefined && before !== copy) throw unfinished();
  if (before === copy) return 'was-loaded';
  if (!(await exists(db, 'core.policy_version'))) return 'empty';
  const { rows } = await sql`select from core.policy_version limit 1`.execute(db);
  if (rows.length > 0)
    throw new BackupError(
      'backup/not-empty',
      'This database holds data already. Restore into a new one: another DATA_DIR, or another DATABASE_URL.',
    );
  return 'empty';
}

async function exists(db: Queries, table: string): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass(${table}) is not null as exists`.execute(db);
  return rows[0]?.exists ?? false;
}

const unfinished = (): BackupError =>
  new BackupError(
    'backup/unfinished-restore',
    'A restore into this database was cut off before erasures were repeated, so nobody may read it. Call the same “avow restore” again.',
  );
