import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import { decrypt, encrypt } from './cipher.ts';
import { VaultError } from './errors.ts';

/** The operator's own secrets, by name. They outlive a change of the master key, which only wraps them. */
export type Secret = 'subject' | 'journal' | 'token' | 'network';
const names: readonly Secret[] = ['subject', 'journal', 'token', 'network'];

export type Secrets = Readonly<Record<Secret, Buffer>>;

export async function hasSecrets(db: Queries): Promise<boolean> {
  const { rows } = await sql`select 1 from vault.secret limit 1`.execute(db);
  return rows.length > 0;
}

/** Opens the secrets, making those that do not exist yet. Throws `vault/wrong-master-key` when they do not open. */
export async function openSecrets(db: Queries, master: Buffer): Promise<Secrets> {
  // Opened before any is made: a wrong master key leaves nothing behind.
  const found = await read(db, master);
  const missing = names.filter((name) => !(name in found));
  if (missing.length === 0) return found as Secrets;
  // One statement: of two first starts at once, one makes them all.
  await sql`insert into vault.secret (name, wrapped)
    select * from unnest(${missing}::text[], ${missing.map((name) => encrypt(master, randomBytes(32), name))}::bytea[])
    on conflict do nothing`.execute(db);
  return (await read(db, master)) as Secrets;
}

async function read(db: Queries, master: Buffer): Promise<Partial<Secrets>> {
  const { rows } = await sql<{ name: string; wrapped: Buffer }>`select name, wrapped from vault.secret`.execute(db);
  return Object.fromEntries(rows.map(({ name, wrapped }) => [name, unwrap(master, wrapped, name)]));
}

function unwrap(master: Buffer, wrapped: Buffer, name: string): Buffer {
  try {
    return decrypt(master, wrapped, name);
  } catch (cause) {
    throw new VaultError(
      'vault/wrong-master-key',
      'The master key does not belong to this database. Put back the key file that was in use (MASTER_KEY_FILE).',
      { cause },
    );
  }
}
