import { sql } from 'kysely';
import type { App } from '../app.ts';
import { advance } from '../core/clock/index.ts';
import { forward, type Travelled } from '../core/jobs/index.ts';
import type { Queries } from '../core/store/index.ts';
import { QuestionError } from './deadline.ts';

/** Where the journey goes: `P3Y` from now by the policy's calendar, or an instant. */
export function destination(app: App, text: string): Temporal.Instant {
  const now = app.world.clock.now();
  try {
    if (!/^P/i.test(text)) return Temporal.Instant.from(text);
    return advance(now, Temporal.Duration.from(text), app.world.rules.calendar.timeZone);
  } catch (cause) {
    throw new QuestionError(`“${text}” is neither a period like P3Y nor an instant like 2029-01-01T00:00:00+01:00.`, {
      cause,
    });
  }
}

/** Moves the simulated clock and carries out all that falls due on the way. */
export async function travel(
  app: App,
  target: Temporal.Instant,
): Promise<Travelled & { readonly deeds: readonly DeedCount[] }> {
  const { world } = app;
  if (!world.simulation)
    throw new QuestionError(
      'This database lives in real time. A simulation begins with SIMULATED_CLOCK and a new DATA_DIR.',
    );
  if (Temporal.Instant.compare(target, world.clock.now()) < 0)
    throw new QuestionError(
      `A clock only goes forward: ${target.toString()} lies before ${world.clock.now().toString()}.`,
    );
  const before = await lastEntry(world.db);
  const travelled = await forward({ ...world, deliver: app.deliver, nextDelivery: app.nextDelivery }, target);
  return { ...travelled, deeds: await deedsSince(world.db, before) };
}

export interface DeedCount {
  readonly what: string;
  readonly class: string | null;
  readonly stage: string | null;
  readonly rule: string;
  readonly count: number;
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
}

async function lastEntry(db: Queries): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from journal.entry`.execute(db);
  return rows[0]?.id ?? 0;
}

/** What the journal says happened since an entry, counted. */
export async function deedsSince(db: Queries, entry: number): Promise<readonly DeedCount[]> {
  const { rows } = await sql<DeedCount>`
    select what, class, stage, rule, count(*)::int as count, min(at) as first, max(at) as last
    from journal.entry where id > ${entry} group by what, class, stage, rule order by min(id)`.execute(db);
  return rows;
}
