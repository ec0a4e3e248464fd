import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Language } from '../../../core/policy/index.ts';
import type { Queries } from '../../../core/store/index.ts';

/** What a person saw when they asked: the sentence of consent, the form around it, the mail that would follow. */
export interface Shown {
  readonly consent: string;
  readonly form: string;
  readonly mail: string;
}

export const wordingHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The same by their hashes, once they stand in the archive. */
export type Archived = Readonly<Record<keyof Shown, string>>;

/** Archives wordings that are new; a reference to the website as it is today would prove nothing (EDPB 05/2020, no. 108). */
export async function archiveWordings(
  db: Queries,
  shown: Shown,
  language: Language,
  now: Temporal.Instant,
): Promise<Archived> {
  const kinds = ['consent', 'form', 'mail'] as const;
  const texts = kinds.map((kind) => shown[kind]);
  await sql`
    insert into newsletter.wording (hash, kind, language, text, first_used)
    select hash, kind, ${language}, text, ${now}
    from unnest(${texts.map(wordingHash)}::text[], ${[...kinds]}::text[], ${texts}::text[]) as shown (hash, kind, text)
    on conflict do nothing`.execute(db);
  return { consent: wordingHash(shown.consent), form: wordingHash(shown.form), mail: wordingHash(shown.mail) };
}

export async function wordingByHash(tx: Queries, hash: string): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`select text from newsletter.wording where hash = ${hash}`.execute(tx);
  return rows[0]?.text;
}

/** The texts of wordings, each once. */
export async function wordingsByHash(tx: Queries, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ hash: string; text: string }>`
    select hash, text from newsletter.wording where hash = any(${[...new Set(hashes)]})`.execute(tx);
  return new Map(rows.map(({ hash, text }) => [hash, text]));
}

/** The language in which a wording was shown: what is mailed later may be in another (Art. 16 GDPR). */
export async function wordingLanguage(tx: Queries, hash: string): Promise<Language | undefined> {
  const { rows } = await sql<{ language: Language }>`
    select language from newsletter.wording where hash = ${hash}`.execute(tx);
  return rows[0]?.language;
}
