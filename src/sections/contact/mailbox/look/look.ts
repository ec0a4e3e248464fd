import { sql } from 'kysely';
import type { AccountFolder, MailAccount } from '../../../../core/mail/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { noteGone, verifyErased } from '../../erasure/verify.ts';
import { type ContactAccount, ownAddresses } from '../account.ts';
import { pathHash } from '../hash.ts';
import { endEmptied, noteEmptied } from './emptied.ts';
import { type FolderRead, readFolder } from './folder.ts';
import { type KnownFolder, knownFolders } from './known.ts';

/** What a look found. */
export interface Looked {
  /** Something was taken in, missed or ended: another look may bring more to its end. */
  readonly changed: boolean;
  /** The number of this look. */
  readonly number: number;
  /** The folders as they were when it began. */
  readonly listed: readonly AccountFolder[];
}

/**
 * Looks at every folder of an account. What is new anywhere is taken in before anything counts as gone, so that a
 * message that was moved is never missed; what is missed at one look ends at the next. A look that breaks off has no
 * effect but what it took in, and the next one goes on from there.
 */
export async function look(world: World, account: ContactAccount, connection: MailAccount): Promise<Looked> {
  const number = await begin(world, account.name);
  const listed = await connection.folders();
  // Every account has one (RFC 9051, section 5.1); a list without it is not the whole list.
  if (!listed.some(({ use }) => use === '\\Inbox')) throw new Error('The mailbox lists its folders without INBOX.');
  await noteSize(world, account.name, listed);
  const known = await knownFolders(world, account.name);
  const own = ownAddresses(world);
  const seen: Read[] = [];
  for (const folder of listed) {
    const before = known.get(pathHash(world, folder.path).toString('hex'));
    if (before && isUnchanged(before, folder)) continue;
    const read = await readFolder(world, { account, connection, folder, before, own });
    if (read) seen.push({ ...read, folder });
  }
  const there = new Set(listed.map(({ path }) => pathHash(world, path).toString('hex')));
  const removed = [...known].filter(([hash]) => !there.has(hash)).map(([, folder]) => folder.id);
  return { number, listed, changed: await end(world, account.name, { number, seen, removed }) };
}

interface Read extends FolderRead {
  readonly folder: AccountFolder;
}

/** Messages come with a higher number than all before and go with their count: where neither moved, nothing did. */
const isUnchanged = (before: KnownFolder, now: AccountFolder): boolean =>
  before.validity === now.validity && before.nextUid === now.nextUid && before.messages === now.messages;

async function begin({ db }: World, account: string): Promise<number> {
  const { rows } = await sql<{ looks: number }>`
    insert into contact.account (name) values (${account})
    on conflict (name) do update set name = excluded.name returning looks`.execute(db);
  return (rows[0]?.looks ?? 0) + 1;
}

async function noteSize({ db }: World, account: string, listed: readonly AccountFolder[]): Promise<void> {
  const messages = listed.reduce((sum, folder) => sum + folder.messages, 0);
  await sql`update contact.account set messages = ${messages}, problem = null where name = ${account}`.execute(db);
}

interface Findings {
  readonly number: number;
  readonly seen: readonly Read[];
  readonly removed: readonly string[];
}

async function end(world: World, account: string, { number, seen, removed }: Findings): Promise<boolean> {
  await world.clock.refresh();
  const act = { now: world.clock.now(), by: 'server' } as const;
  return transaction(world.db, async (tx) => {
    const missed: Missed[] = [];
    for (const { id, gone } of seen) missed.push(...(await forget(tx, id, gone, number)));
    missed.push(...(await forgetFolders(tx, removed, number)));
    for (const { id, folder, modseq } of seen)
      await sql`update contact.folder
        set next_uid = ${folder.nextUid}, messages = ${folder.messages}, modseq = ${modseq?.toString() ?? null}::bigint
        where id = ${id} and validity = ${folder.validity}`.execute(tx);
    const ended = await endEmptied(world, tx, { account, number }, act);
    const records = missed.map(({ record }) => record);
    const emptied = await noteEmptied(tx, records, { account, number });
    const verified = await verifyErased(tx, { account, number }, act);
    const known = seen.some(({ compared }) => compared) || removed.length > 0 ? counted(account) : lessened(missed);
    await sql`
      update contact.account set looks = ${number}, looked_at = ${act.now}::timestamptz, known = ${known}
      where name = ${account}`.execute(tx);
    return seen.some(({ fresh, gone }) => fresh + gone.length > 0) || ended + emptied + verified > 0;
  });
}

/** What lies in the account is counted only where all of a folder was compared: else it would grow with the mailbox. */
const counted = (account: string) => sql`(
  select count(*) from (select distinct m.folder, m.uid from contact.message m
    join contact.folder f on f.id = m.folder where f.account = ${account}) as placed)`;

const lessened = (missed: readonly Missed[]) =>
  sql`greatest(known - ${new Set(missed.map(({ folder, uid }) => `${folder} ${uid}`)).size}::integer, 0)`;

/** A message that is not where it lay. */
interface Missed {
  readonly record: string;
  readonly folder: string;
  readonly uid: number | null;
}

/** Numbers that a folder does not have any more, and what it never found again after it had counted anew. */
async function forget(
  tx: Queries,
  folder: string,
  gone: readonly number[],
  number: number,
): Promise<readonly Missed[]> {
  await noteGone(tx, { folder, gone }, number);
  const { rows } = await sql<Missed>`
    delete from contact.message where folder = ${folder} and (uid = any(${gone}::bigint[]) or uid is null)
    returning record, folder, uid`.execute(tx);
  return rows;
}

async function forgetFolders(tx: Queries, folders: readonly string[], number: number): Promise<readonly Missed[]> {
  if (folders.length === 0) return [];
  for (const folder of folders) await noteGone(tx, { folder, gone: 'all' }, number);
  const { rows } = await sql<Missed>`
    delete from contact.message where folder = any(${folders}::uuid[]) returning record, folder, uid`.execute(tx);
  await sql`delete from contact.folder where id = any(${folders}::uuid[])`.execute(tx);
  return rows;
}
