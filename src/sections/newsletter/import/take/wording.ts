import { sql } from 'kysely';
import type { Queries } from '../../../../core/store/index.ts';
import { wordingHash } from '../../consent/wording.ts';
import type { Declaration } from '../declaration.ts';

/** Archives what people read in the other system, as it was declared; answers its hash. */
export async function archiveImportWording(
  tx: Queries,
  { wording, language }: Pick<Declaration, 'wording' | 'language'>,
  now: Temporal.Instant,
): Promise<string> {
  const hash = wordingHash(wording);
  await sql`
    insert into newsletter.wording (hash, kind, language, text, first_used)
    values (${hash}, 'import', ${language}, ${wording}, ${now}) on conflict do nothing`.execute(tx);
  return hash;
}
