import { useVisit } from '../../../../core/web/index.ts';

/** An instant as the operator's zone reads it. */
export function At({ instant }: { readonly instant: Temporal.Instant }) {
  const { language, timeZone } = useVisit();
  const local = instant.toZonedDateTimeISO(timeZone);
  const style = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return (
    <time datetime={instant.toString({ smallestUnit: 'second' })}>
      {local.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', style)}
    </time>
  );
}
