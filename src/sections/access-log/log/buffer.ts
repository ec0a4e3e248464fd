import type { Witness, World } from '../../../core/section/index.ts';
import type { Access } from '../../../core/web/index.ts';
import { writeLines } from './write.ts';

/** Lines written at once, at most; they wait a second for one another. */
const group = 1000;
const pause = 1000;
/** With no database to write to, the oldest make room: a log is no reason to run out of memory. */
const most = 20_000;

/** Gathers requests and writes them in groups. What waits is lost with the process: a second at most (decisions/0050). */
export function accessBuffer(world: World): Witness {
  const waiting: Access[] = [];
  let wake = () => {};
  let writing: Promise<void> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const taken = waiting.splice(0, group);
      try {
        await writeLines(world, taken);
      } catch (error) {
        waiting.unshift(...taken);
        throw error;
      }
    }
  }
  const flush = (): Promise<void> => {
    const next = writing.then(writeWaiting, writeWaiting);
    writing = next.catch(() => {});
    return next;
  };

  return {
    name: 'access-log',
    seen(access) {
      waiting.push(access);
      if (waiting.length > most) waiting.shift();
      if (waiting.length >= group) wake();
    },
    async run(signal) {
      while (!signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          const timer = setTimeout(resolve, pause);
          signal.addEventListener('abort', () => resolve(), { once: true });
          timer.unref();
        });
        // What could not be written waits for the next second.
        await flush().catch(() => {});
      }
      await flush().catch(() => {});
    },
    runDue: flush,
    next: async () => null,
  };
}
