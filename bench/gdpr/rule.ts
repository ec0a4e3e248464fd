import { type RawBuilder, sql } from 'kysely';
import { appending } from '../../src/core/journal/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import type { Changeable, Metadata } from './datum.ts';

/** Metadata that many data share, kept once (Data-CASE). User and time to live are not among them: they are the record's. */
export interface Rule extends Omit<Metadata, 'user' | 'ttl'> {
  readonly id: number;
}

type Said = Omit<Rule, 'id'>;

const names = ['purpose', 'objection', 'decision', 'access', 'shared', 'source', 'category'] as const;
export const ruleColumns = sql.raw(names.join(', '));

/** The number of a rule that says this; it is written down if there is none yet. */
export async function ruleNumber(tx: Queries, wanted: Said): Promise<number> {
  const { rows } = await sql<{ id: number }>`${numbered(wanted)} select id from wanted`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** A sealed datum, with the rule that says its metadata. */
export async function insertDatum(
  tx: Queries,
  { record, key, data }: { readonly record: string; readonly key: number; readonly data: Buffer },
  wanted: Said,
): Promise<void> {
  await sql`${numbered(wanted)}
    insert into gdpr.datum (record, key, rule, data)
    select ${record}::uuid, ${key}::int, id, ${data}::bytea from wanted`.execute(tx);
}

const numbered = (wanted: Said): RawBuilder<unknown> => sql`
  with known as (select id from gdpr.rule where (${ruleColumns}) = (${said(wanted)}) limit 1),
    fresh as (insert into gdpr.rule (${ruleColumns}) select ${said(wanted)} where not exists (select from known)
      returning id),
    wanted as (select id from known union all select id from fresh)`;

const said = (rule: Said): RawBuilder<unknown> => sql.join(names.map((name) => sql`${rule[name]}::smallint`));

/** Metadata that are to say something else, from an instant on. */
export interface Change {
  readonly field: Changeable;
  readonly value: number;
  readonly at: Temporal.Instant;
}

/** Everything of a purpose changes at once, however much it is. */
export async function changeOfPurpose(db: Queries, purpose: number, { field, value, at }: Change): Promise<void> {
  await sql`
    with entry as (${told(`change:${field}`, at)})
    update gdpr.rule set ${sql.ref(field)} = ${value} where purpose = ${purpose}`.execute(db);
}

/** The data of one person leave the rules that they share with others and follow other ones. */
export async function changeOfUser(db: Queries, subject: Buffer, { field, value, at }: Change): Promise<void> {
  const changed = sql.join(
    names.map((name) => (name === field ? sql`${value}::smallint as ${sql.ref(name)}` : sql.ref(name))),
  );
  await sql`
    with entry as (${told(`change:${field}`, at)}),
      own as (
        select d.record, ${changed}
        from core.record r join gdpr.datum d on d.record = r.id join gdpr.rule u on u.id = d.rule
        where r.subject = ${subject} and r.due > ${at}),
      wanted as (select distinct ${ruleColumns} from own),
      looked as (
        select (select min(id) from gdpr.rule u where (${sql.join(names.map((name) => sql.ref(`u.${name}`)))}) = (${sql.join(
          names.map((name) => sql.ref(`wanted.${name}`)),
        )})) as id, ${ruleColumns} from wanted),
      fresh as (insert into gdpr.rule (${ruleColumns}) select ${ruleColumns} from looked where id is null
        returning id, ${ruleColumns}),
      followed as (select * from looked where id is not null union all select * from fresh)
    update gdpr.datum d set rule = followed.id from own join followed using (${ruleColumns})
    where d.record = own.record`.execute(db);
}

/** The entry in the journal that every operation leaves, those that only read too: the bench asks for a log of all of them. */
export const told = (rule: string, at: Temporal.Instant): RawBuilder<unknown> =>
  appending({ at, what: 'disclosed', rule, actor: 'staff' });
