import type { Sending } from '../outbox/sending.ts';
import type { Courier } from './courier.ts';
import type { Wait } from './wait.ts';

// A look into an empty queue is one index probe, so it may be frequent: a confirmation leaves within a second.
const pause = Temporal.Duration.from('PT1S');
const pauseAfterFailure = Temporal.Duration.from('PT5S');

export async function runOutbox(s: Sending, courier: Courier, wait: Wait, signal: AbortSignal): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  // Closing begins with the signal and not after the mails under way, or their time for farewells would never run.
  const stop = () => stopped.resolve(courier.close());
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  while (!signal.aborted) {
    try {
      await s.clock.refresh();
      await courier.deliverDue(Number.POSITIVE_INFINITY, signal);
      await wait.for(pause, signal);
    } catch (error) {
      s.log({ event: 'failed-run', error });
      await wait.for(pauseAfterFailure, signal);
    }
  }
  await stopped.promise;
}
