import { forward, type Travelled } from '../../core/jobs/index.ts';
import { lastEntry } from '../../core/journal/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { arrive, type Traveller } from './traveller.ts';

/** A journey of the simulated clock that was started from a page. */
export interface Journey {
  readonly from: Temporal.Instant;
  readonly target: Temporal.Instant;
  /** How far it has come. */
  readonly at: Temporal.Instant;
  /** The journal's last entry before it began: what came after it is what happened. */
  readonly since: number;
  readonly state: 'under-way' | 'arrived' | 'failed';
  readonly travelled?: Travelled;
}

/** The journeys of one process. A long one outlives the request that began it; pages look how far it is. */
export interface Journeys {
  current(): Journey | undefined;
  /** Starts one; answers the one under way instead, if there is one. */
  start(target: Temporal.Instant, traveller: Traveller): Promise<Journey>;
  /** Whether somebody whose sign-in ended on the way is travelling. */
  carries(tokenHash: Buffer): boolean;
  /** Resolves when none is under way. */
  settled(): Promise<void>;
}

export function journeys(staff: StaffDependencies): Journeys {
  let journey: Journey | undefined;
  let traveller: Traveller | undefined;
  let way: Promise<void> = Promise.resolve();
  const note = (change: Partial<Journey>) => {
    if (journey) journey = { ...journey, ...change };
  };
  const run = async (target: Temporal.Instant, who: Traveller) => {
    try {
      const { world } = staff;
      const mail = { deliver: () => staff.deliver(), nextDelivery: () => staff.nextDelivery() };
      const travelled = await forward({ ...world, ...mail }, target, (at) => note({ at }));
      await arrive(world, who, { now: world.clock.now(), by: 'policy' });
      note({ state: 'arrived', at: travelled.to, travelled });
    } catch (error) {
      staff.failed(error);
      // The clock stands where it came to, and nothing on the way is lost: the next journey goes on from there.
      note({ state: 'failed' });
    }
  };
  const isUnderWay = () => journey?.state === 'under-way';
  return {
    current: () => journey,
    carries: (tokenHash) => isUnderWay() && traveller !== undefined && traveller.tokenHash.equals(tokenHash),
    settled: () => way,
    start: async (target, who) => {
      const since = await lastEntry(staff.world.db);
      if (journey && isUnderWay()) return journey;
      const from = staff.world.clock.now();
      journey = { from, target, at: from, since, state: 'under-way' };
      traveller = who;
      way = run(target, who);
      return journey;
    },
  };
}
