import { type RawBuilder, sql } from 'kysely';
import { schedule } from '../../src/core/jobs/index.ts';
import { closeBlocks, signer } from '../../src/core/journal/index.ts';
import { erasureDemanded } from '../../src/core/policy/index.ts';
import {
  type Act,
  coreTables,
  enactPolicy,
  explainOwnership,
  type Keeping,
  type Opened,
  overdue,
  type Records,
  records,
  recordsOf,
} from '../../src/core/records/index.ts';
import { type Queries, type Tx, transaction } from '../../src/core/store/index.ts';
import type { Vault } from '../../src/core/vault/index.ts';
import { benchRules } from '../support/policy.ts';
import { cardinality, dataOf, metadataOf } from './datum.ts';
import type { Described, Holder } from './holder.ts';
import type { Group } from './operation.ts';
import { keysFrom, page } from './plain.ts';
import { classesOfPurpose, classOf, gdprPolicy, purposeName, section, ttlOfClass } from './policy.ts';
import { changeOfPurpose, changeOfUser, insertDatum, type Rule, ruleColumns, ruleNumber, told } from './rule.ts';
import { createTables, tables } from './tables.ts';

const column = 'gdpr.datum.data';

/** Avow itself: a section with a policy of 425 data classes, whose data are records like any other. */
export interface KeptHolder extends Holder {
  readonly deeds: Records;
  /** Everything about one person goes, in one transaction; answers how much it was. */
  erasePerson(user: number, at: Temporal.Instant): Promise<number>;
}

