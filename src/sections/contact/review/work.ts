import { setTimeout as sleep } from 'node:timers/promises';
import type { Work, World } from '../../../core/section/index.ts';
import { nextReminderAt, remindOfReviews } from './reminder.ts';

/** Looks now and then whether somebody has to be reminded. How often it looks is no period of the policy. */
export const reviewWork = (world: World): readonly Work[] => [
  {
    name: 'contact-reviews',
    run: async (signal) => {
      while (!signal.aborted) {
        await world.clock.refresh();
        // What fails is tried again at the next look: a database that is away comes back.
        await remindOfReviews(world, world.clock.now()).catch(() => {});
        await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
      }
    },
    runDue: async () => {
      await remindOfReviews(world, world.clock.now());
    },
    next: () => nextReminderAt(world, world.clock.now()),
  },
];

const pause = 60_000;
