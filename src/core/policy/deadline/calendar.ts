import { DeadlineError } from './errors.ts';
import { holidaysOf } from './holidays.ts';

/** Where local days begin, and which of them are working days. */
export interface Calendar {
  readonly timeZone: string;
  isHoliday(date: Temporal.PlainDate): boolean;
  isWorkingDay(date: Temporal.PlainDate): boolean;
}

/**
 * The calendar of a place.
 *
 * @param options.timeZone an IANA zone, such as Europe/Berlin
 * @param options.holidays an ISO 3166 code of the country or its state, such as DE-NI; looked up at the first holiday asked for
 * @throws DeadlineError `time-zone-unknown` at once, `holidays-unknown` at once for a malformed code, else at the first holiday asked for
 */
export function calendar(options: { readonly timeZone: string; readonly holidays: string }): Calendar {
  const timeZone = knownZone(options.timeZone);
  const holidays = holidaysOf(options.holidays, timeZone);
  const years = new Map<number, ReadonlySet<string>>();
  const isHoliday = (date: Temporal.PlainDate): boolean => {
    const known = years.get(date.year) ?? holidays(date.year);
    years.set(date.year, known);
    return known.has(date.toString());
  };
  // The weekend is asked first: it needs no holiday list, and BGB § 193 names Saturday and Sunday alike.
  const isWorkingDay = (date: Temporal.PlainDate): boolean => date.dayOfWeek < 6 && !isHoliday(date);
  return { timeZone, isHoliday, isWorkingDay };
}

function knownZone(timeZone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone).timeZoneId;
  } catch (cause) {
    throw new DeadlineError('time-zone-unknown', `The time zone ${timeZone} is unknown: write it like Europe/Berlin.`, {
      cause,
    });
  }
}
