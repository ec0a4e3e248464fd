import type { Act, Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { type Content, contentColumn, type Declaration } from './declaration.ts';
import type { Mapping } from './file/index.ts';
import * as queries from './queries.ts';

export type Purpose = 'newsletter.import' | 'newsletter.import-review';

/** An import opened for its purpose; undefined when it is gone or stands in another stage. */
export async function openImport(
  world: World,
  db: Queries,
  id: string,
  purpose: Purpose,
): Promise<{ readonly import: queries.StoredImport; readonly content: Content; readonly opened: Opened } | undefined> {
  const found = await queries.importByRecord(db, id);
  if (!found) return undefined;
  const opened = await world.records.open(db, id, purpose);
  if ('refused' in opened) return undefined;
  return { import: found, content: JSON.parse(opened.text(contentColumn, found.content)) as Content, opened };
}

/** Somebody has checked the file and declares where it comes from: from now on it is taken in. */
export async function startImport(
  world: World,
  id: string,
  { mapping, declaration }: { readonly mapping: Mapping; readonly declaration: Declaration },
  act: Act,
): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    const advanced = await world.records.advance(tx, id, 'started', act);
    if ('refused' in advanced) return false;
    const found = await openImport(world, tx, id, 'newsletter.import');
    if (!found) return false;
    const content: Content = { ...found.content, mapping, declaration };
    await queries.noteStarted(tx, id, found.opened.seal(contentColumn, JSON.stringify(content)), act.now);
    return true;
  });
}
