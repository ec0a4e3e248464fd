import { sql } from 'kysely';
import type { MailAccount, OpenFolder } from '../../../core/mail/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { identityOf, pathHash } from '../mailbox/hash.ts';

/** A message that has to leave, where it was last seen. */
interface Doomed {
  readonly id: string;
  readonly folder: string;
  readonly path: string;
  readonly validity: number;
  readonly uid: number;
  readonly identity: Buffer;
  readonly size: number;
}

// Few enough that a message is still the one that was compared when it is deleted.
const batch = 200;

/**
 * Deletes from the mailbox what was ordered out of it. Each message is compared right before: one that is not the one
 * meant is left alone and looked for again. Interrupted anywhere, it is done over. Answers how many are gone or have to be
 * looked for again.
 */
export async function carryOut(world: World, account: string, connection: MailAccount): Promise<number> {
  const doomed = await ordered(world, account, connection);
  let gone = 0;
  for (const [path, all] of Map.groupBy(doomed, (one) => one.path)) {
    const folder = await connection.open(path);
    if (!folder || folder.validity !== BigInt(all[0]?.validity ?? 0)) continue;
    for (let at = 0; at < all.length; at += batch)
      gone += await eraseFrom(world, folder, account, all.slice(at, at + batch));
  }
  return gone;
}

async function eraseFrom(
  world: World,
  folder: OpenFolder,
  account: string,
  doomed: readonly Doomed[],
): Promise<number> {
  const uids = doomed.map(({ uid }) => uid);
  const there = new Map((await folder.digests(uids)).map((digest) => [digest.uid, digest]));
  const isMeant = ({ uid, identity, size }: Doomed) => {
    const digest = there.get(uid);
    return digest !== undefined && digest.size === size && identityOf(world, digest).equals(identity);
  };
  const meant = doomed.filter(isMeant);
  if (meant.length > 0) await folder.erase(meant.map(({ uid }) => uid));
  const left = new Set((await folder.digests(meant.map(({ uid }) => uid))).map(({ uid }) => uid));
  const gone = doomed.filter((one) => (there.has(one.uid) ? meant.includes(one) && !left.has(one.uid) : true));
  const other = doomed.filter((one) => there.has(one.uid) && !meant.includes(one));
  await note(world, account, { gone, left: meant.filter(({ uid }) => left.has(uid)), other });
  await distrust(world, [...new Set(other.map((one) => one.folder))]);
  return gone.length + other.length;
}

interface Outcome {
  readonly gone: readonly Doomed[];
  /** Still there although the server was told to delete them. */
  readonly left: readonly Doomed[];
  /** Under that number lies another message. */
  readonly other: readonly Doomed[];
}

async function note({ db }: World, account: string, { gone, left, other }: Outcome): Promise<void> {
  const ids = (some: readonly Doomed[]) => some.map(({ id }) => id);
  await sql`
    update contact.erasure set attempts = attempts + 1,
      gone_in = case when id = any(${ids(gone)}::uuid[])
        then (select looks from contact.account where name = ${account}) end,
      folder = case when id = any(${ids(left)}::uuid[]) then folder end,
      uid = case when id = any(${ids(left)}::uuid[]) then uid end,
      problem = case when id = any(${ids(left)}::uuid[]) then 'refused'
        when id = any(${ids(other)}::uuid[]) then 'other-message' end
    where id = any(${ids([...gone, ...left, ...other])}::uuid[])`.execute(db);
}

/** Where one number was wrong none is trusted: the folder is read again as one that counts its messages anew. */
async function distrust({ db }: World, folders: readonly string[]): Promise<void> {
  if (folders.length === 0) return;
  await transaction(db, async (tx) => {
    await sql`update contact.folder set next_uid = null where id = any(${folders}::uuid[])`.execute(tx);
    await sql`update contact.message set uid = null where folder = any(${folders}::uuid[])`.execute(tx);
    await sql`update contact.erasure set folder = null, uid = null where folder = any(${folders}::uuid[])`.execute(tx);
  });
}

async function ordered(world: World, account: string, connection: MailAccount): Promise<readonly Doomed[]> {
  const { rows } = await sql<Omit<Doomed, 'path'> & { path_hash: Buffer }>`
    select e.id, e.folder, f.path_hash, f.validity, e.uid, e.identity, e.size
    from contact.erasure e join contact.folder f on f.id = e.folder
    where e.account = ${account} and e.uid is not null and e.gone_in is null order by e.folder, e.uid`.execute(
    world.db,
  );
  if (rows.length === 0) return [];
  const paths = new Map((await connection.folders()).map(({ path }) => [pathHash(world, path).toString('hex'), path]));
  return rows.flatMap(({ path_hash, ...row }) => {
    const path = paths.get(path_hash.toString('hex'));
    return path === undefined ? [] : [{ ...row, path }];
  });
}
