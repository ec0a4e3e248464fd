import { sql } from 'kysely';
import type { Opened } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction, uuidv7 } from '../../../../core/store/index.ts';
import { mayBeMailed } from '../../campaign/audience.ts';
import { takingLock } from '../locks.ts';
import type { Claimed, Claiming, Window } from './claiming.ts';
import { paced } from './paced.ts';
import { nextTurns, putBack, type Turn } from './turns.ts';

/** S34, S52: takes the next recipients, and reads the consent of each in the very statement that takes them. */
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
      const sealed = await world.records.openMany(
        tx,
        fit.map((row) => row.subscription),
        'newsletter.sending',
      );
      const opened = fit.flatMap((row) => openedRow(row, sealed.get(row.subscription)));
      const { ready, early } = await paced(world, tx, claiming.delivery, opened, turns, now);
      const isReady = new Set([...ready, ...early].map(({ number }) => number));
      const dropped = taken.filter(({ number }) => !isReady.has(number));
      await noteDropped(tx, claiming, dropped, now);
      const id = uuidv7(now);
      if (ready.length > 0) {
        const numbers = ready.map(({ number }) => number);
        claiming.began?.(id, numbers);
        await sql`insert into newsletter.claim (id, delivery, worker, numbers)
          values (${id}, ${claiming.delivery}, ${claiming.worker}, ${numbers}::int[])`.execute(tx);
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

function openedRow(row: Row, opened: Opened | undefined): readonly Claimed[] {
  if (!opened) return [];
  return [{ ...row, opened, email: opened.text('newsletter.subscription.email', row.email) }];
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
