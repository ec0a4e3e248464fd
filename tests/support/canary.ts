// Looks for a word that nobody may find: in every row of every table, in the files of an embedded server, in texts such
// as logs and mails. It looks for the word in the forms that programs give to words, and for bytes as they are.
// Does not look: into PostgreSQL's write-ahead log unless asked (it forgets by itself, later), into compressed values.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Queries } from '../../src/core/store/index.ts';

export interface Sight {
  /** `table core.record`, `file base/5/1259`, or the name of a text. */
  readonly where: string;
  readonly form: string;
}

export interface Places {
  readonly databases?: readonly Queries[];
  /** Directories with the files of servers that belong to this test alone. */
  readonly directories?: readonly string[];
  /** Logs, mails and whatever else was said, by name. */
  readonly texts?: Readonly<Record<string, string | Buffer>>;
  /** Looks into the write-ahead log too: what never was in the clear is not there either. */
  readonly wal?: boolean;
}

/** Where the canary is seen; empty when it is nowhere. */
export async function sightings(canary: string | Buffer, places: Places): Promise<readonly Sight[]> {
  const forms = formsOf(canary);
  const seen: Sight[] = [];
  const look = (where: string, haystack: Buffer) => {
    for (const [form, needles] of forms)
      if (needles.some((needle) => haystack.includes(needle))) seen.push({ where, form });
  };
  for (const [name, text] of Object.entries(places.texts ?? {})) look(name, Buffer.from(text));
  for (const db of places.databases ?? [])
    for await (const { table, rows } of dump(db)) look(`table ${table}`, Buffer.from(rows));
  for (const directory of places.directories ?? [])
    for await (const file of filesOf(directory, places.wal ?? false))
      look(`file ${relative(directory, file)}`, await readFile(file).catch(() => Buffer.alloc(0)));
  return seen;
}

/** Makes a server write everything to its files and give back what it deleted. */
export async function settle(db: Queries | Kysely<unknown>): Promise<void> {
  await sql`vacuum full`.execute(db);
  await sql`checkpoint`.execute(db);
}

/** Every table as text, and what the planner remembers of their values. */
async function* dump(db: Queries): AsyncGenerator<{ readonly table: string; readonly rows: string }> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    union all select 'pg_catalog', 'pg_stats' order by 1, 2`.execute(db);
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.id(schema, name)} as t`.execute(db);
    yield { table: `${schema}.${name}`, rows: rows.map(({ row }) => row).join('\n') };
  }
}

async function* filesOf(directory: string, wal: boolean): AsyncGenerator<string> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && (wal || entry.name !== 'pg_wal')) yield* filesOf(path, wal);
    else if (entry.isFile()) yield path;
  }
}

type Forms = readonly (readonly [form: string, needles: readonly Buffer[]])[];

function formsOf(canary: string | Buffer): Forms {
  const bytes = Buffer.from(canary);
  const hex = bytes.toString('hex');
  const shared: Forms = [
    ['hexadecimal', [Buffer.from(hex), Buffer.from(hex.toUpperCase())]],
    ['base64', [...base64(bytes, 'base64'), ...base64(bytes, 'base64url')]],
  ];
  if (typeof canary !== 'string') return [['bytes', [bytes]], ...shared];
  return [
    ['text', [canary, canary.toLowerCase(), canary.toUpperCase()].map((text) => Buffer.from(text))],
    ['quoted-printable', quotedPrintable(bytes)],
    ['percent-encoded', [Buffer.from(encodeURIComponent(canary))].filter((needle) => !needle.equals(bytes))],
    ['UTF-16', [Buffer.from(canary, 'utf16le'), Buffer.from(canary, 'utf16le').swap16()]],
    ['UTF-16 in hexadecimal', [Buffer.from(Buffer.from(canary, 'utf16le').toString('hex'))]],
    ...shared,
  ];
}

/** Base64 of a word depends on how many bytes stand before it; of each of the three ways, the letters that are sure. */
function base64(bytes: Buffer, alphabet: 'base64' | 'base64url'): Buffer[] {
  return [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes])
      .toString(alphabet)
      .replace(/=+$/, '');
    const unsure = Math.ceil((before * 8) / 6);
    const sure = Math.floor(((before + bytes.length) * 8) / 6);
    return Buffer.from(all.slice(unsure, sure));
  });
}

/** As quoted-printable and the Q encoding of headers write it: what must be escaped, or everything but letters and digits. */
function quotedPrintable(bytes: Buffer): Buffer[] {
  const escaped = (plain: RegExp) =>
    [...bytes]
      .map((byte) => {
        const char = String.fromCharCode(byte);
        return byte < 0x80 && plain.test(char) ? char : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      })
      .join('');
  return [/[ -<>-~]/, /[A-Za-z0-9]/, /[A-Za-z0-9@.]/]
    .map((plain) => Buffer.from(escaped(plain)))
    .filter((needle) => !needle.equals(bytes));
}
