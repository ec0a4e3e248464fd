import { sql } from 'kysely';
import type { Table } from '../../src/core/records/index.ts';
import type { Queries } from '../../src/core/store/index.ts';

/** What the section keeps beside its records: the sealed datum, and which of the few rules says its metadata. */
export const tables: Readonly<Record<string, Table>> = {
  'gdpr.datum': { personal: { data: 'address' }, impersonal: ['record', 'key', 'rule'] },
  'gdpr.rule': {
    personal: {},
    impersonal: ['id', 'purpose', 'objection', 'decision', 'access', 'shared', 'source', 'category'],
  },
};

export async function createTables(db: Queries): Promise<void> {
  await sql`create schema gdpr`.execute(db);
  await sql`create table gdpr.rule (
    id integer generated always as identity primary key, purpose smallint not null, objection smallint not null,
    decision smallint not null, access smallint not null, shared smallint not null, source smallint not null,
    category smallint not null)`.execute(db);
  await sql`create index rule_purpose on gdpr.rule (purpose)`.execute(db);
  await sql`create table gdpr.datum (
    record uuid primary key references core.record on delete cascade, key integer not null unique,
    rule integer not null references gdpr.rule, data bytea not null)`.execute(db);
}
