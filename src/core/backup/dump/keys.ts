import { sql } from 'kysely';
import type { Session } from '../connection.ts';
import type { KeysManifest } from '../copy/manifest.ts';
import { dumpTable } from './rows.ts';

/** Writes the wrapped keys: without the master key, which is in no copy, they open nothing. */
export async function dumpKeys(
  session: Session,
  folder: string,
): Promise<Pick<KeysManifest, 'tables' | 'secrets' | 'masters'>> {
  const { db } = session;
  const columns = ['record', 'wrapped', 'made_at', 'master'];
  const select = `select record, wrapped, coalesce(made_at, ${madeAt}) as made_at, master from vault.key`;
  const keys = await dumpTable(session, { schema: 'vault', name: 'key', columns, select }, folder);
  const { rows: secrets } = await sql<KeysManifest['secrets'][number]>`
    select name, encode(wrapped, 'hex') as wrapped, master from vault.secret order by name`.execute(db);
  const { rows: masters } = await sql<KeysManifest['masters'][number]>`
    select generation, encode(fingerprint, 'hex') as fingerprint from vault.master
    where retired_at is null order by generation`.execute(db);
  return { tables: [keys], secrets, masters };
}

// A version 7 id begins with its milliseconds. Copied, so that a copy of the data from before 0045 finds keys it can load.
const madeAt = `to_timestamp(('x' || translate(left(record::text, 13), '-', ''))::bit(48)::bigint / 1000.0)`;
