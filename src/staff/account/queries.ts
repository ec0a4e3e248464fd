import { sql } from 'kysely';
import type { Queries } from '../../core/store/index.ts';

export const accountClass = 'staff.account';
export const nameColumn = 'staff.account.name';
/** Letters of a name. */
export const longestName = 100;

/**
 * `keeper` may do everything; `author` writes issues, `sender` also lets them out, `reader` looks. `listed` may what the
 * roles for parts allow, and nothing else.
 */
export const roles = ['keeper', 'sender', 'author', 'reader', 'listed'] as const;
export type Role = (typeof roles)[number];

/** An account as it stands in the table; the byte columns are sealed. */
export interface StoredAccount {
  readonly record: string;
  readonly stage: 'invited' | 'active';
  readonly email: Buffer;
  readonly name: Buffer | null;
  readonly role: Role;
  readonly since: Temporal.Instant;
  /** When an invitation lapses that nobody accepts. */
  readonly due: Temporal.Instant | null;
  /** Withdrawn while a hold forbids the erasure: nobody signs in any more, and it goes when the hold closes. */
  readonly leaving: boolean;
}

const columns = sql`a.record, r.stage, a.email, a.name, a.role, r.since, r.due, r.demanded is not null as leaving`;

/** The account of an address, by its subject; locked, so that two invitations make one account. */
export async function accountBySubject(tx: Queries, subject: Buffer): Promise<StoredAccount | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`staff.account:${subject.toString('hex')}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<StoredAccount>`
    select ${columns} from staff.account a join core.record r on r.id = a.record
    where r.subject = ${subject} and r.class = ${accountClass}`.execute(tx);
  return rows[0];
}

export async function accountByRecord(tx: Queries, record: string): Promise<StoredAccount | undefined> {
  const { rows } = await sql<StoredAccount>`
    select ${columns} from staff.account a join core.record r on r.id = a.record where a.record = ${record}`.execute(
    tx,
  );
  return rows[0];
}

/** Everybody who may work here, oldest first. */
export async function allAccounts(tx: Queries): Promise<readonly StoredAccount[]> {
  const { rows } = await sql<StoredAccount>`
    select ${columns} from staff.account a join core.record r on r.id = a.record order by r.since, a.record`.execute(
    tx,
  );
  return rows;
}

export async function hasActiveAccount(db: Queries): Promise<boolean> {
  const { rows } = await sql`
    select 1 from core.record where class = ${accountClass} and stage = 'active' limit 1`.execute(db);
  return rows.length > 0;
}

export async function insertAccount(
  tx: Queries,
  account: { record: string; email: Buffer; role: Role },
): Promise<void> {
  await sql`insert into staff.account (record, email, role)
    values (${account.record}, ${account.email}, ${account.role})`.execute(tx);
}

export async function renameAccount(tx: Queries, record: string, name: Buffer | null): Promise<void> {
  await sql`update staff.account set name = ${name} where record = ${record}`.execute(tx);
}

export async function changeRole(tx: Queries, record: string, role: Role): Promise<void> {
  await sql`update staff.account set role = ${role} where record = ${record}`.execute(tx);
}
