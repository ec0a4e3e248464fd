import { sql } from 'kysely';
import type { Opened } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction, uuidv7 } from '../../../../core/store/index.ts';
import { type Addressed, mayBeMailed } from '../../campaign/audience.ts';
import type { Ground } from '../../campaign/index.ts';
import { mayBeAdvertisedTo } from '../../customer/record/gate.ts';
import { takingLock } from '../locks.ts';
import type { Claimed, Claiming, Window } from './claiming.ts';
import { paced } from './paced.ts';
import { nextTurns, putBack, type Turn } from './turns.ts';

/** S34, S43, S52: takes the next recipients, and reads the consent of each, or the permission by law, as it takes them. */
export async function claim(world: World, claiming: Claiming): Promise<Window> {
  const now = world.clock.now();
  const since = performance.now();
  return transaction(
    world.db,
    async (tx) => {
      await sql`select pg_advisory_xact_lock_shared(${takingLock})`.execute(tx);
      const turns = await nextTurns(tx, claiming, now);
      const taken = turns.length === 0 ? [] : await take(world, tx, claiming, turns, now);
      const fit = taken.filter((row) => row.ok);
      const opened = [
        ...(await openRows(world, tx, fit, 'consent', 'newsletter.sending')),
        ...(await openRows(world, tx, fit, 'customer', 'newsletter.advertising')),
      ];
      const { ready, early } = await paced(world, tx, claiming.delivery, opened, turns, now);
      const isReady = new Set([...ready, ...early].map(({ number }) => number));
      const dropped = taken.filter(({ number }) => !isReady.has(number));
      await noteDropped(tx, claiming, dropped, now);
      const id = uuidv7(now);
      if (ready.length > 0) {
        const numbers = ready.map(({ number }) => number);
        claiming.began?.(id, numbers);
        await sql`insert into newsletter.claim (id, delivery, worker, numbers, begun)
          values (${id}, ${claiming.delivery}, ${claiming.worker}, ${numbers}::int[], ${claiming.begun})`.execute(tx);
      }
      return {
        id,
        delivery: claiming.delivery,
        campaign: claiming.campaign,
        recipients: ready,
        since,
        taken: turns.length,
      };
    },
    { attempts: 3 },
  );
}

interface Row {
  readonly number: number;
  readonly subscription: string;
  readonly attempt: number;
  readonly ground: Ground;
  readonly list: string;
  readonly email: Buffer;
  readonly confirmedAt: Temporal.Instant;
  readonly ok: boolean;
}

async function take(
  world: World,
  tx: Queries,
  { delivery, campaign, lists, offers, worker }: Claiming,
  turns: readonly Turn[],
  now: Temporal.Instant,
): Promise<readonly Row[]> {
  const consents = {
    columns: sql`'consent' as ground, s.list, s.email, s.confirmed_at as "confirmedAt",
        coalesce(${mayBeMailed(world, lists, now)}, false) as ok`,
    from: sql`left join newsletter.sendable s on s.record = p.subscription`,
  };
  const { columns, from } = offers.length > 0 ? eitherGround(world, { lists, offers }, now) : consents;
  const { rows } = await sql<Row>`
    with fit as materialized (
      select p.number, p.subscription, p.attempt, ${columns}
      from newsletter.recipient p join core.record r on r.id = p.subscription
        ${from}
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

/** Of an issue that goes to customers too, each is judged by the ground on which they are mailed, and told of it (S43). */
const eitherGround = (world: World, { lists, offers }: Addressed, now: Temporal.Instant) => ({
  columns: sql`case when k.record is null then 'consent' else 'customer' end as ground,
        coalesce(s.list, 'customers') as list, coalesce(s.email, k.email) as email,
        coalesce(s.confirmed_at, k.sold_at) as "confirmedAt",
        case when k.record is null then ${mayBeMailed(world, lists, now)}
          else c.objection_wording is not null and ${mayBeAdvertisedTo(world, offers, now)} end as ok`,
  from: sql`left join newsletter.sendable s on s.record = p.subscription
        left join newsletter.customer k on k.record = p.subscription`,
});

/** A record opens for the purpose of its own ground alone. */
async function openRows(
  world: World,
  tx: Queries,
  rows: readonly Row[],
  ground: Ground,
  purpose: string,
): Promise<readonly Claimed[]> {
  const mine = rows.filter((row) => row.ground === ground);
  if (mine.length === 0) return [];
  const sealed = await world.records.openMany(
    tx,
    mine.map((row) => row.subscription),
    purpose,
  );
  return mine.flatMap((row) => openedRow(row, sealed.get(row.subscription)));
}

function openedRow(row: Row, opened: Opened | undefined): readonly Claimed[] {
  if (!opened) return [];
  const column = row.ground === 'consent' ? 'newsletter.subscription.email' : 'newsletter.customer.email';
  return [{ ...row, opened, email: opened.text(column, row.email) }];
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
  await sql`update newsletter.campaign set dropped = dropped + ${dropped.length} where record = ${campaign}`.execute(
    tx,
  );
}
