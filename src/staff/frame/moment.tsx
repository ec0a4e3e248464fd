import { useVisit } from '../../core/web/index.ts';

/** An instant as the operator's zone reads it; the day alone, or with its time. */
export function Moment({ at, time = true }: { readonly at: Temporal.Instant; readonly time?: boolean }) {
  const { language, timeZone } = useVisit();
  return <time datetime={at.toString({ smallestUnit: 'second' })}>{moment(at, timeZone, language, time)}</time>;
}

export function moment(at: Temporal.Instant, timeZone: string, language: string, time = true): string {
  const local = at.toZonedDateTimeISO(timeZone);
  const style = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return local.toLocaleString(language, time ? { ...style, hour: '2-digit', minute: '2-digit' } : style);
}
