import { basename } from 'node:path';
import { signer } from '../../journal/index.ts';
import { openWrapped, type Secrets } from '../../vault/index.ts';
import { verifyFile } from '../copy/file.ts';
import { copiesIn, type Found } from '../copy/folder.ts';
import { type DataManifest, damaged, type KeysManifest } from '../copy/manifest.ts';
import { BackupError } from '../errors.ts';

/** Where to look, and for which copy; the newest one that can be trusted by default. */
export interface Wanted {
  readonly data: string;
  readonly keys: string;
  /** The name of a copy of the data. */
  readonly copy?: string | undefined;
}

export interface Chosen {
  readonly data: Found<DataManifest>;
  /** The newest copy of the keys, be it newer or older than the data. */
  readonly keys: Found<KeysManifest>;
  readonly secrets: Secrets;
}

/**
 * Finds what is to be restored and checks every byte of it before anything is changed: hashes, signatures, and that the
 * master key opens it. Throws `backup/none`, `backup/damaged`, `vault/wrong-master-key`.
 */
export async function chooseCopies(
  { data: directory, keys: keysDirectory, copy }: Wanted,
  keyFile: string,
): Promise<Chosen> {
  const found = await copiesIn(directory, 'data');
  const data = copy === undefined ? found[0] : found.find(({ folder }) => basename(folder) === copy);
  if (!data)
    throw new BackupError(
      'backup/none',
      `There is no ${copy ?? 'backup'} in ${directory}. “avow backup DIR” makes one.`,
    );
  const keys = (await copiesIn(keysDirectory, 'keys')).find(
    (one) => one.manifest.publicKey === data.manifest.publicKey,
  );
  if (!keys)
    throw new BackupError(
      'backup/none',
      `There is no copy of the keys of this backup in ${keysDirectory}, so it would open for nobody. Name their folder with --keys.`,
    );
  const secrets = await openWrapped(keys.manifest, keyFile);
  for (const { folder, manifest } of [data, keys]) {
    if (signer(secrets.journal).publicKey.toString('hex') !== manifest.publicKey) throw damaged(folder);
    for (const file of manifest.tables) await verifyFile(folder, file);
  }
  return { data, keys, secrets };
}
