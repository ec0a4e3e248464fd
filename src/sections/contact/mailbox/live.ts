import { sql } from 'kysely';
import { type MailAccount, type OpenFolder, openAccount } from '../../../core/mail/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { accountsOf, type ContactAccount } from './account.ts';
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

export type ReadOne<T> = (folder: OpenFolder, uid: number) => Promise<T | undefined>;

/**
 * Reads messages where they lie, one of several copies; those that are just being moved or deleted are left out.
 * Throws when the mailbox cannot be reached.
 */
export async function readLying<T>(
  world: World,
  lying: readonly Lying[],
  read: ReadOne<T>,
): Promise<ReadonlyMap<number, T>> {
  const found = new Map<number, T>();
  for (const account of accountsOf(world)) {
    const there = lying.filter((one) => one.account === account.name);
    if (there.length > 0) await readIn(world, account, there, read, found);
  }
  return found;
}

async function readIn<T>(
  world: World,
  { server }: ContactAccount,
  lying: readonly Lying[],
  read: ReadOne<T>,
  found: Map<number, T>,
): Promise<void> {
  await using connection = await openAccount(server, world.egress);
  const paths = await pathsOf(world, connection);
  const done = new Set<string>();
  for (const [hash, all] of Map.groupBy(lying, (one) => one.path_hash.toString('hex'))) {
    const path = paths.get(hash);
    const folder = path === undefined ? undefined : await connection.open(path);
    if (!folder || folder.validity !== BigInt(all[0]?.validity ?? 0)) continue;
    for (const { id, uid, record, identity } of all) {
      const copy = `${record} ${identity.toString('hex')}`;
      if (done.has(copy)) continue;
      const content = await read(folder, uid);
      if (content === undefined) continue;
      done.add(copy);
      found.set(id, content);
    }
  }
}

const pathsOf = async (world: World, connection: MailAccount): Promise<ReadonlyMap<string, string>> =>
  new Map((await connection.folders()).map(({ path }) => [pathHash(world, path).toString('hex'), path]));
