import type { World } from '../../../../core/section/index.ts';
import {
  type Conversation,
  type ConversationFilter,
  conversations,
  type Heading,
  headingsOf,
} from '../../conversation/index.ts';
import { type RemovedMailbox, removedMailboxes } from '../../erasure/index.ts';
import { stuckMessages } from '../../form/index.ts';
import { groundsOf, type Resting } from '../../review/index.ts';
import { filterOf, type ListQuery, perPage, type Shelf, shelves } from './query.ts';
import { type MailboxState, mailboxStates } from './state.ts';

/** A conversation in the list. */
export interface Listed extends Conversation {
  /** What it is about and with whom, where its stage lets anybody read it and the mailbox can be reached. */
  readonly heading: Heading | undefined;
  readonly resting: Resting | undefined;
}

export interface Listing {
  readonly listed: readonly Listed[];
  readonly total: number;
  readonly counts: Readonly<Record<Shelf, number>>;
  readonly states: readonly MailboxState[];
  readonly removed: readonly RemovedMailbox[];
  /** Messages of the form that did not reach the mailbox. */
  readonly stuck: number;
}

/** A shelf of the list, or what there is with one address. */
export async function listing(
  world: World,
  query: ListQuery,
  now: Temporal.Instant,
  address?: string,
): Promise<Listing> {
  const filter: ConversationFilter = address ? { address } : filterOf(query.show, now);
  const found = await conversations(world, {
    ...filter,
    order: query.sort,
    most: perPage,
    skip: (query.page - 1) * perPage,
  });
  const counts = await Promise.all(
    shelves.map(
      async (shelf) => [shelf, (await conversations(world, { ...filterOf(shelf, now), most: 0 })).total] as const,
    ),
  );
  const ids = found.conversations.map(({ id }) => id);
  const headings = await headingsOf(world, ids);
  const grounds = await groundsOf(world.db, found.conversations);
  return {
    listed: found.conversations.map((one) => ({
      ...one,
      heading: headings.get(one.id),
      resting: grounds.get(one.id),
    })),
    total: found.total,
    counts: Object.fromEntries(counts) as Record<Shelf, number>,
    states: await mailboxStates(world),
    removed: await removedMailboxes(world),
    stuck: (await stuckMessages(world.db)).length,
  };
}
