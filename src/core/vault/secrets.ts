import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import { decrypt, encrypt } from './cipher.ts';
import { type Masters, wrongMasterKey } from './master/masters.ts';

/** The operator's own secrets, by name. They outlive a change of the master key, which only wraps them. */
export type Secret = 'subject' | 'journal' | 'token' | 'network';
const names: readonly Secret[] = ['subject', 'journal', 'token', 'network'];

export type Secrets = Readonly<Record<Secret, Buffer>>;

export async function hasSecrets(db: Queries): Promise<boolean> {
  const { rows } = await sql`select 1 from vault.secret limit 1`.execute(db);
  return rows.length > 0;
}

/** Opens the secrets, making those that do not exist yet. Throws `vault/wrong-master-key` when they do not open. */
export async function openSecrets(db: Queries, masters: Masters): Promise<Secrets> {
  // Opened before any is made: a wrong master key leaves nothing behind.
  const found = await read(db, masters);
  const missing = names.filter((name) => !(name in found));
  if (missing.length === 0) return found as Secrets;
  const { generation, key } = masters.newest();
  // One statement: of two first starts at once, one makes them all.
  await sql`insert into vault.secret (name, wrapped, master)
    select name, wrapped, ${generation}::smallint
    from unnest(${missing}::text[], ${missing.map((name) => encrypt(key, randomBytes(32), name))}::bytea[])
      as fresh (name, wrapped)
    on conflict do nothing`.execute(db);
  return (await read(db, masters)) as Secrets;
}

async function read(db: Queries, masters: Masters): Promise<Partial<Secrets>> {
  const { rows } = await sql<{ name: string; wrapped: Buffer; master: number }>`
    select name, wrapped, master from vault.secret`.execute(db);
  const opened = await Promise.all(
    rows.map(async ({ name, wrapped, master }) => [name, unwrap(await masters.of(master), wrapped, name)] as const),
  );
  return Object.fromEntries(opened);
}

function unwrap(master: Buffer, wrapped: Buffer, name: string): Buffer {
  try {
    return decrypt(master, wrapped, name);
  } catch (cause) {
    throw wrongMasterKey(cause);
  }
}
