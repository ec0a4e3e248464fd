// A house in which records live: a database, a vault, the tests' policy in force, and one table that hangs from records.

import { join } from 'node:path';
import { after } from 'node:test';
import { type Kysely, sql } from 'kysely';
import { type FixedClock, fixedClock } from '../../src/core/clock/index.ts';
import { calendar, type Policy } from '../../src/core/policy/index.ts';
import {
  type Act,
  beginSimulation,
  enactPolicy,
  type Keep,
  type Keeping,
  type Kept,
  type Records,
  type Rules,
  records,
} from '../../src/core/records/index.ts';
import { type Queries, type Store, transaction } from '../../src/core/store/index.ts';
import { openVault, type Vault } from '../../src/core/vault/index.ts';
import { testDatabase } from './database.ts';
import { temporaryDirectory } from './directory.ts';
import { lifePolicy } from './lives-policy.ts';

export const sealedColumn = 'life.detail.content';

export interface House {
  readonly store: Store;
  readonly db: Queries;
  readonly vault: Vault;
  readonly keyFile: string;
  readonly clock: FixedClock;
  readonly rules: Rules;
  readonly keeping: Keeping;
  readonly records: Records;
  act(by?: Act['by']): Act;
  /** Keeps a record with one sealed detail, in a transaction of its own. */
  keep(what: Omit<Keep, 'subject'> & { readonly content?: string }): Promise<Kept>;
  run<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  /** Enacts another policy; answers the house under it. */
  under(policy: Policy): Promise<House>;
}

export interface HouseOptions {
  readonly now?: string;
  readonly policy?: Policy;
  readonly apart?: Queries;
  readonly entered?: Keeping['entered'];
  /** Lives on the simulated clock, from this instant on. */
  readonly simulatedFrom?: Temporal.Instant;
}

export async function house(options: HouseOptions = {}): Promise<House> {
  const store = await testDatabase();
  const folder = await temporaryDirectory();
  after(() => folder[Symbol.asyncDispose]());
  await layDetails(store.db);
  const keyFile = join(folder.path, 'master.key');
  const vault = await openVault(store.db, keyFile, options.apart);
  const start = options.simulatedFrom ?? Temporal.Instant.from(options.now ?? '2024-01-10T12:00:00Z');
  if (options.simulatedFrom) await beginSimulation(store.db, start);
  const clock = fixedClock(start, 'Europe/Berlin');
  return furnish(
    { store, vault, keyFile, clock, entered: options.entered ?? new Map() },
    options.policy ?? lifePolicy(),
  );
}

/** A table as a section lays it: personal column sealed, gone with its record; and one that hangs from it. */
export async function layDetails(db: Queries | Kysely<unknown>): Promise<void> {
  await sql`create schema life`.execute(db);
  await sql`create table life.detail (
    record uuid primary key references core.record on delete cascade, content bytea not null)`.execute(db);
  await sql`create table life.item (
    record uuid not null references life.detail on delete cascade, number integer not null, primary key (record, number))`.execute(
    db,
  );
}

interface Bare {
  readonly store: Store;
  readonly vault: Vault;
  readonly keyFile: string;
  readonly clock: FixedClock;
  readonly entered: Keeping['entered'];
}

async function furnish(bare: Bare, policy: Policy): Promise<House> {
  const { store, vault, clock, entered } = bare;
  const version = await enactPolicy(store.db, policy, { de: 'Text', en: 'text' }, { now: clock.now(), by: 'operator' });
  const rules: Rules = { policy, version: version.number, calendar: calendar(policy) };
  const keeping: Keeping = { rules, vault, entered };
  const deeds = records(keeping);
  const act = (by: Act['by'] = 'server'): Act => ({ now: clock.now(), by });
  return {
    ...bare,
    db: store.db,
    rules,
    keeping,
    records: deeds,
    act,
    keep: ({ content = 'content', ...what }) =>
      transaction(store.db, (tx) => keepWithDetail(deeds, tx, what, content, act('person'))),
    run: (work) => transaction(store.db, work),
    under: (next) => furnish(bare, next),
  };
}

/** Keeps a record and its detail; a class without sealed columns has none. */
export async function keepWithDetail(
  deeds: Records,
  tx: Queries,
  what: Omit<Keep, 'subject'>,
  content: string,
  act: Act,
): Promise<Kept> {
  const kept = await deeds.keep(tx, { ...what, subject: deeds.subject('life', 'person@example.org') }, act);
  if (what.class === 'life.counter') return kept;
  await sql`insert into life.detail (record, content) values (${kept.id}, ${kept.seal(sealedColumn, content)})`.execute(
    tx,
  );
  await sql`insert into life.item (record, number) values (${kept.id}, 1)`.execute(tx);
  return kept;
}

/** One row as it stands, whatever its type. */
export async function rowsOf<T>(db: Queries, table: string, where = sql`true`): Promise<readonly T[]> {
  const { rows } = await sql<T>`select * from ${sql.table(table)} where ${where}`.execute(db);
  return rows;
}

export interface Told {
  readonly what: string;
  readonly class: string | null;
  readonly stage: string | null;
  readonly rule: string;
  readonly actor: string;
  readonly at: Temporal.Instant;
  readonly record: string | null;
}

/** What the journal tells of one record, in order. */
export async function journalOf(db: Queries, record: string): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select what, class, stage, rule, actor, at, record from journal.entry where record = ${record} order by id`.execute(
    db,
  );
  return rows;
}
