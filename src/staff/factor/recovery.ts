import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { World } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { base32, grouped } from './digits/base32.ts';

const [howMany, bytes] = [10, 10];

/** 80 bits each: written down, typed once, and not to be guessed. */
const newCodes = (): readonly string[] => Array.from({ length: howMany }, () => base32(randomBytes(bytes)));

const hashOf = ({ vault }: Pick<World, 'vault'>, code: string): Buffer =>
  createHmac('sha256', vault.secrets.token).update(`staff.recovery:${code}`).digest();

/** Replaces the recovery codes of an account; they are answered this once and kept as hashes. */
export async function renewRecoveryCodes(world: World, tx: Queries, account: string): Promise<readonly string[]> {
  const codes = newCodes();
  await sql`delete from staff.recovery_code where account = ${account}`.execute(tx);
  for (const code of codes)
    await sql`insert into staff.recovery_code (account, code_hash) values (${account}, ${hashOf(world, code)})`.execute(
      tx,
    );
  return codes.map((code) => grouped(code, '-'));
}

/** True once for each of them, however it is spaced. */
export async function spendRecoveryCode(world: World, tx: Queries, account: string, typed: string): Promise<boolean> {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  const { numAffectedRows } = await sql`
    delete from staff.recovery_code where account = ${account} and code_hash = ${hashOf(world, code)}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function recoveryCodesLeft(db: Queries, account: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from staff.recovery_code where account = ${account}`.execute(db);
  return rows[0]?.count ?? 0;
}
