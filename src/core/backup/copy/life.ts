import { sql } from 'kysely';
import { append, type Signer } from '../../journal/index.ts';
import { type Calendar, instants, type Policy } from '../../policy/index.ts';
import type { Act } from '../../records/index.ts';
import { type Queries, transaction } from '../../store/index.ts';
import { BackupError } from '../errors.ts';
import { copiesIn, type Found, removeCopy } from './folder.ts';
import type { Manifest } from './manifest.ts';

export interface Lives {
  readonly policy: Policy;
  readonly calendar: Calendar;
}

export type Removed = Pick<Found, 'folder'> & Pick<Manifest, 'kind' | 'takenAt'>;

/** When a copy must be removed, and by when it must be gone. Throws `backup/no-life` where the policy does not say. */
export function endOfCopy({ policy, calendar }: Lives, { kind, takenAt }: Pick<Manifest, 'kind' | 'takenAt'>) {
  if (!policy.backups) throw noLife();
  return instants(policy.backups[kind], takenAt, calendar);
}

/**
 * Removes every copy in a folder whose life is over: ours alone, told by the signature over its manifest, and nobody
 * else's. Keys are overwritten first.
 */
export async function removeOver(
  db: Queries,
  directory: string,
  of: { readonly lives: Lives; readonly signer: Signer },
  act: Act,
): Promise<readonly Removed[]> {
  const found: readonly Found[] = [...(await copiesIn(directory, 'data')), ...(await copiesIn(directory, 'keys'))];
  const publicKey = of.signer.publicKey.toString('hex');
  const over = found
    .filter(({ manifest }) => manifest.publicKey === publicKey)
    .filter(({ manifest }) => Temporal.Instant.compare(endOfCopy(of.lives, manifest).due, act.now) <= 0);
  for (const copy of over) await removeOne(db, directory, copy, act);
  return over.map(({ folder, manifest: { kind, takenAt } }) => ({ folder, kind, takenAt }));
}

async function removeOne(db: Queries, directory: string, copy: Found, act: Act): Promise<void> {
  const { id, kind } = copy.manifest;
  await transaction(db, async (tx) => {
    await sql`update backup.copy set removed_at = ${act.now.toString()} where id = ${id}`.execute(tx);
    await append(tx, [{ at: act.now, what: 'copy-removed', rule: kind, record: id, actor: act.by }]);
    await removeCopy(directory, copy);
  });
}

/** Folders that hold, or held last, a copy that was not removed yet. */
export async function foldersOfCopies(db: Queries): Promise<readonly string[]> {
  const { rows } = await sql<{ folder: string }>`
    select distinct folder from backup.copy where removed_at is null order by folder`.execute(db);
  return rows.map(({ folder }) => folder);
}

export const noLife = (): BackupError =>
  new BackupError(
    'backup/no-life',
    'The policy does not say how long backups are kept, so none may be taken. Set “backups” in the policy, then “avow policy apply”.',
  );
