import { dateAndTimeInWords } from '../policy/index.ts';
import { useVisit } from '../web/index.ts';

/** An instant in words, in the zone of the policy. */
export function Moment({ at }: { readonly at: string }) {
  const { language, timeZone } = useVisit();
  return <time datetime={at}>{dateAndTimeInWords(Temporal.Instant.from(at), language, { timeZone })}</time>;
}
