import type { App } from '../app.ts';
import { advance } from '../core/clock/index.ts';
import { forward, type Travelled } from '../core/jobs/index.ts';
import { type DeedCount, deedsSince, lastEntry } from '../core/journal/index.ts';
import { QuestionError } from './errors.ts';

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

/** Where the clock has come to, and what was done on the way. */
export interface Journey extends Travelled {
  readonly deeds: readonly DeedCount[];
}

/** Moves the simulated clock and carries out all that falls due on the way. */
export async function travel(app: App, target: Temporal.Instant): Promise<Journey> {
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
