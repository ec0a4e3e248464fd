import { sql } from 'kysely';
import type { Queries } from '../../core/store/index.ts';

export const secretColumn = 'staff.totp.secret';

/** An authenticator app of an account; the secret is sealed. */
export interface StoredTotp {
  readonly account: string;
  readonly secret: Buffer;
  readonly added_at: Temporal.Instant;
  /** Null until a first code has shown that the app has the secret. */
  readonly confirmed_at: Temporal.Instant | null;
  readonly last_step: number;
  readonly tried_from: Temporal.Instant | null;
  readonly tried: number;
}

export async function totpOf(db: Queries, account: string): Promise<StoredTotp | undefined> {
  const { rows } = await sql<StoredTotp>`
    select account, secret, added_at, confirmed_at, last_step, tried_from, tried
    from staff.totp where account = ${account}`.execute(db);
  return rows[0];
}

/** The same, locked until the transaction ends: of two who type the same digits at once, one is let in. */
export async function lockTotp(tx: Queries, account: string): Promise<StoredTotp | undefined> {
  await sql`select 1 from staff.totp where account = ${account} for update`.execute(tx);
  return totpOf(tx, account);
}

/** Begins anew; one that counts already is never written over. */
export async function insertTotp(
  tx: Queries,
  { account, secret, at }: { readonly account: string; readonly secret: Buffer; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into staff.totp (account, secret, added_at) values (${account}, ${secret}, ${at})
    on conflict (account) do update set secret = excluded.secret, added_at = excluded.added_at
      where staff.totp.confirmed_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function noteTry(tx: Queries, account: string, from: Temporal.Instant, tried: number): Promise<void> {
  await sql`update staff.totp set tried_from = ${from}, tried = ${tried} where account = ${account}`.execute(tx);
}

export async function noteSuccess(tx: Queries, account: string, step: number | null): Promise<void> {
  await sql`update staff.totp set tried = 0, last_step = coalesce(${step}, last_step) where account = ${account}`.execute(
    tx,
  );
}

export async function confirmTotp(tx: Queries, account: string, at: Temporal.Instant): Promise<void> {
  await sql`update staff.totp set confirmed_at = ${at} where account = ${account}`.execute(tx);
}

export async function deleteTotp(tx: Queries, account: string): Promise<boolean> {
  const { rows } = await sql<{ confirmed_at: Temporal.Instant | null }>`
    delete from staff.totp where account = ${account} returning confirmed_at`.execute(tx);
  return rows.some((row) => row.confirmed_at !== null);
}

/** Whether the account is asked for codes. */
export const hasApp = async (db: Queries, account: string): Promise<boolean> =>
  Boolean((await totpOf(db, account))?.confirmed_at);

/** Whether somebody has a passkey or a confirmed app. */
export async function hasFactor(db: Queries, account: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from staff.totp where account = ${account} and confirmed_at is not null
    union all select 1 from staff.passkey where account = ${account} limit 1`.execute(db);
  return rows.length > 0;
}
