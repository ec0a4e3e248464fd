import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';

/** Removes the marks of claims that are settled: who settled them was killed before that. */
export async function forgetMarks({ db, transport: { marksFolder } }: World): Promise<void> {
  if (marksFolder === undefined) return;
  const files = await readdir(marksFolder).catch(() => []);
  if (files.length === 0) return;
  const { rows } = await sql<{ id: string }>`select id from newsletter.claim`.execute(db);
  const open = new Set(rows.map(({ id }) => id));
  for (const path of files.filter((file) => !open.has(file)).map((file) => join(marksFolder, file)))
    if (await isOfBefore(path)) await rm(path, { force: true });
}

/** A file is made right before its claim is committed: one that is younger than this process may be about to have it. */
async function isOfBefore(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && found.mtimeMs < performance.timeOrigin;
}
