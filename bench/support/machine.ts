import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { sql } from 'kysely';
import { freshGround } from './ground.ts';

/** The machine's facts, printed above every figure: a ratio without them says little. */
export async function machine(): Promise<string> {
  await using ground = await freshGround();
  const { rows } = await sql<{ version: string; fsync: string }>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync`.execute(ground.store.db);
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${type()} ${release()}`,
    `load ${loadavg()[0]?.toFixed(1)}`,
    `Node ${process.version}`,
    `PostgreSQL ${rows[0]?.version}, fsync ${rows[0]?.fsync}`,
  ].join(' · ');
}
