import { to } from 'pg-copy-streams';
import type { Session } from '../connection.ts';
import { writeFileFrom } from '../copy/file.ts';
import type { TableFile } from '../copy/manifest.ts';
import type { PlannedTable } from './plan.ts';

/** Writes the rows of a table, as the session's snapshot sees them, into a file of a copy. */
export async function dumpTable({ client }: Session, table: PlannedTable, folder: string): Promise<TableFile> {
  const { schema, name, columns, select } = table;
  const stream = client.query(to(`copy (${select}) to stdout`));
  const written = await writeFileFrom(stream, folder, `${schema}.${name}.zst`);
  return { ...written, table: `${schema}.${name}`, columns: [...columns], rows: stream.rowCount ?? 0 };
}
