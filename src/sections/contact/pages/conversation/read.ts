import type { World } from '../../../../core/section/index.ts';
import {
  type Conversation,
  conversationById,
  counterpartOf,
  type LiveMessage,
  messagesOf,
  reviewsOf,
} from '../../conversation/index.ts';
import { contactSettings } from '../../policy.ts';
import {
  type Classified,
  classifiedOf,
  type Fate,
  fateOfOne,
  groundsOf,
  latestReviewDay,
  type Resting,
  withdrawals,
} from '../../review/index.ts';

/** What was written, or why it is not shown. */
export type Written = readonly LiveMessage[] | 'locked' | 'unreachable';

/** A ground that somebody named: in a review, or to put the conversation on another one. */
export interface Past extends Classified {
  readonly by: 'review' | 'ground';
}

/** A conversation as its page shows it. */
export interface Shown {
  readonly conversation: Conversation;
  readonly person: string | undefined;
  readonly written: Written;
  readonly resting: Resting;
  /** Newest first. */
  readonly past: readonly Past[];
  readonly fate: Fate;
  /** Its review waits for somebody (S29). */
  readonly isTask: boolean;
  /** When the person withdrew their consent, where that is what locked it (S27). */
  readonly withdrawnAt: Temporal.Instant | undefined;
  /** The last day on which it may be looked at again when it is kept now. */
  readonly latest: Temporal.PlainDate;
}

export async function shown(world: World, id: string, now: Temporal.Instant): Promise<Shown | undefined> {
  const conversation = await conversationById(world, id);
  const fate = conversation && (await fateOfOne(world, id));
  const resting = conversation && (await groundsOf(world.db, [conversation])).get(id);
  if (!conversation || !fate || !resting) return undefined;
  return {
    conversation,
    person: await counterpartOf(world, id),
    written: await writtenIn(world, id),
    resting,
    past: await pastOf(world, id),
    fate,
    isTask: isDueSoon(world, conversation, now),
    withdrawnAt: conversation.stage === 'unneeded' ? (await withdrawals(world.db, id)).get(id) : undefined,
    latest: latestReviewDay(world, now),
  };
}

function isDueSoon({ rules }: World, { stage, due }: Conversation, now: Temporal.Instant): boolean {
  if (stage === 'review') return true;
  if (due === null || !['current', 'deal'].includes(stage)) return false;
  const { before } = contactSettings(rules.policy).remind;
  const shownFrom = due.toZonedDateTimeISO(rules.calendar.timeZone).subtract(before).toInstant();
  return Temporal.Instant.compare(shownFrom, now) <= 0;
}

async function writtenIn(world: World, id: string): Promise<Written> {
  const read = await messagesOf(world, id);
  if (!('refused' in read)) return read;
  return read.refused === 'unreachable' ? 'unreachable' : 'locked';
}

async function pastOf(world: World, id: string): Promise<readonly Past[]> {
  const [reviews, grounds] = [await reviewsOf(world, id), await classifiedOf(world, id)];
  return [
    ...reviews.map((one) => ({ ...one, by: 'review' as const })),
    ...grounds.map((one) => ({ ...one, by: 'ground' as const })),
  ].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
}
