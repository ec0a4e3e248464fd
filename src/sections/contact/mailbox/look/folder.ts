import { sql } from 'kysely';
import type { AccountFolder, Digest, MailAccount, OpenFolder } from '../../../../core/mail/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction, uuidv7 } from '../../../../core/store/index.ts';
import type { ContactAccount } from '../account.ts';
import { pathHash } from '../hash.ts';
import { take } from './take.ts';

/** A folder as it was last seen. */
export interface KnownFolder {
  readonly id: string;
  readonly validity: bigint;
  readonly nextUid: number | null;
  readonly messages: number | null;
}

/** What is not in a folder any more. */
export interface Vanished {
  /** The folder's id. */
  readonly id: string;
  readonly gone: readonly number[];
}

export interface Reading {
  readonly account: ContactAccount;
  readonly connection: MailAccount;
  readonly folder: AccountFolder;
  readonly before: KnownFolder | undefined;
  /** Our own addresses. */
  readonly own: ReadonlySet<string>;
}

// Enough that the way to the server and back does not count, and little enough to be held at once.
const batch = 500;

/** The folders of an account by the hash of their path, in hexadecimal. */
export async function knownFolders({ db }: World, account: string): Promise<ReadonlyMap<string, KnownFolder>> {
  const { rows } = await sql<Omit<KnownFolder, 'validity'> & { path_hash: Buffer; validity: number }>`
    select id, path_hash, validity, next_uid as "nextUid", messages from contact.folder where account = ${account}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.path_hash.toString('hex'), { ...row, validity: BigInt(row.validity) }]));
}

/**
 * Reads of a folder what is not known of it, newest first and in batches, each of which stays once it is taken; tells
 * what is not there any more. Undefined when the folder itself went away meanwhile.
 */
export async function readFolder(
  world: World,
  { account, connection, folder, before, own }: Reading,
): Promise<(Vanished & { readonly fresh: number }) | undefined> {
  const open = await connection.open(folder.path);
  if (!open) return undefined;
  const id = await folderFor(world, account.name, folder.path, { before, validity: open.validity });
  const there = await open.uids();
  const known = await knownUids(world, id);
  const fresh = there.filter((uid) => !known.has(uid)).toReversed();
  for (let at = 0; at < fresh.length; at += batch) {
    const digests = await open.digests(fresh.slice(at, at + batch));
    const ours = digests.filter((digest) => !isReport(world, account, folder, digest));
    if (ours.length > 0) await take(world, { account: account.name, folder: id }, ours, own);
    await sql`update contact.account set known = known + ${digests.length} where name = ${account.name}`.execute(
      world.db,
    );
  }
  const present = new Set(there);
  return { id, fresh: fresh.length, gone: [...known].filter((uid) => !present.has(uid)) };
}

/** The folder's id; where it has counted its messages anew, all numbers that were known are void. */
async function folderFor(
  world: World,
  account: string,
  path: string,
  { before, validity }: { readonly before: KnownFolder | undefined; readonly validity: OpenFolder['validity'] },
): Promise<string> {
  if (before && before.validity === validity) return before.id;
  const { db, clock } = world;
  const hash = pathHash(world, path);
  return transaction(db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into contact.folder (id, account, path_hash, validity)
      values (${uuidv7(clock.now())}, ${account}, ${hash}, ${String(validity)})
      on conflict (account, path_hash) do update set validity = excluded.validity, next_uid = null, messages = null
      returning id`.execute(tx);
    const id = rows[0]?.id;
    if (!id) throw new Error('A folder could not be noted.');
    await sql`update contact.message set uid = null where folder = ${id}`.execute(tx);
    await sql`update contact.erasure set folder = null, uid = null where folder = ${id}`.execute(tx);
    return id;
  });
}

async function knownUids({ db }: World, folder: string): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ uid: number }>`
    select uid from contact.message where folder = ${folder} and uid is not null
    union select uid from contact.erasure where folder = ${folder} and uid is not null`.execute(db);
  return new Set(rows.map(({ uid }) => uid));
}

/** Reports of mails that did not arrive are taken out of their folder by whoever sent those mails. */
function isReport(
  { transport }: World,
  { server }: ContactAccount,
  { path }: AccountFolder,
  { to, deliveredTo }: Digest,
): boolean {
  const { bounceDomain } = transport;
  if (bounceDomain === undefined || path.toUpperCase() !== server.folder.toUpperCase()) return false;
  const addresses = [...to.map(({ address }) => address), ...deliveredTo];
  return addresses.some((address) => address.toLowerCase().endsWith(`@${bounceDomain.toLowerCase()}`));
}
