import { type Act, dueAfterWaiting, noteSweep, type Records, type Swept } from '../records/index.ts';
import type { Queries } from '../store/index.ts';

/** One sweep, remembered for the promise board when it did something. */
export async function sweepNow(db: Queries, records: Records, act: Act): Promise<Swept> {
  const started = performance.now();
  const swept = await records.sweep(db, act);
  if (swept.erased + swept.advanced > 0)
    await noteSweep(db, { at: act.now, ...swept, milliseconds: performance.now() - started });
  return swept;
}

/** Sweeps until nothing is due any more, waiting for what other workers have in hand. */
export async function sweepAll(db: Queries, records: Records, act: Act): Promise<Swept> {
  let [erased, advanced] = [0, 0];
  do {
    const swept = await sweepNow(db, records, act);
    [erased, advanced] = [erased + swept.erased, advanced + swept.advanced];
  } while (await dueAfterWaiting(db, act.now));
  return { erased, advanced };
}
