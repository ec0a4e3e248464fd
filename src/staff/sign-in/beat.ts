import { setTimeout as pause } from 'node:timers/promises';

// Longer than the work takes on a slow machine; a reader does not notice it.
const beat = 100;

/** Lets an answer leave on the next beat, so that what differs by milliseconds of work is not told by the clock. */
export async function onBeat<T>(work: Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work;
  const spent = performance.now() - started;
  await pause(Math.ceil(spent / beat) * beat - spent);
  return result;
}
