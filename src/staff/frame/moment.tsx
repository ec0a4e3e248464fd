import { dateAndTimeInWords, dateInWords, type Language } from '../../core/policy/index.ts';
import { useVisit } from '../../core/web/index.ts';

/** An instant as the operator's zone reads it; the day alone, or with its time. */
export function Moment({ at, time = true }: { readonly at: Temporal.Instant; readonly time?: boolean }) {
  const { language, timeZone } = useVisit();
  return <time datetime={at.toString({ smallestUnit: 'second' })}>{moment(at, timeZone, language, time)}</time>;
}

export const moment = (at: Temporal.Instant, timeZone: string, language: Language, time = true): string =>
  (time ? dateAndTimeInWords : dateInWords)(at, language, { timeZone });

/** The exclusive instant by which something is gone, as people say it: at a day's end, or at an hour of it. */
export function GoneBy({ at }: { readonly at: Temporal.Instant }) {
  const { t, timeZone } = useVisit();
  const local = at.toZonedDateTimeISO(timeZone);
  if (!local.equals(local.startOfDay())) return <Moment at={at} />;
  return (
    <>
      {t({ de: 'mit Ablauf des ', en: 'by the end of ' })}
      <Moment at={at.subtract({ milliseconds: 1 })} time={false} />
    </>
  );
}
