import { sql } from 'kysely';
import type { Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction, uuidv7 } from '../../../core/store/index.ts';
import { mayBeMailed } from '../campaign/audience.ts';
import { takingLock } from './locks.ts';
import { placesFor } from './pace.ts';

/** A recipient whose turn it is: noted as being sent, in a transaction that has ended, before the first byte leaves. */
export interface Claimed {
  readonly number: number;
  readonly subscription: string;
  readonly list: string;
  readonly attempt: number;
  readonly confirmedAt: Temporal.Instant;
  readonly email: string;
  readonly opened: Opened;
}

export interface Window {
  readonly id: string;
  readonly delivery: string;
  readonly campaign: string;
  readonly recipients: readonly Claimed[];
  /** How many were taken: those dropped and put off too. None means that nothing is to be had now. */
  readonly taken: number;
}

export interface Claiming {
  readonly delivery: string;
  readonly campaign: string;
  readonly lists: readonly string[];
  readonly worker: number;
  readonly most: number;
}

/** S34, S52: takes the next recipients, and reads the consent of each in the very statement that takes them. */
export async function claim(world: World, claiming: Claiming): Promise<Window> {
  const now = world.clock.now();
  return transaction(
    world.db,
    async (tx) => {
      await sql`select pg_advisory_xact_lock_shared(${takingLock})`.execute(tx);
      const turns = await nextTurns(tx, claiming, now);
      const taken = turns.length === 0 ? [] : await take(world, tx, claiming, turns, now);
      const fit = taken.filter((row) => row.ok);
      const sealed = await world.records.openMany(tx, fit.map((row) => row.subscription), 'newsletter.sending');
      const opened = fit.flatMap((row) => openedRow(row, sealed.get(row.subscription)));
      const { ready, early } = await paced(world, tx, opened, turns, now);
      const isReady = new Set([...ready, ...early].map(({ number }) => number));
      const dropped = taken.filter(({ number }) => !isReady.has(number));
      await noteDropped(tx, claiming, dropped, now);
      const id = uuidv7(now);
      if (ready.length > 0)
        await sql`insert into newsletter.claim (id, delivery, worker, numbers)
          values (${id}, ${claiming.delivery}, ${claiming.worker}, ${ready.map(({ number }) => number)}::int[])`.execute(tx);
      return { id, delivery: claiming.delivery, campaign: claiming.campaign, recipients: ready, taken: turns.length };
    },
    { attempts: 3 },
  );
}

interface Turn {
  readonly number: number;
  /** The pace of its domain has a place for it already. */
  readonly paced: boolean;
}

// A place that nobody took for so long, by a pause or a crash, is no place any more.
const staleAfter = Temporal.Duration.from({ seconds: 5 });

/** Those whose turn comes again, then those who have not had one. */
async function nextTurns(tx: Queries, { delivery, most }: Claiming, now: Temporal.Instant): Promise<readonly Turn[]> {
  const { rows: again } = await sql<Turn>`
    delete from newsletter.later where (delivery, number) in (
      select delivery, number from newsletter.later where delivery = ${delivery} and next_at <= ${now}
      order by next_at limit ${most} for update skip locked)
    returning number, paced and next_at > ${now.subtract(staleAfter)} as paced`.execute(tx);
  const left = most - again.length;
  if (left <= 0) return again;
  const { rows } = await sql<{ first: number; last: number }>`
    with old as (select record, taken from newsletter.delivery where record = ${delivery} and taken < size for update)
    update newsletter.delivery d set taken = least(d.size, d.taken + ${left})
    from old where d.record = old.record returning old.taken as first, d.taken as last`.execute(tx);
  const range = rows[0];
  if (!range) return again;
  const fresh = Array.from({ length: range.last - range.first }, (_, i) => ({ number: range.first + 1 + i, paced: false }));
  return [...again, ...fresh];
}

interface Row {
  readonly number: number;
  readonly subscription: string;
  readonly attempt: number;
  readonly list: string;
  readonly email: Buffer;
  readonly confirmedAt: Temporal.Instant;
  readonly ok: boolean;
}

