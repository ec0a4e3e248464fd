import { classNamed, type Policy, stageNamed } from '../../../../core/policy/index.ts';
import { LineOfTime, type TimePoint, useVisit } from '../../../../core/web/index.ts';
import { type Conversation, conversationClass } from '../../conversation/index.ts';
import type { Fate } from '../../review/index.ts';
import { lastOf } from '../moment.tsx';
import { words } from './words.ts';

interface Props {
  readonly policy: Policy;
  readonly conversation: Conversation;
  readonly fate: Fate;
  readonly now: Temporal.Instant;
}

/** The line of time of one conversation, with the days on which it moves by itself. */
export function Life({ policy, conversation, fate, now }: Props) {
  const { t } = useVisit();
  const titleOf = (stage: string) => t(stageNamed(classNamed(policy, conversationClass), stage).title);
  const began: TimePoint = { label: t(words.first), at: conversation.firstAt, state: 'past' };
  const here: TimePoint = {
    label: titleOf(conversation.stage),
    at: conversation.since,
    hint: t(words.since),
    state: 'now',
  };
  const ahead = fate.way.map(({ stage, at }): TimePoint => ({ label: titleOf(stage), at, state: 'future' }));
  const end: TimePoint = {
    label: t(words.erased),
    state: 'erased',
    ...(fate.goneBy && !conversation.held && { at: lastOf(fate.goneBy) }),
  };
  const next = fate.way[0]?.at ?? fate.erasedAt;
  const isBegun = Temporal.Instant.compare(conversation.firstAt, conversation.since) < 0;
  const points = [...(isBegun ? [began] : []), here, ...ahead, end];
  return (
    <LineOfTime
      title={t(words.line)}
      note={fate.erasedAt ? t(words.ifNobody) : ''}
      tone={toneOf(conversation)}
      points={points}
      {...(next && { today: (isBegun ? 1 : 0) + shareOf(conversation.since, next, now) })}
    />
  );
}

const toneOf = ({ stage }: Conversation): 'kept' | 'soon' | 'overdue' =>
  stage === 'review' ? 'overdue' : stage === 'unneeded' ? 'soon' : 'kept';

/** How much of the way from one instant to another is past, from 0 to just under 1. */
function shareOf(from: Temporal.Instant, to: Temporal.Instant, now: Temporal.Instant): number {
  const whole = to.epochMilliseconds - from.epochMilliseconds;
  const share = whole <= 0 ? 0 : (now.epochMilliseconds - from.epochMilliseconds) / whole;
  return Math.min(0.95, Math.max(0, share));
}
