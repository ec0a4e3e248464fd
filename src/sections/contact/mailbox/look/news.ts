import { sql } from 'kysely';
import type { OpenFolder } from '../../../../core/mail/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { KnownFolder } from './known.ts';

/** What is different in a folder from what is known of it. */
export interface News {
  /** Newest first. */
  readonly fresh: readonly number[];
  readonly gone: readonly number[];
  /** Every number was held against every other: what is known now is what there is. */
  readonly compared: boolean;
}

/** What came and what left since a folder was last read to its end; all of it is compared where the server's word is not enough. */
export const newsOf = async (
  world: World,
  { id, open, before }: { readonly id: string; readonly open: OpenFolder; readonly before: KnownFolder | undefined },
): Promise<News> => (await sinceThen(world, id, open, before)) ?? (await everything(world, id, open));

/**
 * What came has a higher number than all before. What left the server tells (QRESYNC, RFC 7162), and the count proves: what
 * there was, less what left, plus what came, has to be what there is. Undefined where it is not, or cannot be known.
 */
async function sinceThen(
  world: World,
  id: string,
  open: OpenFolder,
  before: KnownFolder | undefined,
): Promise<News | undefined> {
  const { validity, nextUid, messages } = before ?? {};
  if (validity !== open.validity || typeof nextUid !== 'number' || typeof messages !== 'number') return undefined;
  const come = await open.uids(nextUid);
  const left = [...new Set(open.vanished)].filter((uid) => uid < nextUid);
  if (messages - left.length + come.length !== open.messages()) return undefined;
  return { ...differing(come, await knownUids(world, id, nextUid), left), compared: false };
}

async function everything(world: World, id: string, open: OpenFolder): Promise<News> {
  return { ...differing(await open.uids(), await knownUids(world, id), []), compared: true };
}

function differing(
  there: readonly number[],
  known: ReadonlySet<number>,
  left: readonly number[],
): Pick<News, 'fresh' | 'gone'> {
  const present = new Set(there);
  return {
    fresh: there.filter((uid) => !known.has(uid)).toReversed(),
    gone: [...left, ...[...known].filter((uid) => !present.has(uid))],
  };
}

async function knownUids({ db }: World, folder: string, from = 1): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ uid: number }>`
    select uid from contact.message where folder = ${folder} and uid >= ${from}
    union select uid from contact.erasure where folder = ${folder} and uid >= ${from}`.execute(db);
  return new Set(rows.map(({ uid }) => uid));
}
