import type { Clock } from '../clock/index.ts';
import { closeBlocks, notedHead, noteHead, type Signer, verifyInTurn } from '../journal/index.ts';
import type { Records } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import type { Job } from './every.ts';
import { sweepNow } from './sweep.ts';

export interface ScheduleOf {
  readonly db: Queries;
  readonly clock: Clock;
  readonly records: Records;
  readonly signer: Signer;
  /** Where the newest block is noted outside the database. */
  readonly headFile?: string;
}

/** The whole schedule. Every worker runs it; what one does, the others find done. None of these pauses is a deadline. */
export function schedule({ db, clock, records, signer, headFile }: ScheduleOf): readonly Job[] {
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
        const closed = await closeBlocks(db, signer, clock.now());
        if (closed > 0 && headFile) await noteHead(db, headFile);
      },
    },
    {
      // The whole journal is read once a day, so that the public page can say when it was.
      name: 'verification',
      pause: Temporal.Duration.from({ hours: 1 }),
      run: async () => {
        await clock.refresh();
        const noted = headFile === undefined ? undefined : await notedHead(headFile);
        const every = Temporal.Duration.from({ hours: 24 });
        await verifyInTurn(db, { publicKey: signer.publicKey, noted, now: clock.now(), every });
      },
    },
    {
      // Keys whose record was never committed (a vault of its own), or which a restored key file brought back.
      name: 'keys',
      pause: Temporal.Duration.from({ hours: 12 }),
      run: async () => {
        await clock.refresh();
        await records.collectKeys(db, { now: clock.now(), by: 'policy' });
      },
    },
  ];
}
