import { lastDayBefore, type Text } from '../../../../../core/policy/index.ts';
import { LineOfTime, type TimePoint, useVisit } from '../../../../../core/web/index.ts';
import type { RequestOutline } from '../../../request/index.ts';
import { urgencyOf } from '../../../request/index.ts';

/** The line of time of a request: receipt, extension, target, limit, and the end of its evidence. */
export function Dates({ request, now }: { readonly request: RequestOutline; readonly now: Temporal.Instant }) {
  const { t, timeZone } = useVisit();
  const { receivedAt, extendedAt, answeredAt, due, until } = request;
  const isOver = answeredAt !== null;
  const urgency = isOver ? 'open' : urgencyOf(request, now);
  const stateOf = (at: Temporal.Instant): TimePoint['state'] =>
    Temporal.Instant.compare(now, at) >= 0 ? 'past' : 'future';
  // A target that nothing rolled is the limit as well.
  const isRolled = Temporal.Instant.compare(due.nominal, due.end) !== 0;
  const day = (end: Temporal.Instant) => dayOf(end, timeZone);
  const ahead: TimePoint[] = [
    ...(isRolled ? [{ label: t(words.target), at: day(due.nominal), state: stateOf(due.nominal) }] : []),
    { label: t(isRolled ? words.limit : words.both), at: day(due.end), state: stateOf(due.end) },
  ];
  const points: TimePoint[] = [
    { label: t(words.received), at: receivedAt, state: 'past' },
    ...(extendedAt ? [{ label: t(words.extended), at: extendedAt, state: 'past' as const }] : []),
    ...(answeredAt ? [{ label: t(words.answered), at: answeredAt, state: 'now' as const }] : ahead),
    { label: t(words.erased), ...(until && { at: day(until) }), state: 'erased' },
  ];
  return (
    <LineOfTime
      title={t(words.title)}
      points={points}
      {...(urgency !== 'open' && { tone: urgency === 'late' ? ('overdue' as const) : ('soon' as const) })}
      {...(!isOver && { today: todayOn(request, now, isRolled) })}
    />
  );
}

/** Where today lies between the points that bear dates. */
function todayOn({ receivedAt, extendedAt, due }: RequestOutline, now: Temporal.Instant, isRolled: boolean): number {
  const at = [receivedAt, ...(extendedAt ? [extendedAt] : []), ...(isRolled ? [due.nominal] : []), due.end].map(
    (instant) => instant.epochMilliseconds,
  );
  const next = at.findIndex((instant) => instant > now.epochMilliseconds);
  if (next < 0) return at.length - 0.6;
  const [from = 0, to = 0] = [at[next - 1], at[next]];
  return next - 1 + Math.min(0.75, Math.max(0.25, (now.epochMilliseconds - from) / (to - from)));
}

/** The start of the last day before an exclusive end, which is read as that day. */
const dayOf = (end: Temporal.Instant, timeZone: string): Temporal.Instant =>
  lastDayBefore(end, { timeZone, isHoliday: () => false, isWorkingDay: () => true })
    .toZonedDateTime(timeZone)
    .toInstant();

const words = {
  title: { de: 'Frist', en: 'Time to answer' },
  received: { de: 'eingegangen', en: 'received' },
  extended: { de: 'verlängert', en: 'extended' },
  target: { de: 'Ziel', en: 'target' },
  limit: { de: 'Grenze', en: 'limit' },
  both: { de: 'Ziel und Grenze', en: 'target and limit' },
  answered: { de: 'beantwortet', en: 'answered' },
  erased: { de: 'gelöscht', en: 'erased' },
} as const satisfies Record<string, Text>;
