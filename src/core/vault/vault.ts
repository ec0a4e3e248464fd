import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Queries, transaction } from '../store/index.ts';
import { decrypt, encrypt } from './cipher.ts';
import type { RecordKey } from './key.ts';
import { createMasterKey, readMasterKey } from './master.ts';
import { VaultError } from './errors.ts';
import { hasSecrets, openSecrets, type Secrets } from './secrets.ts';

export interface Vault {
  readonly secrets: Secrets;
  /** Makes a key for each record, in the transaction that keeps it (or before it, in a vault of its own). */
  mint(tx: Queries, records: readonly string[], now: Temporal.Instant): Promise<ReadonlyMap<string, RecordKey>>;
  /** The keys that still exist. A record without a key is unreadable for ever. */
  keys(tx: Queries, records: readonly string[]): Promise<ReadonlyMap<string, RecordKey>>;
  /** Destroys keys: in the transaction, or, in a vault of its own, noted in it and done by `drain`. */
  shred(tx: Queries, records: readonly string[], now: Temporal.Instant): Promise<void>;
  /** Destroys what `shred` noted; run after each commit and at every start. Answers how many keys. */
  drain(db: Queries): Promise<number>;
}

/** Opens the vault. `apart` is the database of a vault that lives apart from the records (VAULT_URL). */
export async function openVault(db: Queries, keyFile: string, apart?: Queries): Promise<Vault> {
  const home = apart ?? db;
  const master = (await readMasterKey(keyFile)) ?? (await freshMasterKey(home, keyFile));
  const secrets = await openSecrets(home, master);
  return apart ? vaultApart(apart, master, secrets) : vaultBeside(master, secrets);
}

async function freshMasterKey(home: Queries, keyFile: string): Promise<Buffer> {
  if (await hasSecrets(home))
    throw new VaultError('vault/no-master-key', `There is sealed data, but no master key at ${keyFile}. Restore the key file; without it nothing opens.`);
  return createMasterKey(keyFile);
}

function vaultBeside(master: Buffer, secrets: Secrets): Vault {
  return {
    secrets,
    mint: (tx, records, now) => mint(tx, master, records, now),
    keys: (tx, records) => keysOf(tx, master, records),
    shred: (tx, records) => destroy(tx, records),
    drain: async () => 0,
  };
}

function vaultApart(apart: Queries, master: Buffer, secrets: Secrets): Vault {
  return {
    secrets,
    mint: (_tx, records, now) => mint(apart, master, records, now),
    keys: (_tx, records) => keysOf(apart, master, records),
    shred: async (tx, records, now) => {
      await sql`insert into shred.pending (record, since) select unnest(${records}::uuid[]), ${now.toString()}
        on conflict do nothing`.execute(tx);
    },
    drain: (db) =>
      transaction(db, async (tx) => {
        const { rows } = await sql<{ record: string }>`
          select record from shred.pending limit 10000 for update skip locked`.execute(tx);
        const records = rows.map((row) => row.record);
        if (records.length === 0) return 0;
        await destroy(apart, records);
        await sql`delete from shred.pending where record = any(${records}::uuid[])`.execute(tx);
        return records.length;
      }),
  };
}

async function mint(db: Queries, master: Buffer, records: readonly string[], now: Temporal.Instant) {
  const keys = new Map(records.map((record) => [record, { record, bytes: randomBytes(32) }]));
  const wrapped = [...keys.values()].map((key) => encrypt(master, key.bytes, key.record));
  await sql`insert into vault.key (record, wrapped, made_at)
    select record, wrapped, ${now.toString()}::timestamptz
    from unnest(${records}::uuid[], ${wrapped}::bytea[]) as fresh (record, wrapped)`.execute(db);
  return keys;
}

async function keysOf(db: Queries, master: Buffer, records: readonly string[]) {
  const { rows } = await sql<{ record: string; wrapped: Buffer }>`
    select record, wrapped from vault.key where record = any(${records}::uuid[])`.execute(db);
  return new Map(rows.map(({ record, wrapped }) => [record, { record, bytes: decrypt(master, wrapped, record) }]));
}

async function destroy(db: Queries, records: readonly string[]): Promise<void> {
  await sql`delete from vault.key where record = any(${records}::uuid[])`.execute(db);
}
