import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { type ArchivedVersion, RecordError, reenactPolicies } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import { inSession, type Session } from '../connection.ts';
import { readFileTo } from '../copy/file.ts';
import { type DataManifest, damaged, type KeysManifest, type TableFile } from '../copy/manifest.ts';
import type { Told } from '../dump/data.ts';
import { BackupError } from '../errors.ts';
import type { Chosen } from './choose.ts';
import { demandEmpty } from './empty.ts';
import { migrateTo } from './migrations.ts';

export interface Load {
  readonly pool: pg.Pool;
  readonly db: Queries;
  /** A vault of its own, where it is empty and takes the keys; one that still lives keeps its own, which are the truth. */
  readonly apart?: pg.Pool | undefined;
  readonly keysLive: boolean;
  /** How far time has come since, in a simulation. */
  readonly reached?: Temporal.Instant | undefined;
  /** What was applied since, oldest first: the newest governs what follows. */
  readonly policies?: readonly ArchivedVersion[];
  readonly told?: Told;
}

export type Loaded = 'loaded' | 'was-loaded';

/**
 * Loads a backup into an empty database, in one transaction: all of it or nothing, and marked as not yet fit for use.
 * Throws `backup/not-empty`.
 */
export async function loadBackup(load: Load, chosen: Chosen): Promise<Loaded> {
  const { pool, db } = load;
  const { data } = chosen;
  if ((await demandEmpty(db, data.manifest.id)) === 'was-loaded') {
    await migrateTo(pool, 'newest');
    return 'was-loaded';
  }
  await migrateTo(pool, data.manifest.migrations);
  await inSession(pool, 'write', async (session) => {
    // Whoever starts on the same database waits here, and then finds it marked.
    await sql`lock table core.policy_version in exclusive mode`.execute(session.db);
    await demandEmpty(session.db, data.manifest.id);
    await loadAll(session, load, chosen);
  });
  await migrateTo(pool, 'newest');
  return 'loaded';
}

async function loadAll(session: Session, load: Load, { data, keys }: Chosen): Promise<void> {
  const { db } = session;
  for (const file of data.manifest.tables) await loadTable(session, data.folder, file, load.told);
  // What follows is planned by what is there now, not by what an empty table looked like.
  await sql`analyze`.execute(db);
  for (const { name, value } of data.manifest.sequences)
    await sql`select setval(${name}::regclass, ${value})`.execute(db);
  await reenact(db, load.policies ?? []);
  if (!load.keysLive) {
    if (load.apart)
      await inSession(load.apart, 'write', (apart) => loadKeys(apart, keys.folder, keys.manifest, load.told));
    else {
      await loadKeys(session, keys.folder, keys.manifest, load.told);
      await sql`delete from vault.key k where not exists (select from core.record r where r.id = k.record)`.execute(db);
    }
  }
  if (load.reached)
    await sql`update core.simulation set now = greatest(now, ${load.reached.toString()}::timestamptz)`.execute(db);
  await mark(db, data.manifest);
}

async function reenact(db: Queries, policies: readonly ArchivedVersion[]): Promise<void> {
  try {
    await reenactPolicies(db, policies);
  } catch (cause) {
    if (!(cause instanceof RecordError) || cause.code !== 'record/homeless') throw cause;
    throw new BackupError(
      'backup/no-policy',
      `Policy ${policies.at(-1)?.number} was applied after the backup and cannot govern what the backup shows. ${cause.message} Restore a newer backup, or add --policy-of-backup: then the policy of the backup governs until you call “avow policy apply”.`,
      { cause },
    );
  }
}

async function loadTable(
  { client }: Session,
  folder: string,
  { table, columns, name, rows }: TableFile,
  told?: Told,
): Promise<void> {
  const [schema = '', relation = ''] = table.split('.');
  const list = columns.map((column) => `"${column}"`).join(', ');
  const stream = client.query(from(`copy "${schema}"."${relation}" (${list}) from stdin`));
  await pipeline(readFileTo(folder, name), stream);
  if (stream.rowCount !== rows) throw damaged(folder);
  told?.(table, rows);
}

async function loadKeys(session: Session, folder: string, manifest: KeysManifest, told?: Told): Promise<void> {
  const { db } = session;
  for (const file of manifest.tables) await loadTable(session, folder, file, told);
  for (const { name, wrapped, master } of manifest.secrets)
    await sql`insert into vault.secret (name, wrapped, master) values (${name}, decode(${wrapped}, 'hex'), ${master})`.execute(
      db,
    );
  for (const { generation, fingerprint } of manifest.masters)
    await sql`insert into vault.master (generation, fingerprint) values (${generation}, decode(${fingerprint}, 'hex'))`.execute(
      db,
    );
}

async function mark(db: Queries, { id, takenAt, entry }: DataManifest): Promise<void> {
  await sql`insert into backup.restoring (copy, taken_at, entry)
    values (${id}, ${takenAt.toString()}, ${entry})`.execute(db);
}
