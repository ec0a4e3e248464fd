import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { DeadlineError } from './errors.ts';

/** The public holidays of a place as ISO dates, year by year. */
export function holidaysOf(code: string, timeZone: string): (year: number) => ReadonlySet<string> {
  const [country, state] = parts(code);
  let place: Holidays | undefined;
  return (year) => {
    place ??= load(country, state, timeZone);
    const dates = new Set<string>();
    for (const holiday of place.getHolidays(year)) {
      // The library writes the local date first ("2027-03-26 00:00:00") and gives the exclusive end as an instant.
      const after = Temporal.Instant.fromEpochMilliseconds(holiday.end.getTime()).toZonedDateTimeISO(timeZone);
      let date = Temporal.PlainDate.from(holiday.date.slice(0, 10));
      do {
        dates.add(date.toString());
        date = date.add({ days: 1 });
      } while (Temporal.PlainDate.compare(date, after.toPlainDate()) < 0);
    }
    return dates;
  };
}

function parts(code: string): readonly [country: string, state: string | undefined] {
  const match = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/.exec(code);
  if (match?.[1] === undefined) {
    throw new DeadlineError('holidays-unknown', `The holiday region ${code} is unreadable: write it like DE-NI.`);
  }
  return [match[1], match[2]];
}

function load(country: string, state: string | undefined, timeZone: string): Holidays {
  // Loaded here, not at import: 85 ms and 31 MB that most commands and pages never need (decisions/0003).
  const library = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  const place = state === undefined ? new library(country) : new library(country, state);
  const states = place.getStates(country) as Readonly<Record<string, string>> | undefined;
  const known = country in place.getCountries() && (state === undefined || (states !== undefined && state in states));
  if (!known) {
    const code = state === undefined ? country : `${country}-${state}`;
    throw new DeadlineError(
      'holidays-unknown',
      `No holidays are known for ${code}: name a country or state by its ISO 3166 code, like DE-NI.`,
    );
  }
  return new library(country, state ?? '', { types: ['public'], timezone: timeZone });
}
