import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Opened } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { type Queries, uuidv7 } from '../../core/store/index.ts';

/** What is kept of a passkey, sealed under its account's key. */
const credentialShape = z.object({
  id: z.string(),
  /** base64url of the COSE key. */
  publicKey: z.string(),
  counter: z.number(),
  transports: z.array(z.string()).default([]),
});
export type Credential = z.infer<typeof credentialShape>;

const column = 'staff.passkey.credential';

export interface StoredPasskey {
  readonly id: string;
  readonly account: string;
  readonly credential: Buffer;
  readonly added_at: Temporal.Instant;
  readonly used_at: Temporal.Instant | null;
}

/** How a passkey is found again by what the browser names. */
const hashOf = ({ vault }: World, credentialId: string): Buffer =>
  createHmac('sha256', vault.secrets.token).update(`staff.passkey:${credentialId}`).digest();

export const readCredential = (opened: Opened, passkey: StoredPasskey): Credential =>
  credentialShape.parse(JSON.parse(opened.text(column, passkey.credential)));

export async function addPasskey(
  world: World,
  tx: Queries,
  opened: Opened,
  credential: Credential,
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into staff.passkey (id, account, credential_hash, credential, added_at)
    values (${uuidv7(now)}, ${opened.id}, ${hashOf(world, credential.id)},
            ${opened.seal(column, JSON.stringify(credential))}, ${now})`.execute(tx);
}

/** The passkey that a browser names, locked until it has signed in. */
export async function passkeyNamed(
  world: World,
  tx: Queries,
  credentialId: string,
): Promise<StoredPasskey | undefined> {
  const { rows } = await sql<StoredPasskey>`
    select id, account, credential, added_at, used_at from staff.passkey
    where credential_hash = ${hashOf(world, credentialId)} for update`.execute(tx);
  return rows[0];
}

export async function notePasskeyUsed(
  tx: Queries,
  opened: Opened,
  id: string,
  credential: Credential,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update staff.passkey set credential = ${opened.seal(column, JSON.stringify(credential))}, used_at = ${now}
    where id = ${id}`.execute(tx);
}

export async function passkeysOf(db: Queries, account: string): Promise<readonly StoredPasskey[]> {
  const { rows } = await sql<StoredPasskey>`
    select id, account, credential, added_at, used_at from staff.passkey where account = ${account}
    order by added_at, id`.execute(db);
  return rows;
}

export async function removePasskey(db: Queries, account: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from staff.passkey where id = ${id} and account = ${account}`.execute(db);
  return numAffectedRows === 1n;
}
