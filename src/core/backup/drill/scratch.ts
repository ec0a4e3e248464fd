import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { urlOfDatabase } from '../../store/index.ts';

export interface Scratch extends AsyncDisposable {
  readonly url: string;
}

/** A new, empty database on the same server, gone when disposed. The user of DATABASE_URL must be allowed to create one. */
export async function scratchDatabase(pool: pg.Pool, url: string): Promise<Scratch> {
  const name = `avow_drill_${randomBytes(6).toString('hex')}`;
  await pool.query(`create database ${name} template template0 encoding utf8`);
  const { rows } = await pool.query<{ oid: number }>(`select oid from pg_database where datname = $1`, [name]);
  return {
    url: urlOfDatabase(url, name),
    [Symbol.asyncDispose]: async () => {
      await pool.query(`drop database ${name} with (force)`);
      // Made for it when it was opened; roles belong to the server and would outlive it.
      for (const task of ['sending', 'proof'])
        await pool.query(`drop role if exists avow_${task}_${rows[0]?.oid ?? 0}`);
    },
  };
}
