import { sql } from 'kysely';
import { type MailAccount, type OpenFolder, openAccount } from '../../../core/mail/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { accountsOf } from './account.ts';
import { pathHash } from './hash.ts';

/** Where a message of a conversation lies. */
export interface Lying {
  readonly id: number;
  readonly record: string;
  readonly account: string;
  readonly uid: number;
  readonly at: Temporal.Instant;
  readonly inbound: boolean;
  readonly automatic: boolean;
  readonly identity: Buffer;
  readonly path_hash: Buffer;
  readonly validity: number;
}

/** Where the messages of these conversations lie, oldest first; a message of which copies lie about stands there for each. */
export async function lyingOf(db: Queries, records: readonly string[]): Promise<readonly Lying[]> {
  const { rows } = await sql<Lying>`
    select m.id, m.record, f.account, m.uid, m.at, m.inbound, m.automatic, m.identity, f.path_hash, f.validity
    from contact.message m join contact.folder f on f.id = m.folder
    where m.record = any(${records}::uuid[]) and m.uid is not null order by m.at, m.id`.execute(db);
  return rows;
}

/** Reads messages of an open folder; those that are gone are left out. */
export type ReadThere<T> = (folder: OpenFolder, uids: readonly number[]) => Promise<ReadonlyMap<number, T>>;

/**
 * Reads messages where they lie, one of several copies; those that are just being moved or deleted are left out.
 * Throws when the mailbox cannot be reached.
 */
export async function readLying<T>(
  world: World,
  lying: readonly Lying[],
  read: ReadThere<T>,
): Promise<ReadonlyMap<number, T>> {
  const found = new Map<number, T>();
  for (const { name, server } of accountsOf(world)) {
    let left = lying.filter((one) => one.account === name);
    if (left.length === 0) continue;
    await using connection = await openAccount(server, world.egress);
    const paths = await pathsOf(world, connection);
    // One copy of each first; where that one has just gone, the next.
    while (left.length > 0) {
      const tried = [...new Map(left.toReversed().map((one) => [copyOf(one), one])).values()];
      for (const [hash, there] of Map.groupBy(tried, (one) => one.path_hash.toString('hex')))
        await readIn(connection, paths.get(hash), there, read, found);
      const done = new Set(tried.filter(({ id }) => found.has(id)).map(copyOf));
      left = left.filter((one) => !tried.includes(one) && !done.has(copyOf(one)));
    }
  }
  return found;
}

const copyOf = ({ record, identity }: Lying): string => `${record} ${identity.toString('hex')}`;

async function readIn<T>(
  connection: MailAccount,
  path: string | undefined,
  lying: readonly Lying[],
  read: ReadThere<T>,
  found: Map<number, T>,
): Promise<void> {
  const folder = path === undefined ? undefined : await connection.open(path);
  if (!folder || folder.validity !== BigInt(lying[0]?.validity ?? 0)) return;
  const contents = await read(
    folder,
    lying.map(({ uid }) => uid),
  );
  for (const { id, uid } of lying) {
    const content = contents.get(uid);
    if (content !== undefined) found.set(id, content);
  }
}

const pathsOf = async (world: World, connection: MailAccount): Promise<ReadonlyMap<string, string>> =>
  new Map((await connection.folders()).map(({ path }) => [pathHash(world, path).toString('hex'), path]));
