import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { byteaArray, type Queries, transaction, uuidArray } from '../store/index.ts';
import { encrypt } from './cipher.ts';
import { VaultError } from './errors.ts';
import { otherVault, remember, remembered } from './fingerprint.ts';
import type { RecordKey } from './key.ts';
import { createMasterKey, readMasterKeys } from './master/file.ts';
import { type Master, type Masters, noteFirst, openMasters } from './master/masters.ts';
import { type Finding, type Keyed, keyedApart, keyedBeside, keysOf } from './read.ts';
import { hasSecrets, openSecrets, type Secrets } from './secrets.ts';

export interface Vault {
  readonly secrets: Secrets;
  /** Makes a key for a record, for the transaction that keeps it. */
  mint(tx: Queries, record: string): Promise<Minted>;
  /** Makes a key for each of many records, for the transaction that keeps them. */
  mintMany(tx: Queries, records: readonly string[]): Promise<MintedMany>;
  /** The keys that still exist. A record without a key is unreadable for ever. */
  keys(tx: Queries, records: readonly string[]): Promise<ReadonlyMap<string, RecordKey>>;
  /** Records that a statement finds, and with them the keys of those that are wanted: one step where both live together. */
  keyed<R extends { readonly id: string }>(
    tx: Queries,
    finding: Finding<R>,
    isWanted: (row: R) => boolean,
  ): Promise<Keyed<R>>;
  /** Destroys keys: in the transaction, or, in a vault of its own, noted in it and done by `drain`. */
  shred(tx: Queries, records: readonly string[], now: Temporal.Instant): Promise<void>;
  /** The statement of `shred`, for a deed that is one statement itself. */
  shredding(records: readonly string[], now: Temporal.Instant): RawBuilder<unknown>;
  /** Destroys what `shred` noted; run after each commit and at every start. Answers how many keys. */
  drain(db: Queries): Promise<number>;
  /** Records that have a key, in the order of their ids, after one of them. */
  minted(db: Queries, after: string, most: number): Promise<readonly string[]>;
  /** Waits until every transaction that has made a key has ended, and lets none begin while this one runs. */
  settle(tx: Queries): Promise<void>;
  /** Learns of a master key that another process brought in; a server asks every few seconds. */
  refresh(): Promise<void>;
}

/** A new key, and the statement that stores it: the caller runs it, alone or within another, in the transaction it minted for. */
export interface Minted {
  readonly key: RecordKey;
  readonly store: RawBuilder<unknown>;
}

/** The same for many records. */
export interface MintedMany {
  readonly keys: ReadonlyMap<string, RecordKey>;
  readonly store: RawBuilder<unknown>;
}

/** Opens the vault. `apart` is the database of a vault that lives apart from the records (VAULT_URL). */
export async function openVault(db: Queries, keyFile: string, apart?: Queries): Promise<Vault> {
  const home = apart ?? db;
  // In this order: another first start makes the secrets before it ties the database to them.
  const isTied = (await remembered(db)) !== undefined;
  const isNew = !(await hasSecrets(home));
  if (isNew && isTied) throw otherVault();
  const first = (await readMasterKeys(keyFile))[0] ?? (await freshMasterKey(isNew, keyFile));
  const masters = await openMasters(home, keyFile, first);
  const secrets = await openSecrets(home, masters);
  await noteFirst(home, masters.newest());
  await remember(db, secrets);
  return apart ? vaultApart(apart, masters, secrets) : vaultBeside(masters, secrets);
}

async function freshMasterKey(isNew: boolean, keyFile: string): Promise<Buffer> {
  if (!isNew)
    throw new VaultError(
      'vault/no-master-key',
      `There is sealed data, but no master key at ${keyFile}. Restore the key file; without it nothing opens.`,
    );
  return createMasterKey(keyFile);
}

function vaultBeside(masters: Masters, secrets: Secrets): Vault {
  return {
    secrets,
    mint: async (_tx, record) => freshKey(masters.newest(), record),
    mintMany: async (_tx, records) => freshKeys(masters.newest(), records),
    keys: (tx, records) => keysOf(tx, masters, records),
    keyed: (tx, finding, isWanted) => keyedBeside(tx, masters, finding, isWanted),
    shred: async (tx, records) => void (await destroying(records).execute(tx)),
    shredding: (records) => destroying(records),
    drain: async () => 0,
    minted: (db, after, most) => minted(db, after, most),
    // A key and its record are kept by the same transaction.
    settle: async () => {},
    refresh: () => masters.refresh(),
  };
}