export async function keptHolder(db: Queries, vault: Vault): Promise<KeptHolder> {
  const keeping: Keeping = { rules: benchRules(gdprPolicy()), vault, entered: new Map() };
  const deeds = records(keeping);
  await enactPolicy(db, keeping.rules.policy, { de: '', en: '' }, actAt(Temporal.Now.instant()));
  await createTables(db);
  const findings = (await explainOwnership(db, { ...coreTables, ...tables })).filter(({ place }) =>
    place.startsWith('gdpr.'),
  );
  if (findings.length > 0) throw new Error(findings.map(({ sentence }) => sentence).join('\n'));
  const users = Array.from({ length: cardinality.user }, (_, user) => deeds.subject(section, addressOf(user)));
  const numbers = new Map(users.map((subject, user) => [subject.toString('hex'), user]));
  const subjectOf = (user: number): Buffer => users[user] ?? deeds.subject(section, addressOf(user));

  const keep = async (tx: Tx, key: number, act: Act) => {
    const { user, ttl: _, ...rule } = metadataOf(key);
    const kept = await deeds.keep(tx, { class: classOf(key), subject: subjectOf(user) }, act);
    await insertDatum(tx, { record: kept.id, key, data: kept.seal(column, dataOf(key)) }, rule);
  };

  return {
    name: 'Avow',
    deeds,
    load: async (most, at) => {
      let batch = 0;
      for (const keys of Map.groupBy(keysFrom(0, most), classOf).values())
        for (let first = 0; first < keys.length; first += page) {
          // As time goes on between two batches that are kept: the ids of the second sort after those of the first.
          const later = at.add({ microseconds: batch++ });
          await transaction(db, (tx) => keepMany(tx, deeds, keys.slice(first, first + page), { subjectOf, at: later }));
        }
      await closeBlocks(db, signer(vault.secrets.journal), at);
      await sql`vacuum analyze`.execute(db);
    },
    insert: (key, at) => transaction(db, (tx) => keep(tx, key, actAt(at))),
    delete: (key, at) =>
      transaction(db, async (tx) => {
        const found = await datumOf(tx, key, at);
        if (!found) return tellUnfound(tx, 'delete', at);
        return (await deeds.demandErasure(tx, found.record, actAt(at))).outcome === 'erased';
      }),
    // What only reads needs no transaction: its entry is written by the statement that finds the datum, before it opens.
    read: async (key, at) => {
      const found = await datumOf(db, key, at, 'read');
      const opened = found && (await openedFor(db, deeds, found.record, key));
      return opened && opened.text(column, found.data);
    },
    rewrite: (key, data, at) =>
      transaction(db, async (tx) => {
        const found = await datumOf(tx, key, at, 'rewrite');
        const opened = found && (await openedFor(tx, deeds, found.record, key));
        if (!opened) return false;
        await sql`update gdpr.datum set data = ${opened.seal(column, data)} where record = ${found.record}`.execute(tx);
        return true;
      }),
    readData: async (of, at) => {
      const { rows } = await sql<{ record: string; key: number; data: Buffer }>`
        with entry as (${told(`read-data:${nameOf(of)}`, at)})
        select record, key, data from gdpr.datum where record = ${those(recordsIn(of, at, subjectOf))}`.execute(db);
      const answer: { key: number; data: string }[] = [];
      for (const [purpose, same] of Map.groupBy(rows, (row) => metadataOf(row.key).purpose)) {
        const ids = same.map((row) => row.record);
        const opened = await deeds.openMany(db, ids, purposeName(purpose));
        for (const { record, key, data } of same) {
          const one = opened.get(record);
          if (one) answer.push({ key, data: one.text(column, data) });
        }
      }
      return answer;
    },
    readMetadata: (of, at) =>
      'user' in of ? metadataOfUser(db, subjectOf(of.user), at) : metadataOfPurpose(db, of.purpose, at),
    change: (of, field, value, at) =>
      'user' in of
        ? changeOfUser(db, subjectOf(of.user), { field, value, at })
        : changeOfPurpose(db, of.purpose, { field, value, at }),
    readLog: async (last, at) => {
      const { rows } = await sql`
        with entry as (${told('read-log', at)})
        select id, at, what, class, stage, rule, record, actor from journal.entry order by id desc limit ${last}`.execute(
        db,
      );
      return rows.length;
    },
    isGone: async (key, at) => (await datumOf(db, key, at, 'verify-deletion')) === undefined,
    userOf: (user) => numbers.get((user as Buffer).toString('hex')) ?? -1,
    jobs: (clock) => schedule({ db, clock, records: deeds, signer: signer(vault.secrets.journal) }),
    overdue: (at) => overdue(db, at),
    space: () => space(db),
    erasePerson: (user, at) =>
      transaction(db, async (tx) => {
        const ids = (await recordsOf(tx, subjectOf(user))).map(({ id }) => id);
        return (await deeds.eraseMany(tx, ids, erasureDemanded, actAt(at))).length;
      }),
  };
}

const addressOf = (user: number): string => `user-${user}@bench.example`;
const actAt = (now: Temporal.Instant): Act => ({ now, by: 'staff' });

async function keepMany(
  tx: Tx,
  deeds: Records,
  keys: readonly number[],
  { subjectOf, at }: { readonly subjectOf: (user: number) => Buffer; readonly at: Temporal.Instant },
): Promise<void> {
  const all = keys.map(metadataOf);
  const kept = await deeds.keepMany(
    tx,
    { class: classOf(keys[0] ?? 0), subjects: all.map(({ user }) => subjectOf(user)) },
    actAt(at),
  );
  const numbers = new Map<number, number>();
  for (const { user: _user, ttl: _ttl, ...rule } of all)
    if (!numbers.has(rule.objection)) numbers.set(rule.objection, await ruleNumber(tx, rule));
  await sql`
    insert into gdpr.datum (record, key, rule, data)
    select * from unnest(${kept.map(({ id }) => id)}::uuid[], ${keys}::int[],
      ${all.map(({ objection }) => numbers.get(objection))}::int[],
      ${kept.map((one, i) => one.seal(column, dataOf(keys[i] ?? 0)))}::bytea[])`.execute(tx);
}

interface Found {
  readonly record: string;
  readonly data: Buffer;
}

