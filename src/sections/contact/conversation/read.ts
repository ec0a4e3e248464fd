import { sql } from 'kysely';
import type { World } from '../../../core/section/index.ts';
import type { Heading, LiveMessage, LiveRefused } from './contract.ts';

/** Characters of a message's text that are read. */
export const longestText = 100_000;

/** The messages of a conversation, oldest first, read in the mailbox now, for a purpose that its stage names. */
export async function messagesOf(
  world: World,
  id: string,
  purpose = 'contact.answer',
): Promise<readonly LiveMessage[] | LiveRefused> {
  const opened = await world.records.open(world.db, id, purpose);
  return 'refused' in opened ? opened : { refused: 'unreachable' };
}

/** Subject and person of many conversations, read in the mailbox now; those that cannot be read are left out. */
export async function headingsOf(
  _world: World,
  _ids: readonly string[],
  _purpose = 'contact.answer',
): Promise<ReadonlyMap<string, Heading>> {
  return new Map();
}

/** The address of the person; undefined where the stage lets nobody read it for this purpose. */
export async function counterpartOf(world: World, id: string, purpose = 'contact.answer'): Promise<string | undefined> {
  const opened = await world.records.open(world.db, id, purpose);
  if ('refused' in opened) return undefined;
  const { rows } = await sql<{ counterpart: Buffer }>`
    select counterpart from contact.conversation where record = ${id}`.execute(world.db);
  return rows[0] && opened.text('contact.conversation.counterpart', rows[0].counterpart);
}
