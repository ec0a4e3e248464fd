import type { Clock } from '../clock/index.ts';
import { closeBlocks, type Signer } from '../journal/index.ts';
import type { Records } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import type { Job } from './every.ts';
import { sweepNow } from './sweep.ts';

export interface ScheduleOf {
  readonly db: Queries;
  readonly clock: Clock;
  readonly records: Records;
  readonly signer: Signer;
}

/** The whole schedule. Every worker runs it; what one does, the others find done. None of these pauses is a deadline. */
export function schedule({ db, clock, records, signer }: ScheduleOf): readonly Job[] {
  return [
    {
      name: 'sweep',
      pause: Temporal.Duration.from({ seconds: 15 }),
      run: async () => {
        await clock.refresh();
        await sweepNow(db, records, { now: clock.now(), by: 'policy' });
      },
    },
    {
      name: 'journal',
      pause: Temporal.Duration.from({ seconds: 10 }),
      run: async () => {
        await clock.refresh();
        await closeBlocks(db, signer, clock.now());
      },
    },
  ];
}
