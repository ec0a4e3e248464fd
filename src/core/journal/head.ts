import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';

/** The newest block. Noted outside the database, it proves later that nothing was cut off at the end. */
export interface Head {
  readonly number: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  /** Whose journal it is, in hexadecimal: a new database begins a new journal under a new key. */
  readonly publicKey: string;
}

export async function journalHead(db: Queries): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select number, encode(hash, 'hex') as hash, encode(public_key, 'hex') as "publicKey"
    from journal.block order by number desc limit 1`.execute(db);
  return rows[0];
}

/** Writes the head to a file, whole or not at all; never over a head that the journal does not contain any more. */
export async function noteHead(db: Queries, path: string): Promise<void> {
  const [head, noted] = [await journalHead(db), await notedHead(path)];
  if (!head || (noted?.publicKey === head.publicKey && !(await isIn(db, noted)))) return;
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(head)}\n`);
  await rename(draft, path);
}

/** The head that a file remembers; undefined when there is no such file. */
export async function notedHead(path: string): Promise<Head | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Head);
}

async function isIn(db: Queries, { number, hash }: Head): Promise<boolean> {
  const { rows } = await sql`
    select from journal.block where number = ${number} and hash = decode(${hash}, 'hex')`.execute(db);
  return rows.length > 0;
}
