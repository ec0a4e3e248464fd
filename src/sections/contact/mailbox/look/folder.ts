import { sql } from 'kysely';
import type { AccountFolder, Digest, MailAccount, OpenFolder } from '../../../../core/mail/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction, uuidv7 } from '../../../../core/store/index.ts';
import type { ContactAccount } from '../account.ts';
import { pathHash } from '../hash.ts';
import type { KnownFolder } from './known.ts';
import { newsOf } from './news.ts';
import { take } from './take.ts';

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

/** A folder that was read, what was new in it, and what the server counted then. */
export interface FolderRead extends Vanished {
  readonly fresh: number;
  readonly compared: boolean;
  readonly modseq: bigint | null;
}

/**
 * Reads of a folder what is not known of it, newest first and in batches, each of which stays once it is taken; tells
 * what is not there any more. Undefined when the folder itself went away meanwhile.
 */
export async function readFolder(
  world: World,
  { account, connection, folder, before, own }: Reading,
): Promise<FolderRead | undefined> {
  const { validity, modseq } = before ?? {};
  const open = await connection.open(folder.path, validity && modseq ? { validity, modseq } : undefined);
  if (!open) return undefined;
  const id = await folderFor(world, account.name, folder.path, { before, validity: open.validity });
  const { fresh, gone, compared } = await newsOf(world, { id, open, before });
  for (let at = 0; at < fresh.length; at += batch) {
    const digests = await open.digests(fresh.slice(at, at + batch));
    const ours = digests.filter((digest) => !isReport(world, account, folder, digest));
    if (ours.length > 0) await take(world, { account: account.name, folder: id }, ours, own);
  }
  return { id, fresh: fresh.length, gone, compared, modseq: open.modseq };
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

/** What is known of the folders comes from a copy, and less of it than lies there: the next look compares all of each. */
export async function compareAll(tx: Queries): Promise<void> {
  await sql`update contact.folder set next_uid = null`.execute(tx);
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
