import type { Calendar } from './calendar.ts';
import { dateAndTimeInWords, type WordLanguage } from './words.ts';

/** "23. November 2026, 16:05 Uhr (MEZ)", "23 November 2026, 16:05 (CET)". */
export function momentInWords(at: Temporal.Instant, language: WordLanguage, calendar: Calendar): string {
  const written = dateAndTimeInWords(at, language, calendar);
  const zone = zoneInWords(at, language, calendar);
  return language === 'de' ? `${written} Uhr (${zone})` : `${written} (${zone})`;
}

/** The instant a period ago, days and longer counted by the calendar. */
export const ago = (now: Temporal.Instant, period: Temporal.Duration, calendar: Calendar): Temporal.Instant =>
  now.toZonedDateTimeISO(calendar.timeZone).subtract(period).toInstant();

function zoneInWords(at: Temporal.Instant, language: WordLanguage, { timeZone }: Calendar): string {
  const parts = zoneFormat(language, timeZone).formatToParts(at.epochMilliseconds);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

// Making a format costs half a millisecond, using it a hundredth, and there is one for each language.
const formats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(language: WordLanguage, timeZone: string): Intl.DateTimeFormat {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const known = formats.get(locale + timeZone) ?? new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  formats.set(locale + timeZone, known);
  return known;
}
