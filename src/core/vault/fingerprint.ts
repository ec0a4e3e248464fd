import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import { VaultError } from './errors.ts';
import type { Secrets } from './secrets.ts';

/** The fingerprint of the vault that opens what is sealed in this database; undefined in a new one. */
export async function remembered(db: Queries): Promise<Buffer | undefined> {
  const { rows } = await sql<{ fingerprint: Buffer }>`select fingerprint from shred.vault`.execute(db);
  return rows[0]?.fingerprint;
}

/** Ties the database to its vault. Throws `vault/other-vault` when it is tied to another one. */
export async function remember(db: Queries, secrets: Secrets): Promise<void> {
  const fingerprint = createHmac('sha256', secrets.subject).update('vault').digest();
  await sql`insert into shred.vault (fingerprint) values (${fingerprint}) on conflict do nothing`.execute(db);
  if (!(await remembered(db))?.equals(fingerprint)) throw otherVault();
}

export const otherVault = (): VaultError =>
  new VaultError(
    'vault/other-vault',
    'The keys of this database are in another vault. Set VAULT_URL to the one that was in use, or remove it if there was none.',
  );
