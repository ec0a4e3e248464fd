import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import type { Claimed } from './claiming.ts';
import { placesFor } from './pace.ts';
import type { Turn } from './turns.ts';

// What may leave within the next second is spread by the line itself.
const soon = Temporal.Duration.from({ seconds: 1 });

/** Parts those whose domain may take a mail now from those who get a place later. */
export async function paced(
  world: World,
  tx: Queries,
  delivery: string,
  opened: readonly Claimed[],
  turns: readonly Turn[],
  now: Temporal.Instant,
): Promise<{ readonly ready: readonly Claimed[]; readonly early: readonly Claimed[] }> {
  // The trial mailbox is nobody's server.
  if (world.transport.smtpUrl === undefined) return { ready: opened, early: [] };
  const havePlace = new Set(turns.filter((turn) => turn.paced).map(({ number }) => number));
  const asking = opened.filter(({ number }) => !havePlace.has(number));
  if (asking.length === 0) return { ready: opened, early: [] };
  const places = await placesFor(
    world,
    tx,
    asking.map(({ email }) => email),
    now,
  );
  const limit = now.add(soon);
  const putOff = new Map(
    asking.flatMap(({ number }, i): [number, Temporal.Instant][] => {
      const place = places[i] ?? now;
      return Temporal.Instant.compare(place, limit) > 0 ? [[number, place]] : [];
    }),
  );
  if (putOff.size === 0) return { ready: opened, early: [] };
  const early = opened.filter(({ number }) => putOff.has(number));
  return { ready: opened.filter(({ number }) => !putOff.has(number)), early: await delay(tx, delivery, early, putOff) };
}

async function delay(
  tx: Queries,
  delivery: string,
  early: readonly Claimed[],
  places: ReadonlyMap<number, Temporal.Instant>,
): Promise<readonly Claimed[]> {
  const numbers = early.map(({ number }) => number);
  const at = numbers.map((number) => places.get(number));
  // Of another issue in hand the same person may have the same number: that row is not ours.
  await sql`
    with news as (
      select * from unnest(${numbers}::int[], ${at}::timestamptz[]) as news (number, next_at)
    ), put as (
      update newsletter.recipient p set state = 'later', worker = null from news n
      where p.delivery = ${delivery} and p.number = any(${numbers}::int[]) and p.number = n.number
        and p.state = 'sending'
      returning p.delivery, p.number, n.next_at
    )
    insert into newsletter.later (delivery, number, next_at, paced) select delivery, number, next_at, true from put`.execute(
    tx,
  );
  return early;
}
