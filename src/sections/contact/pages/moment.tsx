import { dateInWords } from '../../../core/policy/index.ts';
import { useVisit } from '../../../core/web/index.ts';

/** A day in the operator's zone. */
export function Day({ at }: { readonly at: Temporal.Instant }) {
  const { language, timeZone } = useVisit();
  return <time datetime={at.toString({ smallestUnit: 'second' })}>{dateInWords(at, language, { timeZone })}</time>;
}

/** The last day before an exclusive end: what "until" means to a reader. */
export const LastDay = ({ before }: { readonly before: Temporal.Instant }) => <Day at={lastOf(before)} />;

export const lastOf = (end: Temporal.Instant): Temporal.Instant => end.subtract({ milliseconds: 1 });

/** Day and time, short, for tables. */
export function Moment({ at }: { readonly at: Temporal.Instant }) {
  const { language, timeZone } = useVisit();
  const words = at
    .toZonedDateTimeISO(timeZone)
    .toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return <time datetime={at.toString({ smallestUnit: 'second' })}>{words}</time>;
}
