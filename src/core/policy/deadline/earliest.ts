import { DeadlineError } from './errors.ts';
import type { Instants } from './instants.ts';

/** Of several deadlines over one record, the one that is over first, whole: its due and its end belong together. */
export function earliest(several: readonly Instants[]): Instants {
  const [first] = several.toSorted(byEnd);
  if (first === undefined) {
    throw new DeadlineError('nothing-to-compare', 'There is no earliest of no deadlines: name at least one.');
  }
  return first;
}

function byEnd(one: Instants, other: Instants): number {
  return Temporal.Instant.compare(one.goneBy, other.goneBy) || Temporal.Instant.compare(one.due, other.due);
}
