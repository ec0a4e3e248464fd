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
  /** Its review waits for somebody. */
  readonly isTask: boolean;
  readonly now: Temporal.Instant;
}

/** The line of time of one conversation, with the days on which it moves by itself. */
export function Life({ policy, conversation, fate, isTask, now }: Props) {
  const { t, timeZone } = useVisit();
  const { firstAt, since, stage, held } = conversation;
  const titleOf = (name: string) => t(stageNamed(classNamed(policy, conversationClass), name).title);
  const isSameDay = (a: Temporal.Instant, b: Temporal.Instant) =>
    a.toZonedDateTimeISO(timeZone).toPlainDate().equals(b.toZonedDateTimeISO(timeZone).toPlainDate());
  const isNew = isSameDay(since, now);
  const points: readonly TimePoint[] = [
    ...(isSameDay(firstAt, since) ? [] : [{ label: t(words.first), at: firstAt, state: 'past' as const }]),
    { label: titleOf(stage), at: since, state: isNew ? 'now' : 'past' },
    ...(isNew ? [] : [{ label: t(words.today), at: now, state: 'now' as const }]),
    ...fate.way.map(({ stage: next, at }) => ({ label: titleOf(next), at, state: 'future' as const })),
    { label: t(words.erased), state: 'erased', ...(fate.goneBy && !held && { at: lastOf(fate.goneBy) }) },
  ];
  return (
    <LineOfTime
      title={t(words.line)}
      note={fate.erasedAt ? t(words.ifNobody) : ''}
      tone={stage === 'review' ? 'overdue' : isTask || stage === 'unneeded' ? 'soon' : 'kept'}
      points={points}
    />
  );
}
