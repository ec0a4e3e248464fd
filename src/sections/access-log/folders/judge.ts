import { type Calendar, type Deadline, instants } from '../../../core/policy/index.ts';
import { instantOf } from './format.ts';

/** Says of an instant whether a line of that age must go now. */
export type IsDue = (at: Temporal.Instant) => boolean;

const minute = 60_000;

/** Counted from the start of the line's minute: a line goes a minute early, never late, and each minute is counted once. */
export function dueAt(keep: Deadline, calendar: Calendar, now: Temporal.Instant): IsDue {
  const known = new Map<number, boolean>();
  return (at) => {
    const start = Math.floor(at.epochMilliseconds / minute) * minute;
    const found = known.get(start);
    if (found !== undefined) return found;
    const { due } = instants(keep, Temporal.Instant.fromEpochMilliseconds(start), calendar);
    const isDue = Temporal.Instant.compare(due, now) <= 0;
    known.set(start, isDue);
    return isDue;
  };
}

/** How a file is judged whose own time is known. */
export type Judging = (writtenAt: Temporal.Instant) => Judge;

/** Judges the lines of one file, in order. */
export interface Judge {
  /** Whether the line stays. */
  stays(line: string): boolean;
  readonly removed: number;
  readonly unreadable: number;
  /** The oldest line that stays; null where none does. */
  readonly oldest: Temporal.Instant | null;
}

/**
 * A line that cannot be read is as old as the one before it. Before the first that can be read, and in a file of which
 * nothing can be read, it is as old as `otherwise`: the file's own time. What may be too old counts as too old.
 */
export function judge(isDue: IsDue, otherwise: Temporal.Instant): Judge {
  let [last, removed, unreadable] = [otherwise, 0, 0];
  let oldest: Temporal.Instant | null = null;
  return {
    stays(line) {
      const at = instantOf(line);
      if (!at) unreadable += 1;
      last = at ?? last;
      if (isDue(last)) {
        removed += 1;
        return false;
      }
      if (oldest === null || Temporal.Instant.compare(last, oldest) < 0) oldest = last;
      return true;
    },
    get removed() {
      return removed;
    },
    get unreadable() {
      return unreadable;
    },
    get oldest() {
      return oldest;
    },
  };
}

export const byAge =
  (isDue: IsDue): Judging =>
  (writtenAt) =>
    judge(isDue, writtenAt);

/** What names the address goes, whatever its age; in which field a server writes it is all one (Art. 17 GDPR). */
export const byAddress = (address: string): Judging => {
  const named = new RegExp(`(?<![0-9A-Fa-f:.])${RegExp.escape(address)}(?![0-9A-Fa-f:.])`, 'i');
  return (writtenAt) => {
    let [last, removed] = [writtenAt, 0];
    let oldest: Temporal.Instant | null = null;
    return {
      stays(line) {
        last = instantOf(line) ?? last;
        if (named.test(line)) {
          removed += 1;
          return false;
        }
        if (oldest === null || Temporal.Instant.compare(last, oldest) < 0) oldest = last;
        return true;
      },
      unreadable: 0,
      get removed() {
        return removed;
      },
      get oldest() {
        return oldest;
      },
    };
  };
};
