import { useVisit } from '../web/index.ts';

/** An instant in words, in the zone of the policy. */
export function Moment({ at }: { readonly at: string }) {
  const { language, timeZone } = useVisit();
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return <time datetime={at}>{local.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' })}</time>;
}
