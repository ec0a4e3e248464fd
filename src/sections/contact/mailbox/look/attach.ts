import { sql } from 'kysely';
import type { Act, Kept } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { conversationClass } from '../../conversation/contract.ts';
import { join } from './join.ts';
import type { Thread } from './piece.ts';

/** Where the pieces of threads lie. */
export interface Place {
  readonly account: string;
  readonly folder: string;
}

/** Writes down what threads have got: keeps what is new, tells the others of their news, notes where everything lies. */
export async function attach(
  world: World,
  tx: Queries,
  threads: readonly Thread[],
  place: Place,
  act: Act,
): Promise<void> {
  const fresh = threads.filter(({ record }) => record === null);
  await keepFresh(world, tx, fresh, place, act);
  const grown = threads.filter(({ lastBefore }) => lastBefore !== null);
  await noteGrown(tx, grown);
  await tellNews(world, tx, grown, act);
  for (const thread of threads) await join(world, tx, thread, act);
  await noteReferences(tx, threads);
  await noteMessages(tx, threads, place);
}

/** A conversation that was there before us has the deadline of its last message, not of the day we found it. */
async function keepFresh(
  world: World,
  tx: Queries,
  threads: readonly Thread[],
  { account }: Place,
  act: Act,
): Promise<void> {
  const what = {
    class: conversationClass,
    subjects: threads.map(({ subject }) => subject),
    lives: threads.map(({ lastAt }) => ({ since: lastAt, facts: { lastMessage: lastAt } })),
  };
  const kept = await world.records.keepMany(tx, what, act);
  const sealed = threads.map((thread, at) => {
    const record = kept[at] as Kept;
    thread.record = record.id;
    return record.seal('contact.conversation.counterpart', thread.person);
  });
  const column = <T>(pick: (thread: Thread) => T): T[] => threads.map(pick);
  await sql`
    insert into contact.conversation
      (record, account, counterpart, topic_hash, first_at, last_at, last_inbound, automatic)
    select record, ${account}, counterpart, topic_hash, first_at, last_at, last_inbound, automatic
    from unnest(${column((t) => t.record)}::uuid[], ${sealed}::bytea[], ${column((t) => t.topic)}::bytea[],
      ${column((t) => t.firstAt)}::timestamptz[], ${column((t) => t.lastAt)}::timestamptz[],
      ${column((t) => t.lastInbound)}::boolean[], ${column((t) => t.automatic)}::boolean[])
      as fresh (record, counterpart, topic_hash, first_at, last_at, last_inbound, automatic)`.execute(tx);
}

async function noteGrown(tx: Queries, threads: readonly Thread[]): Promise<void> {
  const column = <T>(pick: (thread: Thread) => T): T[] => threads.map(pick);
  await sql`
    update contact.conversation c
    set first_at = g.first_at, last_at = g.last_at, last_inbound = g.last_inbound, automatic = g.automatic,
      emptied_in = null
    from unnest(${column((t) => t.record)}::uuid[], ${column((t) => t.firstAt)}::timestamptz[],
      ${column((t) => t.lastAt)}::timestamptz[], ${column((t) => t.lastInbound)}::boolean[],
      ${column((t) => t.automatic)}::boolean[]) as g (record, first_at, last_at, last_inbound, automatic)
    where c.record = g.record`.execute(tx);
}

/** A message later than all that were known begins the period anew; one that is only found late does not (S29). */
async function tellNews({ records }: World, tx: Queries, threads: readonly Thread[], act: Act): Promise<void> {
  const news = threads.flatMap(({ record, lastAt, lastBefore, ...stands }) =>
    record && lastBefore && Temporal.Instant.compare(lastAt, lastBefore) > 0
      ? [{ id: record, at: lastAt, isBeginning: !knewAlready(stands, lastAt) }]
      : [],
  );
  const of = news
    .filter(({ isBeginning }) => isBeginning)
    .map(({ id, at }) => ({ id, facts: { lastMessage: at, since: at } }));
  await records.advanceMany(tx, { event: 'messageArrived', of }, act);
  // Known by now to those that went on; the others learn it where they are.
  await records.learnMany(tx, { fact: 'lastMessage', of: news }, act);
}

/** Whoever looked since, and found it needed, knew what had come before. */
const knewAlready = ({ stage, since }: Pick<Thread, 'stage' | 'since'>, at: Temporal.Instant): boolean =>
  (stage === 'current' || stage === 'deal') && since !== null && Temporal.Instant.compare(at, since) <= 0;

async function noteReferences(tx: Queries, threads: readonly Thread[]): Promise<void> {
  const all = threads.flatMap(({ record, ids }) => [...ids.values()].map((id) => ({ record, id })));
  await sql`
    insert into contact.reference (record, id_hash)
    select * from unnest(${all.map(({ record }) => record)}::uuid[], ${all.map(({ id }) => id)}::bytea[])
    on conflict do nothing`.execute(tx);
}

async function noteMessages(tx: Queries, threads: readonly Thread[], { folder }: Place): Promise<void> {
  const all = threads.flatMap(({ record, pieces }) => pieces.map((piece) => ({ ...piece, record })));
  const column = <T>(pick: (message: (typeof all)[number]) => T): T[] => all.map(pick);
  await sql`
    insert into contact.message (record, folder, uid, identity, size, at, inbound, automatic)
    select record, ${folder}, uid, identity, size, at, inbound, automatic
    from unnest(${column((m) => m.record)}::uuid[], ${column((m) => m.uid)}::bigint[],
      ${column((m) => m.identity)}::bytea[], ${column((m) => m.size)}::bigint[], ${column((m) => m.at)}::timestamptz[],
      ${column((m) => m.inbound)}::boolean[], ${column((m) => m.automatic)}::boolean[])
      as fresh (record, uid, identity, size, at, inbound, automatic)
    on conflict do nothing`.execute(tx);
}
