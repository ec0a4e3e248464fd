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
    insert into newsletter.later (delivery, number, next_at, paced) select delivery, number, next_at, true from put`.execute(
    tx,
  );
  return early;
}
