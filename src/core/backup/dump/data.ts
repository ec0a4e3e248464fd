import { sql } from 'kysely';
import { currentVersion, type Table } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Session } from '../connection.ts';
import type { DataManifest, TableFile } from '../copy/manifest.ts';
import { planOf, sequencesOf } from './plan.ts';
import { dumpTable } from './rows.ts';

export type Told = (table: string, rows: number) => void;

type Data = Pick<DataManifest, 'entry' | 'migrations' | 'policy' | 'journal' | 'tables' | 'leftOut' | 'sequences'>;

/** Writes everything but keys and what is declared to stay out, as one snapshot shows it. */
export async function dumpData(
  session: Session,
  declared: Readonly<Record<string, Table>>,
  folder: string,
  told: Told,
): Promise<Data> {
  const { db } = session;
  const plan = await planOf(db, declared);
  const tables: TableFile[] = [];
  for (const planned of plan.tables) {
    const written = await dumpTable(session, planned, folder);
    told(written.table, written.rows);
    tables.push(written);
  }
  return {
    migrations: await migrationsOf(db),
    policy: await policyOf(db),
    ...(await journalOf(db)),
    tables,
    leftOut: { tables: [...plan.leftOut.tables], classes: [...plan.leftOut.classes] },
    sequences: [...(await sequencesOf(db))],
  };
}

async function migrationsOf(db: Queries): Promise<DataManifest['migrations']> {
  const { rows } = await sql<{ name: string; sha256: string }>`
    select name, sha256 from store.migration order by name`.execute(db);
  return rows;
}

async function policyOf(db: Queries): Promise<DataManifest['policy']> {
  const version = await currentVersion(db);
  if (!version) throw new Error('A database without a policy was asked for a backup.');
  return { version: version.number, hash: version.hash };
}

async function journalOf(db: Queries): Promise<Pick<DataManifest, 'journal' | 'entry'>> {
  const { rows } = await sql<DataManifest['journal'] & { entry: number }>`
    select coalesce(b.number, 0) as block, coalesce(encode(b.hash, 'hex'), ${'00'.repeat(32)}) as hash,
      coalesce(b.last, 0) as "blockEnd", coalesce((select max(id) from journal.entry), 0) as entry
    from (select) as one left join lateral (
      select number, hash, last from journal.block order by number desc limit 1) as b on true`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('The journal did not say where it stands.');
  const { entry, ...journal } = found;
  return { journal, entry };
}
