import type { Calendar } from './calendar.ts';
import { counting } from './period.ts';

export type WordLanguage = 'de' | 'en';

export interface PeriodWords {
  /** German after "nach", "von", "seit" wants the dative: "nach 7 Tagen". English has no difference. */
  readonly case?: 'nominative' | 'dative';
}

/** "7 Tage", "1 Jahr und 1 Monat", "4 years"; in German the number never parts from its unit. */
export function periodInWords(period: Temporal.Duration, language: WordLanguage, words: PeriodWords = {}): string {
  counting(period);
  const written = units
    .filter((unit) => period[unit] !== 0)
    .map((unit) => {
      const forms = nouns[language][unit];
      const noun = period[unit] === 1 ? forms.one : words.case === 'dative' ? forms.dative : forms.many;
      return `${period[unit]}${between[language]}${noun}`;
    });
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(written);
}

/** "23. November 2030", "23 November 2030": the local date of an instant, or a date as it is. */
export function dateInWords(
  when: Temporal.Instant | Temporal.PlainDate,
  language: WordLanguage,
  calendar: Pick<Calendar, 'timeZone'>,
): string {
  const date = when instanceof Temporal.Instant ? when.toZonedDateTimeISO(calendar.timeZone).toPlainDate() : when;
  const month = monthNames[language][date.month - 1];
  return language === 'de' ? `${date.day}.${noBreak}${month} ${date.year}` : `${date.day} ${month} ${date.year}`;
}

/** "23. November 2030, 16:05", "23 November 2030, 16:05": an instant as the zone reads it, to the minute. */
export function dateAndTimeInWords(
  at: Temporal.Instant,
  language: WordLanguage,
  calendar: Pick<Calendar, 'timeZone'>,
): string {
  const { hour, minute } = at.toZonedDateTimeISO(calendar.timeZone);
  return `${dateInWords(at, language, calendar)}, ${twoDigits(hour)}:${twoDigits(minute)}`;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** The last local day before an exclusive end: what "until" means to a reader. */
export function lastDayBefore(end: Temporal.Instant, calendar: Calendar): Temporal.PlainDate {
  return end.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
}

const noBreak = '\u00a0';
const between = { de: noBreak, en: ' ' } as const;

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

interface Noun {
  readonly one: string;
  readonly many: string;
  readonly dative: string;
}

const noun = (one: string, many: string, dative = many): Noun => ({ one, many, dative });

const nouns: Readonly<Record<WordLanguage, Readonly<Record<(typeof units)[number], Noun>>>> = {
  de: {
    years: noun('Jahr', 'Jahre', 'Jahren'),
    months: noun('Monat', 'Monate', 'Monaten'),
    weeks: noun('Woche', 'Wochen'),
    days: noun('Tag', 'Tage', 'Tagen'),
    hours: noun('Stunde', 'Stunden'),
    minutes: noun('Minute', 'Minuten'),
    seconds: noun('Sekunde', 'Sekunden'),
  },
  en: {
    years: noun('year', 'years'),
    months: noun('month', 'months'),
    weeks: noun('week', 'weeks'),
    days: noun('day', 'days'),
    hours: noun('hour', 'hours'),
    minutes: noun('minute', 'minutes'),
    seconds: noun('second', 'seconds'),
  },
};

// Written out: Intl would build a formatter for every date of a table, and a kept formatter would be module state.
const monthNames: Readonly<Record<WordLanguage, readonly string[]>> = {
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
