import { instants, lastDayBefore } from '../../../../core/policy/index.ts';
import { LineOfTime, useVisit } from '../../../../core/web/index.ts';
import type { ContactProps } from './props.ts';
import { fate, words } from './words.ts';

/** What becomes of a message that is written today, in sentences and on the line of time. */
export function Fate({ settings, calendar, now }: Pick<ContactProps, 'settings' | 'calendar' | 'now'>) {
  const { t, to } = useVisit();
  const reviewed = instants(settings.reviewEvery, now, calendar);
  const gone = instants(settings.eraseWithin, reviewed.due, calendar).goneBy;
  const lastDay = (end: Temporal.Instant) =>
    lastDayBefore(end, calendar).toZonedDateTime(calendar.timeZone).toInstant();
  return (
    <section class="stack">
      <h2>{t(words.becomes)}</h2>
      {fate(settings).map((sentence) => (
        <p>{t(sentence)}</p>
      ))}
      <p>{t(words.noReceipt)}</p>
      <LineOfTime
        title={t(words.line)}
        points={[
          { label: t(words.today), at: now, state: 'now' },
          { label: t(words.review), at: lastDay(reviewed.goneBy), hint: t(words.latest), state: 'future' },
          { label: t(words.erased), at: lastDay(gone), hint: t(words.ifUnneeded), state: 'erased' },
        ]}
      />
      <p>
        <a href={to('/privacy#contact')}>{t(words.privacy)}</a>
      </p>
    </section>
  );
}
