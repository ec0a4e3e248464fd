import type { Clock } from '../../src/core/clock/index.ts';
import type { Job } from '../../src/core/jobs/index.ts';
import type { Changeable, Metadata } from './datum.ts';
import type { Group } from './operation.ts';

/** A datum's metadata as a holder answers them; how the user is named is the holder's own affair. */
export interface Described extends Omit<Metadata, 'user'> {
  readonly key: number;
  readonly user: unknown;
}

/** Who holds the data: Avow, or a plain table. Each deed is a transaction of its own and leaves a line in a log. */
export interface Holder {
  readonly name: string;
  load(records: number, at: Temporal.Instant): Promise<void>;
  insert(key: number, at: Temporal.Instant): Promise<void>;
  delete(key: number, at: Temporal.Instant): Promise<boolean>;
  read(key: number, at: Temporal.Instant): Promise<string | undefined>;
  rewrite(key: number, data: string, at: Temporal.Instant): Promise<boolean>;
  readData(of: Group, at: Temporal.Instant): Promise<readonly { readonly key: number; readonly data: string }[]>;
  readMetadata(of: Group, at: Temporal.Instant): Promise<readonly Described[]>;
  change(of: Group, field: Changeable, value: number, at: Temporal.Instant): Promise<void>;
  /** How many lines of the log were read. */
  readLog(last: number, at: Temporal.Instant): Promise<number>;
  isGone(key: number, at: Temporal.Instant): Promise<boolean>;
  /** The number of the user whom an answer names. */
  userOf(user: unknown): number;
  /** What runs beside the work, as it does on a server: among it, the erasure of what is over. */
  jobs(clock: Clock): readonly Job[];
  /** Data that are there though their time was over by this instant. */
  overdue(at: Temporal.Instant): Promise<number>;
  /** Bytes on disk, without and with the log. */
  space(): Promise<{ readonly data: number; readonly log: number }>;
}
