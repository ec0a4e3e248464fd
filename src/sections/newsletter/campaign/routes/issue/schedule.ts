import type { Refusal } from '../../index.ts';

/** An instant from the form's local time in the policy's zone; a time that the clocks skip or repeat is asked about. */
export function localInstant(typed: string, timeZone: string): Temporal.Instant | Refusal {
  const local = plainDateTime(typed);
  if (!local) return noTime;
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!earlier || !later) return noTime;
  if (earlier.epochNanoseconds === later.epochNanoseconds) return earlier.toInstant();
  // In spring neither of the two reads as it was typed; in autumn both do.
  return earlier.toPlainDateTime().equals(local) ? repeated : skipped;
}

function plainDateTime(typed: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(typed);
  } catch {
    // What is typed is no time; there is nothing else that this call can fail for.
    return undefined;
  }
}

const noTime: Refusal = {
  code: 'schedule-unreadable',
  sentence: { de: 'Das ist kein Zeitpunkt.', en: 'That is no point in time.' },
  mend: { de: 'Wählen Sie Tag und Uhrzeit.', en: 'Choose a day and a time.' },
};

const skipped: Refusal = {
  code: 'schedule-skipped',
  sentence: {
    de: 'Diese Uhrzeit gibt es an dem Tag nicht: Die Uhr wird vorgestellt.',
    en: 'There is no such time on that day: the clock is put forward.',
  },
  mend: { de: 'Nehmen Sie eine Stunde früher oder später.', en: 'Take an hour earlier or later.' },
};

const repeated: Refusal = {
  code: 'schedule-repeated',
  sentence: {
    de: 'Diese Uhrzeit gibt es an dem Tag zweimal: Die Uhr wird zurückgestellt.',
    en: 'That time comes twice on that day: the clock is put back.',
  },
  mend: { de: 'Nehmen Sie eine Stunde früher oder später.', en: 'Take an hour earlier or later.' },
};
