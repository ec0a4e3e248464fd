import { useVisit } from '../../../core/web/index.ts';

/** An instant as the operator's zone reads it. */
export function Moment({ at, toTheSecond }: { readonly at: Temporal.Instant; readonly toTheSecond?: boolean }) {
  const { language, timeZone } = useVisit();
  const words = at.toZonedDateTimeISO(timeZone).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: toTheSecond ? 'medium' : 'short',
  });
  return <time datetime={at.toString({ smallestUnit: 'second' })}>{words}</time>;
}

/** The value of a field for an instant, in the operator's zone. */
export const fieldOf = (at: Temporal.Instant, timeZone: string): string =>
  at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
