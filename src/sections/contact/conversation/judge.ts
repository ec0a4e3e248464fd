import { sql } from 'kysely';
import { type Act, type Advanced, recordById } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction, uuidv7 } from '../../../core/store/index.ts';
import { grounds, type Needed, type Review } from './contract.ts';

export type Judged = Advanced | { readonly refused: 'ground' | 'reason' };

/**
 * Still needed: for another period, on a ground and for a reason that are kept with it (S31). What was found not needed
 * is taken back in the same way, as long as it is there.
 */
export async function keepConversation(
  world: World,
  id: string,
  { ground, reason, nextOn }: Needed,
  act: Act,
): Promise<Judged> {
  if (!grounds.includes(ground)) return { refused: 'ground' };
  if (reason.trim() === '') return { refused: 'reason' };
  return transaction(world.db, async (tx) => {
    const advanced = await world.records.advance(tx, id, 'needed', act);
    if ('refused' in advanced) return advanced;
    const opened = await world.records.open(tx, id, 'contact.review');
    if ('refused' in opened) throw new Error(`Conversation ${id} is needed, yet its stage lets nobody review it.`);
    await sql`
      insert into contact.review (id, record, at, ground, reason, next_on)
      values (${uuidv7(act.now)}, ${id}, ${act.now}::timestamptz, ${ground},
        ${opened.seal('contact.review.reason', reason.trim())}, ${nextOn?.toString() ?? null}::date)`.execute(tx);
    await noteReview(tx, act);
    return advanced;
  });
}

/** Not needed any more: gone from the mailbox within the declared time; what belongs to a deal is blocked (S30, S88). */
export const notNeeded = (world: World, id: string, act: Act): Promise<Judged> =>
  transaction(world.db, async (tx) => {
    const advanced = await world.records.advance(tx, id, 'notNeeded', act);
    if (!('refused' in advanced)) await noteReview(tx, act);
    return advanced;
  });

/** It belongs to a deal, so that it is a commercial letter once that is closed. */
export const becameDeal = (world: World, id: string, act: Act): Promise<Judged> =>
  happened(world, id, 'becameDeal', act);

/** The person withdraws what was taken as consent: the handling ends at once, and so does what rests on nothing else (S27). */
export const withdrawConsent = (world: World, id: string, act: Act): Promise<Judged> =>
  happened(world, id, 'withdrawn', act);

/** The reviews that found it needed, newest first; none where its stage lets nobody read them. */
export async function reviewsOf(world: World, id: string): Promise<readonly Review[]> {
  const opened = await world.records.open(world.db, id, 'contact.review');
  if ('refused' in opened) return [];
  const { rows } = await sql<Omit<Review, 'reason' | 'nextOn'> & { reason: Buffer; nextOn: Temporal.PlainDate | null }>`
    select at, ground, reason, next_on as "nextOn" from contact.review where record = ${id} order by at desc, id desc`.execute(
    world.db,
  );
  return rows.map(({ nextOn, ...row }) => ({
    ...row,
    ...(nextOn && { nextOn }),
    reason: opened.text('contact.review.reason', row.reason),
  }));
}

/** When somebody last reviewed anything; undefined while nobody has (S29). */
export async function lastReview({ db }: World): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`select at from contact.last_review`.execute(db);
  return rows[0]?.at;
}

async function noteReview(tx: Queries, { now }: Act): Promise<void> {
  await sql`
    insert into contact.last_review as l (at) values (${now})
    on conflict (single) do update set at = greatest(l.at, excluded.at)`.execute(tx);
}

const happened = (world: World, id: string, event: string, act: Act): Promise<Advanced> =>
  transaction(world.db, async (tx) => {
    const advanced = await world.records.advance(tx, id, event, act);
    // What a stage does with what enters it may have ended it.
    return 'stage' in advanced && !(await recordById(tx, id)) ? { erased: 1 } : advanced;
  });
