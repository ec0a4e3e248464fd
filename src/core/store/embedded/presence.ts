import pg from 'pg';
import { StoreError } from '../errors.ts';
import type { Layout } from './layout.ts';

/** `server` is one per directory; `visitor` is a command that works beside it. */
export type ServerRole = 'server' | 'visitor';

/**
 * One connection that a process keeps as long as it uses the embedded server. The server's own locks say who is here:
 * they vanish with the process that held them, however it ended, which no lock file does.
 */
export interface Presence {
  readonly client: pg.Client;
  readonly lost: Promise<void>;
}

const presenceLock = 4_106_002;
const serverLock = 4_106_003;
// Long enough for a killed server's connection to be noticed, short enough for a person who started twice.
const claimPatience = 1500;

/** Why nobody could be reached: nothing listens, or the server is on its way up or down. */
export type Unreached = 'absent' | 'busy';

/** Connects and joins those present; a server also claims the directory. */
export async function join(layout: Layout, role: ServerRole): Promise<Presence | Unreached> {
  const client = new pg.Client({
    host: layout.socket,
    user: 'avow',
    database: 'postgres',
    application_name: `avow ${role} ${process.pid}`,
  });
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [presenceLock]);
    if (role === 'server') await claim(client, layout);
    return { client, lost };
  } catch (error) {
    await client.end().catch(() => {});
    return unreached(error, layout);
  }
}

/** Leaves; true when nobody else is here, and then nobody can join until this connection ends. */
export async function leave({ client }: Presence): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [presenceLock]);
  const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [presenceLock]);
  return rows[0]?.last === true;
}

async function claim(client: pg.Client, layout: Layout): Promise<void> {
  await client.query(`set lock_timeout = ${claimPatience}`);
  try {
    await client.query('select pg_advisory_lock($1)', [serverLock]);
  } catch (cause) {
    if (codeOf(cause) !== '55P03') throw cause;
    throw new StoreError('already-served', await occupant(client, layout), { cause });
  }
  await client.query('set lock_timeout = 0');
}

async function occupant(client: pg.Client, layout: Layout): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [serverLock],
  );
  const id = rows[0]?.name.split(' ').at(-1);
  return id === undefined ? layout.root : `${layout.root} (process ${id})`;
}

function unreached(error: unknown, layout: Layout): Unreached {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ECONNREFUSED':
      return 'absent';
    // Starting or stopping, stopped while we waited, gone in the middle of a word, or full for the moment.
    case '57P03':
    case '57P01':
    case '57P02':
    case '53300':
    case 'ECONNRESET':
    case 'EPIPE':
      return 'busy';
    case 'EACCES':
      throw new StoreError('directory-of-another-user', layout.root, { cause: error });
    default:
      // The driver has no code for a connection that broke between two statements.
      if (error instanceof Error && /^Connection terminated|is not queryable$/.test(error.message)) return 'busy';
      throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