// Any fixed number will do; it only has to be the same in every Avow.
const minting = 4_106_005;

function vaultApart(apart: Queries, masters: Masters, secrets: Secrets): Vault {
  return {
    secrets,
    mint: async (tx, record) => {
      await sql`select pg_advisory_xact_lock_shared(${minting})`.execute(tx);
      const { key, store } = freshKey(masters.newest(), record);
      await store.execute(apart);
      return { key, store: sql`select` };
    },
    mintMany: async (tx, records) => {
      await sql`select pg_advisory_xact_lock_shared(${minting})`.execute(tx);
      const { keys, store } = freshKeys(masters.newest(), records);
      await store.execute(apart);
      return { keys, store: sql`select` };
    },
    keys: (_tx, records) => keysOf(apart, masters, records),
    keyed: (tx, finding, isWanted) => keyedApart(tx, finding, (records) => keysOf(apart, masters, records), isWanted),
    shred: async (tx, records, now) => void (await noting(records, now).execute(tx)),
    shredding: (records, now) => noting(records, now),
    drain: async (db) => {
      let destroyed = 0;
      for (let count = -1; count !== 0; destroyed += count) count = await transaction(db, (tx) => drainPage(tx, apart));
      return destroyed;
    },
    minted: (_db, after, most) => minted(apart, after, most),
    settle: async (tx) => {
      await sql`select pg_advisory_xact_lock(${minting})`.execute(tx);
    },
    refresh: () => masters.refresh(),
  };
}

// Destroyed first, crossed off after: a crash between the two destroys again, which changes nothing.
async function drainPage(tx: Queries, apart: Queries): Promise<number> {
  const { rows } = await sql<{ record: string }>`
    select record from shred.pending limit 10000 for update skip locked`.execute(tx);
  const records = rows.map((row) => row.record);
  if (records.length === 0) return 0;
  await destroying(records).execute(apart);
  await sql`delete from shred.pending where record = any(${records}::uuid[])`.execute(tx);
  return records.length;
}

function freshKey(master: Master, record: string): Minted {
  const key = { record, bytes: randomBytes(32) };
  const wrapped = encrypt(master.key, key.bytes, record);
  const store = sql`insert into vault.key (record, wrapped, master)
    select ${record}::uuid, ${whileInUse(sql`${wrapped}::bytea`)}, generation
    from ${inUse(master)}`;
  return { key, store };
}

function freshKeys(master: Master, records: readonly string[]): MintedMany {
  // Drawn at once; each key is then the only owner of its bytes.
  const random = randomBytes(32 * records.length);
  const keys = new Map(
    records.map((record, at) => [record, { record, bytes: Buffer.from(random.subarray(32 * at, 32 * at + 32)) }]),
  );
  random.fill(0);
  const wrapped = [...keys.values()].map((key) => encrypt(master.key, key.bytes, key.record));
  const store = sql`insert into vault.key (record, wrapped, master)
    select record, ${whileInUse(sql`wrapped`)}, generation
    from ${inUse(master)}, unnest(${uuidArray(records)}::uuid[], ${byteaArray(wrapped)}::bytea[]) as fresh (record, wrapped)`;
  return { keys, store };
}

/**
 * The master key's row. Reading it takes the table's lock until the transaction ends (the gate locks no row, so it writes
 * nothing): a key is retired before a deed that wraps with it or after it, never in the middle.
 */
const inUse = ({ generation }: Master): RawBuilder<unknown> => sql`
  (select generation, retired_at from vault.master where generation = ${generation}) as wrapping
  left join (select from vault.master where false for key share) as gate on true`;

/** What a retired key has wrapped would open for nobody: the column refuses null, and with it the deed. */
const whileInUse = (wrapped: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when wrapping.retired_at is null then ${wrapped} end`;

const destroying = (records: readonly string[]): RawBuilder<unknown> =>
  sql`delete from vault.key where record = any(${records}::uuid[])`;

const noting = (records: readonly string[], now: Temporal.Instant): RawBuilder<unknown> => sql`
  insert into shred.pending (record, since)
  select record, ${now}::timestamptz from unnest(${records}::uuid[]) as doomed (record)
  on conflict do nothing`;

async function minted(db: Queries, after: string, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ record: string }>`
    select record from vault.key where record > ${after} order by record limit ${most}`.execute(db);
  return rows.map((row) => row.record);
}
