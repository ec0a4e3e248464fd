import { setTimeout as sleep } from 'node:timers/promises';
import type { Work, World } from '../../../core/section/index.ts';
import { nextNear, remindOfNear } from './near.ts';

/** Looks now and then whether somebody has to be reminded. How often it looks is no period of the policy. */
export const nearWork = (world: World): Work => ({
  name: 'access-log-reminders',
  run: async (signal) => {
    while (!signal.aborted) {
      await world.clock.refresh();
      // What fails is tried again at the next look: a database that is away comes back.
      await remindOfNear(world, world.clock.now()).catch(() => {});
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  },
  runDue: () => remindOfNear(world, world.clock.now()),
  next: () => nextNear(world),
});

const pause = 60_000;