async function take(
  world: World,
  tx: Queries,
  { delivery, campaign, lists, worker }: Claiming,
  turns: readonly Turn[],
  now: Temporal.Instant,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with fit as materialized (
      select p.number, p.subscription, p.attempt, s.list, s.email, s.confirmed_at as "confirmedAt",
        ${mayBeMailed(world, lists, now)} as ok
      from newsletter.recipient p join core.record r on r.id = p.subscription
        join newsletter.subscription s on s.record = p.subscription
        join newsletter.campaign c on c.record = ${campaign} and c.state = 'running'
      where p.delivery = ${delivery} and p.number = any(${turns.map(({ number }) => number)}::int[])
        and p.state in ('queued', 'later')
    ), marked as (
      update newsletter.recipient p set state = 'sending', worker = ${worker}, at = ${now}
      from fit where p.delivery = ${delivery} and p.number = fit.number
    )
    select * from fit order by number`.execute(tx);
  if (rows.length === 0) await putBack(tx, delivery, turns, now);
  return rows;
}

/** Paused in the meantime: whose turn it was waits for the next one. */
async function putBack(tx: Queries, delivery: string, turns: readonly Turn[], now: Temporal.Instant): Promise<void> {
  await sql`
    insert into newsletter.later (delivery, number, next_at)
    select p.delivery, p.number, ${now} from newsletter.recipient p
    where p.delivery = ${delivery} and p.number = any(${turns.map(({ number }) => number)}::int[])
      and p.state in ('queued', 'later') on conflict do nothing`.execute(tx);
}

function openedRow(row: Row, opened: Opened | undefined): readonly Claimed[] {
  if (!opened) return [];
  return [{ ...row, opened, email: opened.text('newsletter.subscription.email', row.email) }];
}

// What may leave within the next second is spread by the line itself.
const soon = Temporal.Duration.from({ seconds: 1 });

/** Parts those whose domain may take a mail now from those who get a place later. */
async function paced(
  world: World,
  tx: Queries,
  opened: readonly Claimed[],
  turns: readonly Turn[],
  now: Temporal.Instant,
): Promise<{ readonly ready: readonly Claimed[]; readonly early: readonly Claimed[] }> {
  // The trial mailbox is nobody's server.
  if (world.transport.smtpUrl === undefined) return { ready: opened, early: [] };
  const havePlace = new Set(turns.filter((turn) => turn.paced).map(({ number }) => number));
  const asking = opened.filter(({ number }) => !havePlace.has(number));
  if (asking.length === 0) return { ready: opened, early: [] };
  const places = await placesFor(world, tx, asking.map(({ email }) => email), now);
  const limit = now.add(soon);
  const putOff = new Map(
    asking.flatMap(({ number }, i): [number, Temporal.Instant][] => {
      const place = places[i] ?? now;
      return Temporal.Instant.compare(place, limit) > 0 ? [[number, place]] : [];
    }),
  );
  if (putOff.size === 0) return { ready: opened, early: [] };
  const early = opened.filter(({ number }) => putOff.has(number));
  return { ready: opened.filter(({ number }) => !putOff.has(number)), early: await delay(tx, early, putOff) };
}

async function delay(
  tx: Queries,
  early: readonly Claimed[],
  places: ReadonlyMap<number, Temporal.Instant>,
): Promise<readonly Claimed[]> {
  const at = early.map(({ number }) => places.get(number));
  await sql`
    with news as (
      select * from unnest(${early.map(({ subscription }) => subscription)}::uuid[],
        ${early.map(({ number }) => number)}::int[], ${at}::timestamptz[]) as news (subscription, number, next_at)
    ), put as (
      update newsletter.recipient p set state = 'later', worker = null from news n
      where p.subscription = n.subscription and p.number = n.number and p.state = 'sending'
      returning p.delivery, p.number, n.next_at
    )
    insert into newsletter.later (delivery, number, next_at, paced) select delivery, number, next_at, true from put`.execute(tx);
  return early;
}

/** Consent is gone, or faded, or the record does not open for sending: no mail, now or later. */
async function noteDropped(
  tx: Queries,
  { delivery, campaign }: Claiming,
  dropped: readonly Row[],
  now: Temporal.Instant,
): Promise<void> {
  if (dropped.length === 0) return;
  await sql`update newsletter.recipient set state = 'dropped', worker = null, at = ${now}
    where delivery = ${delivery} and number = any(${dropped.map(({ number }) => number)}::int[])`.execute(tx);
  await sql`update newsletter.campaign set dropped = dropped + ${dropped.length} where record = ${campaign}`.execute(tx);
}
