import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Actor, append } from '../../journal/index.ts';
import { type Queries, transaction } from '../../store/index.ts';
import { VaultError } from '../errors.ts';
import { destroyFormer, masterFingerprint, readMasterKeys, replaceMasterKeys } from './file.ts';
import { type Master, storedMasters } from './masters.ts';
import { rewrapKeys, rewrapSecrets } from './rewrap.ts';

export interface Rotation {
  /** Where records and journal are. */
  readonly db: Queries;
  /** Where the keys are: the same, or the vault's own database. */
  readonly home: Queries;
  readonly keyFile: string;
  readonly now: Temporal.Instant;
  readonly by: Actor;
  /** How long a running process may take to learn of the new key; twice the pause of its job by default. */
  readonly grace?: Temporal.Duration;
  readonly progress?: (rewrapped: number, of: number) => void;
}

export interface Rotated {
  readonly generation: number;
  readonly keys: number;
  /** True when it brought to an end what was cut off before. */
  readonly resumed: boolean;
}

/**
 * Changes the master key beside running servers: a new one is made, announced, and wraps everything that is new; all
 * record keys are wrapped anew in batches; then the old one is retired and overwritten. Cut off at any point, both keys
 * are in the file and open everything, and the next call goes on where this one stopped.
 */
export async function rotateMasterKey(rotation: Rotation): Promise<Rotated> {
  return rotation.home.connection().execute(async (alone) => {
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_lock(${rotating}) as free`.execute(alone);
    if (!rows[0]?.free)
      throw new VaultError('vault/rotating', 'The master key is being changed already. Wait for it, then look again.');
    try {
      return await changeMasterKey(rotation);
    } finally {
      await sql`select pg_advisory_unlock(${rotating})`.execute(alone);
    }
  });
}

// Any fixed number will do; it only has to be the same in every Avow.
const rotating = 4_106_035;

async function changeMasterKey(rotation: Rotation): Promise<Rotated> {
  const { db, home, keyFile, progress = () => {}, grace = Temporal.Duration.from({ seconds: 5 }) } = rotation;
  const finished = await finishRemoval(rotation);
  if (finished) return finished;
  const announced = await announce(rotation);
  const [old, next] = announced.keys;
  const total = await countOf(home, next.generation);
  let keys = 0;
  const pass = async () => {
    keys += await rewrapKeys(home, [old, next], (done) => progress(keys + done, Math.max(total, keys + done)));
  };
  await pass();
  await pause(grace.total('milliseconds'));
  await pass();
  await transaction(home, async (tx) => {
    // Waits for whoever is wrapping with the old key; those that come find it retired.
    await sql`lock table vault.master in exclusive mode`.execute(tx);
    keys += await rewrapKeys(tx, [old, next]);
    await rewrapSecrets(tx, [old, next]);
    await sql`update vault.master set retired_at = ${rotation.now.toString()}
      where generation < ${next.generation} and retired_at is null`.execute(tx);
    if (home === db) await note(tx, rotation, `retired:${old.generation}`);
  });
  if (home !== db) await note(db, rotation, `retired:${old.generation}`);
  await replaceMasterKeys(keyFile, [next.key]);
  return { generation: next.generation, keys, resumed: announced.resumed };
}

/** Only writes the next key into the file, for machines that must have a copy of it before it wraps anything. */
export async function prepareRotation({ home, keyFile }: Pick<Rotation, 'home' | 'keyFile'>): Promise<void> {
  const stored = await storedMasters(home);
  const keys = await keysInUse(keyFile, stored);
  if (keys.length === 1) await replaceMasterKeys(keyFile, [...keys, randomBytes(32)]);
}

interface Announced {
  readonly keys: readonly [old: Master, next: Master];
  readonly resumed: boolean;
}

async function announce(rotation: Rotation): Promise<Announced> {
  const { db, home, keyFile } = rotation;
  await prepareRotation(rotation);
  const stored = await storedMasters(home);
  const keys = await keysInUse(keyFile, stored);
  const [oldest, announced] = stored;
  const old = oldest && keys.find((key) => masterFingerprint(key).equals(oldest.fingerprint));
  const next = keys.find((key) => key !== old);
  if (!oldest || !old || !next) throw unfit(keyFile);
  const generation = oldest.generation + 1;
  const pair = [
    { generation: oldest.generation, key: old },
    { generation, key: next },
  ] as const;
  if (announced) return { keys: pair, resumed: true };
  const insert = (tx: Queries) =>
    sql`insert into vault.master (generation, fingerprint, made_at)
      values (${generation}, ${masterFingerprint(next)}, ${rotation.now.toString()})`.execute(tx);
  await transaction(db, async (tx) => {
    await insert(home === db ? tx : home);
    await note(tx, rotation, `master:${generation}`);
  });
  return { keys: pair, resumed: false };
}

/** What was cut off after the old key was retired has only its removal left. */
async function finishRemoval({ home, keyFile }: Rotation): Promise<Rotated | undefined> {
  await destroyFormer(keyFile);
  const stored = await storedMasters(home);
  const before = (await readMasterKeys(keyFile)).length;
  const kept = await keysInUse(keyFile, stored);
  const generation = stored.at(-1)?.generation ?? 1;
  if (kept.length < before) await replaceMasterKeys(keyFile, kept);
  return kept.length < before ? { generation, keys: 0, resumed: true } : undefined;
}

/** The keys of the file that wrap something, and one that is to come. */
async function keysInUse(keyFile: string, stored: readonly { readonly fingerprint: Buffer }[]) {
  const keys = await readMasterKeys(keyFile);
  // A new key is put last: what stands before those in use was retired.
  const place = keys.findIndex((key) => stored.some(({ fingerprint }) => fingerprint.equals(masterFingerprint(key))));
  if (place === -1) throw unfit(keyFile);
  return keys.slice(place);
}

async function countOf(home: Queries, generation: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from vault.key where master < ${generation}`.execute(home);
  return rows[0]?.count ?? 0;
}

const note = (tx: Queries, { now, by }: Rotation, rule: string): Promise<void> =>
  append(tx, [{ at: now, what: 'key-rotated', rule, actor: by }]);

const unfit = (keyFile: string): VaultError =>
  new VaultError(
    'vault/wrong-master-key',
    `${keyFile} does not hold the master key that is in use. Put back the file that was in use, then begin again.`,
  );
