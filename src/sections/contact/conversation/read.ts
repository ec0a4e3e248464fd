import { sql } from 'kysely';
import type { Content, Digest, Named, OpenFolder } from '../../../core/mail/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { type Lying, lyingOf, readLying } from '../mailbox/live.ts';
import type { Correspondent, Heading, LiveMessage, LiveRefused } from './contract.ts';

/** Characters of a message's text that are read. */
export const longestText = 100_000;

/** The messages of a conversation, oldest first, read in the mailbox now, for a purpose that its stage names. */
export async function messagesOf(
  world: World,
  id: string,
  purpose = 'contact.answer',
): Promise<readonly LiveMessage[] | LiveRefused> {
  const opened = await world.records.open(world.db, id, purpose);
  if ('refused' in opened) return opened;
  return (await liveMessages(world, world.db, [id])).get(id) ?? { refused: 'unreachable' };
}

/**
 * The messages of conversations that were opened, over one connection to each mailbox that they lie in. A conversation of
 * which a part cannot be read is left out.
 */
export async function liveMessages(
  world: World,
  db: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly LiveMessage[]>> {
  const found = new Map<string, LiveMessage[]>(ids.map((id) => [id, []]));
  const lying = await lyingOf(db, ids);
  const contents = new Map<number, Content>();
  for (const there of Map.groupBy(lying, ({ account }) => account).values()) {
    const read = await readLying(world, there, contentsOf).catch(() => undefined);
    for (const one of read ?? []) contents.set(...one);
    if (!read) for (const { record } of there) found.delete(record);
  }
  for (const one of lying) {
    const content = contents.get(one.id);
    if (content) found.get(one.record)?.push(liveMessage(one, content));
  }
  return found;
}

async function contentsOf(folder: OpenFolder, uids: readonly number[]): Promise<ReadonlyMap<number, Content>> {
  const found = new Map<number, Content>();
  for (const uid of uids) {
    const content = await folder.content(uid, longestText);
    if (content) found.set(uid, content);
  }
  return found;
}

const liveMessage = ({ id, at, inbound, automatic }: Lying, content: Content): LiveMessage => ({
  id,
  at,
  inbound,
  automatic,
  from: correspondent(content.from),
  to: content.to,
  subject: content.subject,
  text: content.text,
  attachments: content.attachments,
  messageId: content.messageId,
  references: content.references,
});

const correspondent = (named: Named | undefined): Correspondent => named ?? { name: '', address: '' };

/** Subject and person of many conversations, read in the mailbox now; those that cannot be read are left out. */
export async function headingsOf(
  world: World,
  ids: readonly string[],
  purpose = 'contact.answer',
): Promise<ReadonlyMap<string, Heading>> {
  const opened = await world.records.openMany(world.db, ids, purpose);
  const lying = await lyingOf(world.db, [...opened.keys()]);
  // The newest of each says how it is called now.
  const newest = [...new Map(lying.map((one) => [one.record, one])).values()];
  const digests = await readLying(world, newest, digestsOf).catch(() => new Map<number, Digest>());
  const addresses = await counterparts(world, [...opened.keys()], purpose);
  return new Map(
    newest.flatMap(({ id, record }): [string, Heading][] => {
      const [digest, address] = [digests.get(id), addresses.get(record)];
      if (!digest || address === undefined) return [];
      return [[record, { subject: digest.subject, person: { name: nameOf(digest, address), address } }]];
    }),
  );
}

const digestsOf = async (folder: OpenFolder, uids: readonly number[]): Promise<ReadonlyMap<number, Digest>> =>
  new Map((await folder.digests(uids)).map((digest) => [digest.uid, digest]));

const nameOf = ({ from, replyTo, to }: Digest, address: string): string =>
  [from, replyTo, ...to].find((one) => one?.address.toLowerCase() === address.toLowerCase())?.name ?? '';

/** The address of the person; undefined where the stage lets nobody read it for this purpose. */
export const counterpartOf = async (
  world: World,
  id: string,
  purpose = 'contact.answer',
): Promise<string | undefined> => (await counterparts(world, [id], purpose)).get(id);

async function counterparts(
  world: World,
  ids: readonly string[],
  purpose: string,
): Promise<ReadonlyMap<string, string>> {
  const opened = await world.records.openMany(world.db, ids, purpose);
  const { rows } = await sql<{ record: string; counterpart: Buffer }>`
    select record, counterpart from contact.conversation where record = any(${[...opened.keys()]}::uuid[])`.execute(
    world.db,
  );
  return new Map(
    rows.flatMap(({ record, counterpart }): [string, string][] => {
      const key = opened.get(record);
      return key ? [[record, key.text('contact.conversation.counterpart', counterpart)]] : [];
    }),
  );
}
