import type { DkimKey } from '../../dkim/index.ts';
import type { Run } from './body-hash.ts';

/** What a worker needs of a mail. Text is octets as latin1; static runs are shared memory and cost no copy. */
export interface SigningJob {
  readonly number: number;
  readonly head: string;
  readonly body: readonly Run[];
  /** Milliseconds of the epoch: instants do not pass between threads. */
  readonly at: number;
}

/** `headers` go in front of the mail; without them it was not signed. */
export interface SigningResult {
  readonly number: number;
  readonly headers?: string;
}

export interface SigningKeys {
  readonly keys: readonly DkimKey[];
}
