import { sql } from 'kysely';
import type { Queries } from '../../store/index.ts';
import { VaultError } from '../errors.ts';
import { masterFingerprint, readMasterKeys } from './file.ts';

/** A master key and its number: the number stands beside everything that the key wraps. */
export interface Master {
  readonly generation: number;
  readonly key: Buffer;
}

/** The master keys in use: one, or two while the key is being changed. */
export interface Masters {
  /** The one that wraps what is new. */
  newest(): Master;
  /** The one that wrapped something. Throws `vault/no-master-key` when its file does not hold it. */
  of(generation: number): Promise<Buffer>;
  /** Learns of a key that another process brought in. */
  refresh(): Promise<void>;
}

export interface StoredMaster {
  readonly generation: number;
  readonly fingerprint: Buffer;
}

/** The keys that wrap something, oldest first. */
export async function storedMasters(home: Queries): Promise<readonly StoredMaster[]> {
  const { rows } = await sql<StoredMaster>`
    select generation, fingerprint from vault.master where retired_at is null order by generation`.execute(home);
  return rows;
}

/** @param first the key that wraps where the database does not say so yet */
export async function openMasters(home: Queries, keyFile: string, first: Buffer): Promise<Masters> {
  const stored = await storedMasters(home);
  let known: readonly Master[] = stored.length > 0 ? await inFile(stored, keyFile) : [{ generation: 1, key: first }];
  const refresh = async () => {
    const now = await storedMasters(home);
    if (now.length > 0 && !sameNumbers(now, known)) known = await inFile(now, keyFile);
  };
  const find = (generation: number) => known.find((master) => master.generation === generation)?.key;
  return {
    newest: () => {
      const newest = known.at(-1);
      if (!newest) throw missing(keyFile);
      return newest;
    },
    of: async (generation) => {
      const key = find(generation);
      if (key) return key;
      await refresh();
      const found = find(generation);
      if (!found) throw missing(keyFile);
      return found;
    },
    refresh,
  };
}

/** Notes the first key, once it is known to open what is there. */
export async function noteFirst(home: Queries, { generation, key }: Master): Promise<void> {
  await sql`insert into vault.master (generation, fingerprint) values (${generation}, ${masterFingerprint(key)})
    on conflict do nothing`.execute(home);
}

async function inFile(stored: readonly StoredMaster[], keyFile: string): Promise<readonly Master[]> {
  const keys = await readMasterKeys(keyFile);
  if (keys.length === 0) throw missing(keyFile);
  const found = stored.flatMap(({ generation, fingerprint }): Master[] => {
    const key = keys.find((one) => masterFingerprint(one).equals(fingerprint));
    return key ? [{ generation, key }] : [];
  });
  if (found.length === 0) throw wrongMasterKey();
  return found;
}

const sameNumbers = (stored: readonly StoredMaster[], known: readonly Master[]): boolean =>
  stored.length === known.length && stored.every(({ generation }, i) => generation === known[i]?.generation);

export const wrongMasterKey = (cause?: unknown): VaultError =>
  new VaultError(
    'vault/wrong-master-key',
    'The master key does not belong to this database. Put back the key file that was in use (MASTER_KEY_FILE).',
    { cause },
  );

const missing = (keyFile: string): VaultError =>
  new VaultError(
    'vault/no-master-key',
    `There is sealed data, but ${keyFile} does not hold the master key that wraps it. Restore the key file, or copy it from the machine on which the key was changed; without it nothing opens.`,
  );
