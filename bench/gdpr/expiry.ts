import type { Clock } from '../../src/core/clock/index.ts';
import { everyJob } from '../../src/core/jobs/index.ts';
import type { Holder } from './holder.ts';
import type { Model } from './model.ts';
import type { Operation } from './operation.ts';
import { type Ran, run } from './run.ts';

/** A clock that stands, and from `run` on goes with the real one. */
export interface BenchClock extends Clock {
  run(from: Temporal.Instant): void;
}

export function benchClock(at: Temporal.Instant): BenchClock {
  let now = () => at;
  return {
    now: () => now(),
    refresh: async () => {},
    run: (from) => {
      const began = performance.now();
      now = () => from.add({ milliseconds: Math.floor(performance.now() - began) });
    },
  };
}

/**
 * Runs the work with the jobs of a server beside it. Left out are those that a server does once a day or less often, but
 * first when it starts: here it would start ten times in a minute.
 */
export async function beside<T>(holder: Holder, clock: Clock, work: () => Promise<T>): Promise<T> {
  const end = new AbortController();
  const often = holder.jobs(clock).filter(({ pause }) => pause.total('hours') < 1);
  const jobs = everyJob(often, end.signal, (job, error) => {
    throw new Error(`The job ${job} failed.`, { cause: error });
  });
  try {
    return await work();
  } finally {
    end.abort();
    await jobs;
  }
}

export interface Expiry extends Ran {
  /** Data whose time came. */
  readonly expired: number;
  /** Seconds from their deadline until the last of them was gone. */
  readonly seconds: number;
}

/** Lets the shortest time to live run out while one operation follows the other, until everything that is over is gone. */
export async function expiry(
  holder: Holder,
  model: Model,
  operations: Iterable<Operation>,
  { clock, deadline }: { readonly clock: BenchClock; readonly deadline: Temporal.Instant },
): Promise<Expiry> {
  const expired = await holder.overdue(deadline);
  clock.run(deadline.subtract({ seconds: 2 }));
  const sum = { milliseconds: 0, right: 0, all: 0 };
  return beside(holder, clock, async () => {
    let looked = clock.now();
    for (const operation of operations) {
      const one = await run(holder, model, [operation], () => clock.now());
      sum.milliseconds += one.milliseconds;
      sum.right += one.right;
      sum.all += 1;
      const now = clock.now();
      if (Temporal.Instant.compare(now, deadline) <= 0 || now.since(looked).total('milliseconds') < 250) continue;
      looked = now;
      if ((await holder.overdue(deadline)) === 0)
        return { ...sum, expired, seconds: looked.since(deadline).total('seconds') };
    }
    return { ...sum, expired, seconds: Number.POSITIVE_INFINITY };
  });
}
