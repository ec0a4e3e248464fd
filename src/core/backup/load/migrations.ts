import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate, readMigrations } from '../../store/index.ts';
import { BackupError } from '../errors.ts';

type Applied = readonly { readonly name: string; readonly sha256: string }[];

/** Brings a database to the schema that a backup was taken from, or to the newest. */
export async function migrateTo(pool: pg.Pool, applied: Applied | 'newest'): Promise<void> {
  if (applied === 'newest') {
    await migrate(pool);
    return;
  }
  const ours = new Map((await readMigrations()).map((one) => [one.name, one]));
  const folder = await mkdtemp(join(tmpdir(), 'avow-migrations-'));
  try {
    for (const { name, sha256 } of applied) {
      const migration = ours.get(name);
      if (migration?.sha256 !== sha256) throw unknown(name);
      await writeFile(join(folder, name), migration.sql);
    }
    await migrate(pool, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const unknown = (name: string): BackupError =>
  new BackupError(
    'backup/of-another',
    `The backup was taken with migrations/${name}, which this Avow does not have like that. Restore it with the Avow that took it, or a newer one.`,
  );
