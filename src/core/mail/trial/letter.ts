import { sql } from 'kysely';
import type { Opened } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import { open, type Vault } from '../../vault/index.ts';
import { type Field, parted } from '../dkim/canonical.ts';
import type { Ready } from '../outbox/compose.ts';

const rawColumn = 'mail.letter.raw';
const partsColumn = 'mail.letter.parts';

/** A mail in the trial mailbox, as `/mailbox.json` shows it. */
export interface Letter {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** By lower-case name, unfolded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string | null;
  /** The very bytes that a server would have been given; they are UTF-8. */
  readonly raw: string;
}

type Parts = Pick<Letter, 'from' | 'to' | 'subject' | 'text' | 'html'>;

/** Puts a mail in the trial mailbox, in the transaction that notes it as sent. */
export async function putLetter(
  tx: Queries,
  id: string,
  opened: Opened,
  ready: Pick<Ready, 'message' | 'to' | 'raw'>,
  from: string,
  at: Temporal.Instant,
): Promise<void> {
  const { subject, text, html = null } = ready.message;
  const parts: Parts = { from, to: [ready.to], subject, text, html };
  await sql`insert into mail.letter (id, record, at, raw, parts)
    values (${id}, ${opened.id}, ${at.toString()}, ${opened.seal(rawColumn, ready.raw.toString('utf8'))},
            ${opened.seal(partsColumn, JSON.stringify(parts))})`.execute(tx);
}

interface Row {
  readonly id: string;
  readonly record: string;
  readonly at: Temporal.Instant;
  readonly raw: Buffer;
  readonly parts: Buffer;
}

export interface Mailbox {
  readonly db: Queries;
  readonly vault: Vault;
}

/** Every letter, newest last. It reads as the person who got it would, so no purpose of the policy is asked; trial only. */
export async function letters({ db, vault }: Mailbox): Promise<readonly Letter[]> {
  const { rows } = await sql<Row>`select id, record, at, raw, parts from mail.letter order by number`.execute(db);
  return readLetters(vault, db, rows);
}

export async function letterById({ db, vault }: Mailbox, id: string): Promise<Letter | undefined> {
  const { rows } = await sql<Row>`select id, record, at, raw, parts from mail.letter where id::text = ${id}`.execute(
    db,
  );
  return (await readLetters(vault, db, rows))[0];
}

async function readLetters(vault: Vault, db: Queries, rows: readonly Row[]): Promise<readonly Letter[]> {
  const keys = await vault.keys(db, [...new Set(rows.map((row) => row.record))]);
  return rows.flatMap(({ id, record, at, raw: sealedRaw, parts: sealedParts }) => {
    const key = keys.get(record);
    if (!key) return [];
    const raw = open(key, rawColumn, sealedRaw);
    const { from, to, subject, text, html } = JSON.parse(open(key, partsColumn, sealedParts)) as Parts;
    return [{ id, at: at.toString(), from, to, subject, headers: headersOf(raw), text, html, raw }];
  });
}

const headersOf = (raw: string): Readonly<Record<string, string>> =>
  Object.fromEntries(parted(Buffer.from(raw)).fields.map((field) => [field.name, valueOf(field)]));

const valueOf = ({ line }: Field): string =>
  Buffer.from(
    line
      .slice(line.indexOf(':') + 1)
      .replace(/\r\n/g, '')
      .trim(),
    'latin1',
  ).toString('utf8');
