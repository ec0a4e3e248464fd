import { useVisit } from '../../../../core/web/index.ts';

/** An instant as the operator's zone reads it. */
export function Moment({ at }: { readonly at: Temporal.Instant }) {
  const { language, timeZone } = useVisit();
  const words = at.toZonedDateTimeISO(timeZone).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return <time datetime={at.toString({ smallestUnit: 'second' })}>{words}</time>;
}
