import { sql } from 'kysely';
import type { Queries } from '../../../core/store/index.ts';

/** Archived wordings by their hash. */
export async function wordingsOf(
  db: Queries,
  hashes: readonly string[],
): Promise<Readonly<Record<string, { kind: string; language: string; text: string }>>> {
  const { rows } = await sql<{ hash: string; kind: string; language: string; text: string }>`
    select hash, kind, language, text from newsletter.wording where hash = any(${hashes}::text[]) order by hash`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ hash, ...wording }) => [hash, wording]));
}
