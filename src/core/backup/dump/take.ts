import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { append, type Signer } from '../../journal/index.ts';
import type { Act, Table } from '../../records/index.ts';
import { type Queries, transaction, uuidv7 } from '../../store/index.ts';
import { inSession, type Session } from '../connection.ts';
import { beginCopy, type Found, finishCopy, removeUnfinished } from '../copy/folder.ts';
import type { DataManifest, KeysManifest, Manifest } from '../copy/manifest.ts';
import { BackupError } from '../errors.ts';
import { dumpData, type Told } from './data.ts';
import { dumpKeys } from './keys.ts';

export interface Backup {
  readonly pool: pg.Pool;
  readonly db: Queries;
  /** The vault's own database, where it has one. */
  readonly apart?: pg.Pool | undefined;
  readonly declared: Readonly<Record<string, Table>>;
  readonly signer: Signer;
  readonly simulation: boolean;
  /** Where copies of the data go, and where copies of the keys go. */
  readonly folders: { readonly data: string; readonly keys: string };
  readonly act: Act;
  readonly told?: Told;
}

export interface Taken {
  readonly data: Found<DataManifest>;
  readonly keys: Found<KeysManifest>;
}

/**
 * Takes a copy of the data without keys, and one of the keys, as one instant shows them; works beside a running server.
 * Cut off at any point it leaves nothing that counts as a copy.
 */
export async function takeBackup(backup: Backup): Promise<Taken> {
  return inSession(backup.pool, 'read', async (session) => {
    await alone(session);
    const { folders, signer } = backup;
    const owner = signer.publicKey.toString('hex');
    for (const directory of new Set(Object.values(folders))) await removeUnfinished(directory, owner);
    const drafts = { data: await beginCopy(folders.data, owner), keys: await beginCopy(folders.keys, owner) };
    try {
      const manifests = await dump(session, backup, drafts);
      const finish = <M extends Manifest>(manifest: M) =>
        noted(backup, manifest, () => finishCopy(drafts[manifest.kind], folders[manifest.kind], manifest, signer)).then(
          (folder): Found<M> => ({ folder, manifest }),
        );
      return { keys: await finish(manifests.keys), data: await finish(manifests.data) };
    } finally {
      await Promise.all(Object.values(drafts).map((draft) => rm(draft, { recursive: true, force: true })));
    }
  });
}

async function dump(session: Session, backup: Backup, drafts: Record<'data' | 'keys', string>) {
  const { act, signer, apart, declared, simulation, told = () => {} } = backup;
  const id = uuidv7(act.now);
  const publicKey = signer.publicKey.toString('hex');
  const common = { avow: 'backup', format: 1, takenAt: act.now, publicKey } as const;
  const dumped = await dumpData(session, declared, drafts.data, told);
  const data: DataManifest = { ...common, kind: 'data', id, simulation, ...dumped };
  const keysIn = async (of: Session): Promise<KeysManifest> => ({
    ...common,
    kind: 'keys',
    entry: dumped.entry,
    id: uuidv7(act.now),
    beside: id,
    ...(await dumpKeys(of, drafts.keys)),
  });
  // After the data, where the vault lives apart: every record of the copy then has its key in it.
  return { data, keys: apart ? await inSession(apart, 'read', keysIn) : await keysIn(session) };
}

/** Of two backups at once the later one is refused. Throws `backup/under-way`. */
async function alone({ db }: Session): Promise<void> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${backingUp}) as free`.execute(db);
  if (!rows[0]?.free)
    throw new BackupError('backup/under-way', 'A backup of this database is under way. Wait for it, then try again.');
}

// Any fixed number will do; it only has to be the same in every Avow.
const backingUp = 4_106_034;

/** The copy gets its name within the transaction that journals it: what cannot be journaled is not done. */
async function noted({ db, act, folders }: Backup, manifest: Manifest, finish: () => Promise<string>): Promise<string> {
  return transaction(db, async (tx) => {
    await noteCopy(tx, manifest, folders[manifest.kind]);
    await append(tx, [{ at: act.now, what: 'backed-up', rule: manifest.kind, record: manifest.id, actor: act.by }]);
    return finish();
  });
}

/** Remembers where a copy is, so that it is removed there when its life is over. */
export async function noteCopy(tx: Queries, { id, kind, takenAt, tables }: Manifest, folder: string): Promise<void> {
  const sum = (of: (one: Manifest['tables'][number]) => number) => tables.reduce((all, one) => all + of(one), 0);
  await sql`insert into backup.copy (id, kind, folder, taken_at, rows, bytes)
    values (${id}, ${kind}, ${folder}, ${takenAt.toString()}, ${sum(({ rows }) => rows)}, ${sum(({ bytes }) => bytes)})
    on conflict (id) do nothing`.execute(tx);
}
