import { type RawBuilder, sql } from 'kysely';
import { appending } from '../../src/core/journal/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import type { Changeable, Metadata } from './datum.ts';

/** Metadata that many data share, kept once (Data-CASE). User and time to live are not among them: they are the record's. */
export interface Rule extends Omit<Metadata, 'user' | 'ttl'> {
  readonly id: number;
}

export const ruleColumns = sql.raw('purpose, objection, decision, access, shared, source, category');

/** The number of a rule that says this; it is written down if there is none yet. */
export async function ruleNumber(tx: Queries, wanted: Omit<Rule, 'id'>): Promise<number> {
  const { rows } = await sql<{ id: number }>`${numbered(wanted)} select id from wanted`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Data follow a rule that says this. */
export async function followRule(tx: Queries, data: readonly string[], wanted: Omit<Rule, 'id'>): Promise<void> {
  await sql`${numbered(wanted)}
    update gdpr.datum set rule = wanted.id from wanted where record = any(${data}::uuid[])`.execute(tx);
}

const numbered = (wanted: Omit<Rule, 'id'>): RawBuilder<unknown> => sql`
  with known as (select id from gdpr.rule where (${ruleColumns}) = (${said(wanted)}) limit 1),
    fresh as (insert into gdpr.rule (${ruleColumns}) select ${said(wanted)} where not exists (select from known)
      returning id),
    wanted as (select id from known union all select id from fresh)`;

const said = (rule: Omit<Rule, 'id'>): RawBuilder<unknown> => sql`
  ${rule.purpose}::smallint, ${rule.objection}::smallint, ${rule.decision}::smallint, ${rule.access}::smallint,
  ${rule.shared}::smallint, ${rule.source}::smallint, ${rule.category}::smallint`;

/** Everything of a purpose changes at once, however much it is. */
export async function changeRules(
  tx: Queries,
  purpose: number,
  { field, value, at }: { readonly field: Changeable; readonly value: number; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`
    with entry as (${told(`change:${field}`, at)})
    update gdpr.rule set ${sql.ref(field)} = ${value} where purpose = ${purpose}`.execute(tx);
}

/** The entry in the journal that every operation leaves, those that only read too: the bench asks for a log of all of them. */
export const told = (rule: string, at: Temporal.Instant): RawBuilder<unknown> =>
  appending({ at, what: 'disclosed', rule, actor: 'staff' });
