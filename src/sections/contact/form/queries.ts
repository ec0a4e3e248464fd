import { sql } from 'kysely';
import type { Language } from '../../../core/policy/index.ts';
import type { Queries } from '../../../core/store/index.ts';

export const formClass = 'contact.form';
export const mailColumn = 'contact.form_message.mail';

export interface NewFormMessage {
  readonly record: string;
  readonly mail: Buffer;
  readonly language: Language;
  readonly postedAt: Temporal.Instant;
  readonly network: Buffer;
}

export async function insertMessage(tx: Queries, m: NewFormMessage): Promise<void> {
  await sql`insert into contact.form_message (record, mail, language, posted_at, network)
    values (${m.record}, ${m.mail}, ${m.language}, ${m.postedAt}, ${m.network})`.execute(tx);
}

/** What was written, sealed, and in which language; undefined once it has left. */
export async function messageOf(
  tx: Queries,
  record: string,
): Promise<{ readonly mail: Buffer; readonly language: Language } | undefined> {
  const { rows } = await sql<{ mail: Buffer; language: Language }>`
    select mail, language from contact.form_message where record = ${record} and mail is not null`.execute(tx);
  return rows[0];
}

/** Nothing of what was written is left. */
export async function emptyMessage(tx: Queries, record: string): Promise<void> {
  await sql`update contact.form_message set mail = null where record = ${record}`.execute(tx);
}

/** One message after the other is counted, so that a limit is a limit. */
export async function lockForm(tx: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('contact.form', 0))`.execute(tx);
}

/** How many messages came by an address, by a network, or by anybody, since an instant. */
export async function postedSince(
  tx: Queries,
  since: Temporal.Instant,
  by: { readonly subject?: Buffer; readonly network?: Buffer } = {},
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from contact.form_message m join core.record r on r.id = m.record
    where m.posted_at > ${since}
      and (${by.subject ?? null}::bytea is null or r.subject = ${by.subject ?? null})
      and (${by.network ?? null}::bytea is null or m.network = ${by.network ?? null})`.execute(tx);
  return rows[0]?.count ?? 0;
}
