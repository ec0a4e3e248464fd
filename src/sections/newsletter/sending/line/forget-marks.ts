import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';

/** Removes the marks of claims that are settled: who settled them was killed before that. */
export async function forgetMarks({ db, transport: { marksFolder } }: World): Promise<void> {
  if (marksFolder === undefined) return;
  // A file is made after its claim: what is listed here and not in the table is over.
  const files = await readdir(marksFolder).catch(() => []);
  if (files.length === 0) return;
  const { rows } = await sql<{ id: string }>`select id from newsletter.claim`.execute(db);
  const open = new Set(rows.map(({ id }) => id));
  for (const file of files) if (!open.has(file)) await rm(join(marksFolder, file), { force: true });
}
