import { type Calendar, dateInWords, lastDayBefore } from '../../../core/policy/index.ts';
import { LineOfTime, useVisit } from '../../../core/web/index.ts';

export interface LifelineProps {
  readonly calendar: Calendar;
  readonly requestedAt: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  /** The exclusive end of the proof, once it runs. */
  readonly goneBy: Temporal.Instant | null;
}

/** One subscription on the line of time. */
export function Lifeline({ calendar, requestedAt, confirmedAt, endedAt, goneBy }: LifelineProps) {
  const { t, language } = useVisit();
  const last = goneBy && dateInWords(lastDayBefore(goneBy, calendar), language, calendar);
  return (
    <LineOfTime
      title={t(words.title)}
      tone="kept"
      points={[
        { label: t(words.requested), at: requestedAt, state: 'past' },
        { label: t(words.confirmed), at: confirmedAt, state: endedAt ? 'past' : 'now' },
        endedAt
          ? { label: t(words.ended), at: endedAt, state: 'now', hint: t(words.proofOnly) }
          : { label: t(words.end), state: 'future', hint: t(words.anyTime) },
        {
          label: t(words.erased),
          state: 'erased',
          ...(last ? { at: `${t(words.atLatest)} ${last}` } : { hint: t(words.after) }),
        },
      ]}
    />
  );
}

const words = {
  title: { de: 'Ihr Abonnement', en: 'Your subscription' },
  requested: { de: 'angemeldet', en: 'signed up' },
  confirmed: { de: 'bestätigt', en: 'confirmed' },
  ended: { de: 'abbestellt', en: 'unsubscribed' },
  end: { de: 'abbestellen', en: 'unsubscribe' },
  anyTime: { de: 'jederzeit', en: 'at any time' },
  proofOnly: { de: 'seitdem nur noch Nachweis', en: 'proof only since then' },
  erased: { de: 'gelöscht', en: 'erased' },
  atLatest: { de: 'spätestens am', en: 'by' },
  after: { de: 'befristet nach dem Abbestellen', en: 'some time after unsubscribing' },
} as const;