/** Finds a datum whose time is not over; `told` is the rule under which that is noted in the journal. */
async function datumOf(tx: Queries, key: number, at: Temporal.Instant, rule?: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    with found as (
      select d.record, d.data from gdpr.datum d join core.record r on r.id = d.record where d.key = ${key} and r.due > ${at}
    ), entry as (${rule === undefined ? sql`select` : told(rule, at)})
    select record, data from found`.execute(tx);
  return rows[0];
}

async function openedFor(tx: Queries, deeds: Records, record: string, key: number): Promise<Opened | undefined> {
  const opened = await deeds.open(tx, record, purposeName(metadataOf(key).purpose));
  return 'refused' in opened ? undefined : opened;
}

/** The records of a user or of a purpose whose time is not over. */
const recordsIn = (of: Group, at: Temporal.Instant, subjectOf: (user: number) => Buffer): RawBuilder<unknown> => sql`
  select id from core.record where due > ${at} and ${
    'user' in of ? sql`subject = ${subjectOf(of.user)}` : sql`class = any(${classesOfPurpose(of.purpose)}::text[])`
  }`;

/** Found first and looked up then: thousands of rows are fetched by their keys, not by reading the whole table past them. */
const those = (records: RawBuilder<unknown>): RawBuilder<unknown> => sql`any(array(${records}))`;

const nameOf = (of: Group): string => ('user' in of ? 'user' : 'purpose');

async function metadataOfUser(db: Queries, subject: Buffer, at: Temporal.Instant): Promise<readonly Described[]> {
  const { rows } = await sql<Omit<Rule, 'id'> & { key: number; user: Buffer; class: string }>`
    with entry as (${told('read-metadata:user', at)})
    select d.key, r.subject as user, r.class, ${ruleColumns}
    from core.record r join gdpr.datum d on d.record = r.id join gdpr.rule u on u.id = d.rule
    where r.subject = ${subject} and r.due > ${at}`.execute(db);
  return rows.map(({ class: name, ...row }) => ({ ...row, ttl: ttlOfClass.get(name) ?? 0 }));
}

/** The rules of the purpose once, and to each datum its number: what thousands have in common is not sent thousands of times. */
function metadataOfPurpose(db: Queries, purpose: number, at: Temporal.Instant): Promise<readonly Described[]> {
  const read = async (tx: Queries) => {
    const { rows: rules } = await sql<Rule>`
      with entry as (${told('read-metadata:purpose', at)})
      select id, ${ruleColumns} from gdpr.rule where purpose = ${purpose}`.execute(tx);
    const { rows } = await sql<{ key: number; rule: number; user: Buffer; class: string }>`
      with its as materialized (
        select id, subject, class from core.record where due > ${at} and class = any(${classesOfPurpose(purpose)}::text[]))
      select d.key, d.rule, its.subject as user, its.class from its
        join gdpr.datum d on d.record = its.id and d.record = ${those(sql`select id from its`)}`.execute(tx);
    const said = new Map(rules.map(({ id, ...rule }) => [id, rule]));
    return rows.flatMap(({ key, rule, user, class: name }): Described[] => {
      const told = said.get(rule);
      return told ? [{ ...told, key, user, ttl: ttlOfClass.get(name) ?? 0 }] : [];
    });
  };
  // Both statements see the same instant: nobody's data move to another rule between them.
  return transaction(db, read, { isolation: 'repeatable read' });
}

async function tellUnfound(tx: Tx, rule: string, at: Temporal.Instant): Promise<false> {
  await told(rule, at).execute(tx);
  return false;
}

async function space(db: Queries) {
  const { rows } = await sql<{ data: number; log: number }>`
    select sum(pg_total_relation_size(c.oid)) filter (where n.nspname <> 'journal') as data,
      sum(pg_total_relation_size(c.oid)) filter (where n.nspname = 'journal') as log
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and (n.nspname in ('gdpr', 'vault', 'journal', 'shred') or c.oid = 'core.record'::regclass)`.execute(
    db,
  );
  return { data: Number(rows[0]?.data ?? 0), log: Number(rows[0]?.log ?? 0) };
}
