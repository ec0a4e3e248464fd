import { useVisit } from '../../../../core/web/index.ts';

/** A day as the operator's zone has it. */
export function Day({ at }: { readonly at: Temporal.Instant }) {
  const { language, timeZone } = useVisit();
  const day = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const words = day.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return <time datetime={day.toString()}>{words}</time>;
}
