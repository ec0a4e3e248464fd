import { cpus, release, totalmem, type } from 'node:os';
import { sql } from 'kysely';
import type { Queries } from '../../src/core/store/index.ts';

/** The machine's facts, printed above every figure: a ratio without them says little. */
export async function machine(db: Queries): Promise<string> {
  const { rows } = await sql<{ version: string; fsync: string }>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync`.execute(db);
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${type()} ${release()}`,
    `Node ${process.version}`,
    `PostgreSQL ${rows[0]?.version}, fsync ${rows[0]?.fsync}`,
  ].join(' · ');
}
