import { z } from 'zod';
import type { Member, World } from '../../../core/section/index.ts';
import type { WebContext } from '../../../core/web/index.ts';
import { allImports, importByRecord, type StoredImport } from './queries.ts';
import { openImport } from './start.ts';

/** An import, and what its file is called. */
export interface Listed {
  readonly import: StoredImport;
  readonly file: string;
}

/** The imports of lists that somebody looks after, and their own ones that name no list yet. */
export async function importsFor(world: World, member: Member): Promise<readonly Listed[]> {
  const all = await Promise.all((await allImports(world.db)).map((one) => theirs(world, member, one)));
  return all.filter((one) => one !== undefined);
}

/** The import of the address, if it is theirs. */
export async function importFor(c: WebContext, world: World, member: Member): Promise<StoredImport | undefined> {
  const id = z.uuid().safeParse(c.req.param('id'));
  const one = id.success ? await importByRecord(world.db, id.data) : undefined;
  return one && (await theirs(world, member, one))?.import;
}

async function theirs(world: World, member: Member, one: StoredImport): Promise<Listed | undefined> {
  const purpose = one.stage === 'waiting' || one.stage === 'running' ? 'newsletter.import' : 'newsletter.import-review';
  const content = (await openImport(world, world.db, one.record, purpose))?.content;
  const list = content?.declaration?.list;
  const isTheirs = member.may('persons') || (list ? member.may('persons', list) : one.uploaded_by === member.account);
  return isTheirs ? { import: one, file: content?.file ?? one.record } : undefined;
}
