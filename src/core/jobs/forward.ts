import type { Clock } from '../clock/index.ts';
import { nextDueInstant, type Records, setSimulatedNow } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import { sweepAll } from './sweep.ts';

/** What a simulated clock needs on its way. */
export interface Journey {
  readonly db: Queries;
  readonly clock: Clock;
  readonly records: Records;
  /** Delivers every mail that may leave now. */
  deliver(): Promise<void>;
  /** The next instant at which a waiting mail is tried, or null. */
  nextDelivery(): Promise<Temporal.Instant | null>;
}

export interface Travelled {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly stops: number;
  readonly erased: number;
  readonly advanced: number;
}

/** Moves the simulated clock to `target`, stopping at every instant on the way at which something falls due. */
export async function forward(
  journey: Journey,
  target: Temporal.Instant,
  told: (at: Temporal.Instant) => void = () => {},
): Promise<Travelled> {
  const { db, clock, records } = journey;
  await clock.refresh();
  const from = clock.now();
  let [stops, erased, advanced] = [0, 0, 0];
  for (;;) {
    await journey.deliver();
    const swept = await sweepAll(db, records, { now: clock.now(), by: 'policy' });
    await journey.deliver();
    erased += swept.erased;
    advanced += swept.advanced;
    if (Temporal.Instant.compare(clock.now(), target) >= 0) break;
    const next = earlier(await nextStop(journey), target);
    await setSimulatedNow(db, next);
    await clock.refresh();
    told(next);
    stops += 1;
  }
  return { from, to: clock.now(), stops, erased, advanced };
}

/** The next instant at which something falls due; what is due already and cannot be done is not waited for. */
async function nextStop(journey: Journey): Promise<Temporal.Instant | null> {
  const { db, clock } = journey;
  const [due, delivery] = [await nextDueInstant(db, clock.now()), await journey.nextDelivery()];
  if (delivery === null || Temporal.Instant.compare(delivery, clock.now()) <= 0) return due;
  return due === null ? delivery : earlier(due, delivery);
}

const earlier = (a: Temporal.Instant | null, b: Temporal.Instant): Temporal.Instant =>
  a && Temporal.Instant.compare(a, b) < 0 ? a : b;
