import type { Calendar } from './calendar.ts';
import type { Deadline } from './deadline.ts';
import { counting } from './period.ts';

/**
 * What follows from a deadline and its event. Ends are exclusive: in time means before `end`.
 *
 * - `nominal`: the end as counted, not rolled
 * - `end`: the end that counts, rolled to a working day where the kind rolls
 * - `due`: the earliest instant to act
 * - `goneBy`: the instant by which it must be done; whatever remains then is overdue
 */
export interface Instants {
  readonly nominal: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly due: Temporal.Instant;
  readonly goneBy: Temporal.Instant;
}

/** Counts a deadline from its event; always from the original event, since months added twice drift (31 January). */
export function instants(deadline: Deadline, from: Temporal.Instant, calendar: Calendar): Instants {
  const event = from.toZonedDateTimeISO(calendar.timeZone);
  const { kind, period } = deadline;
  switch (kind) {
    case 'atMost':
      return completeOn(lastDay(event, period), calendar);
    case 'endOfYear':
      return completeOn(lastDayOfYear(event, period), calendar);
    case 'atLeast':
      return openAfter(lastDay(event, period), lastDay(event, period), calendar);
    case 'untilEndOfYear':
      return openAfter(lastDayOfYear(event, period), lastDayOfYear(event, period), calendar);
    case 'answerWithin':
      return openAfter(lastDay(event, period), rolled(lastDay(event, period), calendar), calendar);
    case 'dueWithin': {
      const day = lastDay(event, period);
      const end = midnightAfter(rolled(day, calendar), calendar);
      return { nominal: midnightAfter(day, calendar), end, due: midnightOf(day, calendar), goneBy: end };
    }
    case 'atMostExact': {
      const end = exactEnd(event, period);
      return { nominal: end, end, due: later(from, end.subtract({ hours: 1 })), goneBy: end };
    }
    case 'elapsed': {
      // The hours themselves are the limit: nothing waits for it and no grace follows it.
      const end = from.add(period);
      return { nominal: end, end, due: end, goneBy: end };
    }
  }
}

/** A maximum: work begins with the last day and is complete when the day is over. */
function completeOn(day: Temporal.PlainDate, calendar: Calendar): Instants {
  const end = midnightAfter(day, calendar);
  return { nominal: end, end, due: midnightOf(day, calendar), goneBy: end };
}

/** A minimum: nothing before the day is over, then without undue delay (GDPR Art. 17(1)), which is a day for us. */
function openAfter(nominal: Temporal.PlainDate, day: Temporal.PlainDate, calendar: Calendar): Instants {
  const end = midnightAfter(day, calendar);
  return { nominal: midnightAfter(nominal, calendar), end, due: end, goneBy: end.add({ hours: 24 }) };
}

// BGB §§ 187(1), 188: the day of the event is not counted; a missing day becomes the last of its month.
function lastDay(event: Temporal.ZonedDateTime, period: Temporal.Duration): Temporal.PlainDate {
  return event.toPlainDate().add(period, { overflow: 'constrain' });
}

// The year of the event is the local one: an event at 23:30 UTC on 31 December belongs to the next year in Berlin.
function lastDayOfYear(event: Temporal.ZonedDateTime, period: Temporal.Duration): Temporal.PlainDate {
  return event.toPlainDate().add(period).with({ month: 12, day: 31 });
}

function rolled(day: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  return calendar.isWorkingDay(day) ? day : rolled(day.add({ days: 1 }), calendar);
}

// A promise of seven days is read three ways (168 hours, same wall-clock time, end of the seventh day); the earliest keeps all.
function exactEnd(event: Temporal.ZonedDateTime, period: Temporal.Duration): Temporal.Instant {
  const wall = event.add(period, { overflow: 'constrain' }).toInstant();
  if (counting(period) === 'clock') return wall;
  const { days } = event.toPlainDate().until(lastDay(event, period), { largestUnit: 'days' });
  const elapsed = event.toInstant().add({ hours: 24 * days });
  return Temporal.Instant.compare(wall, elapsed) < 0 ? wall : elapsed;
}

function midnightOf(day: Temporal.PlainDate, calendar: Calendar): Temporal.Instant {
  return day.toZonedDateTime(calendar.timeZone).toInstant();
}

function midnightAfter(day: Temporal.PlainDate, calendar: Calendar): Temporal.Instant {
  return midnightOf(day.add({ days: 1 }), calendar);
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}
