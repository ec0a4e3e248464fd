import { type Act, noteSweep, type Records, type Swept } from '../records/index.ts';
import type { Queries } from '../store/index.ts';

/** One sweep, remembered for the promise board when it did something. */
export async function sweepNow(db: Queries, records: Records, act: Act): Promise<Swept> {
  const started = performance.now();
  const swept = await records.sweep(db, act);
  if (swept.erased + swept.advanced > 0)
    await noteSweep(db, { at: act.now, ...swept, milliseconds: performance.now() - started });
  return swept;
}
