import type { Piece, Thread } from './piece.ts';

/** Two conversations of which one goes on with everything of both. */
export interface Link {
  readonly into: Thread;
  readonly from: Thread;
}

/**
 * Which of two conversations goes on when a message names both; undefined where they stay apart (decisions/0105). A message
 * later than all brings both to work, under the stricter of the two. One that is only found late changes nothing that was
 * decided: it joins like with like, where the earlier review and the longer block win. Pure.
 */
export function linked(a: Thread, b: Thread, piece: Piece): Link | undefined {
  const into = whichGoesOn(a, b, isLaterThan(piece, a) && isLaterThan(piece, b));
  return into && { into, from: into === a ? b : a };
}

function whichGoesOn(a: Thread, b: Thread, isNews: boolean): Thread | undefined {
  if (a.record === null || b.record === null) return a.record === null ? b : a;
  // Each hold knows its own records: neither may lose one, nor be told of more by another.
  if (a.isHeld && b.isHeld) return undefined;
  const held = [a, b].find(({ isHeld }) => isHeld);
  const first = isNews ? [a, b].toSorted(stricter)[0] : [a, b].toSorted(sooner)[isBlocked(a) ? 1 : 0];
  if (!first || (!isNews && !isAlike(a, b))) return undefined;
  if (!held || held === first) return first;
  return isNews && !(held.stage === 'restricted' && isDeal(first.stage)) ? held : undefined;
}

const isLaterThan = ({ at }: Piece, { lastBefore }: Thread): boolean =>
  lastBefore === null || Temporal.Instant.compare(at, lastBefore) > 0;

/** What restrains most comes first. */
const ranks = ['restricted-deal', 'deal', 'letter', 'restricted', 'review', 'current', 'unneeded'];
const rankOf = ({ stage }: Thread): number => ranks.indexOf(stage ?? '');

const stricter = (a: Thread, b: Thread): number => rankOf(a) - rankOf(b) || sooner(a, b);

/** In review before its review; then what ends first. */
function sooner(a: Thread, b: Thread): number {
  if (a.stage !== b.stage) return rankOf(a) - rankOf(b);
  if (!a.due || !b.due) return a.due ? -1 : 1;
  return Temporal.Instant.compare(a.due, b.due);
}

const isBlocked = ({ stage }: Thread): boolean => stage === 'letter';

const toReview = new Set(['current', 'review']);
const isAlike = (a: Thread, b: Thread): boolean =>
  a.stage === b.stage || (toReview.has(a.stage ?? '') && toReview.has(b.stage ?? ''));

/** Belongs to business, so that the law keeps it (S88). */
export const isDeal = (stage: string | null): boolean => ['deal', 'letter', 'restricted-deal'].includes(stage ?? '');

export const isRestricted = (stage: string | null): boolean => ['restricted', 'restricted-deal'].includes(stage ?? '');
