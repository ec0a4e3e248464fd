import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answerWithin,
  atLeast,
  atMost,
  calendar,
  DeadlineError,
  type DeadlineErrorCode,
  days,
  deadlineKinds,
  earliest,
  elapsed,
  endOfYear,
  hours,
  months,
  parseDeadline,
  years,
} from '../../src/core/policy/deadline/index.ts';

const refused = (code: DeadlineErrorCode, mend: RegExp, attempt: () => unknown): void => {
  assert.throws(attempt, (error) => {
    assert.ok(error instanceof DeadlineError);
    assert.equal(error.code, code);
    assert.match(error.message, mend);
    return true;
  });
};

test('hours are refused where whole days are counted', () => {
  for (const kind of [atMost, atLeast, answerWithin])
    refused('period-unit', /atMostExact or elapsed/, () => kind(hours(3)));
});

test('days are refused where hours elapse', () => {
  refused('period-unit', /PT72H/, () => elapsed(days(3)));
});

test('months and days are refused where a year ends', () => {
  refused('period-unit', /whole years/, () => endOfYear(months(6)));
  refused('period-unit', /whole years/, () => endOfYear(days(365)));
  refused('period-unit', /whole years/, () => endOfYear(Temporal.Duration.from('P1Y6M')));
});

test('no period at all is refused', () => {
  for (const n of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    refused('period-not-positive', /whole number/, () => days(n));
  refused('period-not-positive', /not positive/, () => atMost(new Temporal.Duration()));
});

test('a negative period is refused', () => {
  refused('period-not-positive', /not positive/, () => atMost(years(1).negated()));
});

test('units that are counted differently are refused together', () => {
  for (const period of ['P1M14D', 'P1DT1H', 'P1Y1W']) {
    refused('period-mixed', /in days and weeks, or in months and years/, () => parseDeadline('atMost', period));
  }
});

test('parts of a second are refused', () => {
  refused('period-unit', /whole seconds/, () => parseDeadline('elapsed', 'PT0.5S'));
});

test('an unknown kind is refused with the kinds there are', () => {
  refused('deadline-kind-unknown', new RegExp(deadlineKinds.join(', ')), () => parseDeadline('atmost', 'P7D'));
  refused('deadline-kind-unknown', /atMost/, () => parseDeadline('toString', 'P7D'));
});

test('an unreadable period is refused with the way to write it', () => {
  for (const period of ['7 days', '', 'P', 'P1.5D', '7'])
    refused('period-unreadable', /P7D/, () => parseDeadline('atMost', period));
});

test('a readable deadline is parsed', () => {
  const { kind, period } = parseDeadline('atMost', 'P4Y');
  assert.equal(kind, 'atMost');
  assert.equal(period.toString(), 'P4Y');
});

test('an unknown time zone is refused', () => {
  refused('time-zone-unknown', /Europe\/Berlin/, () => calendar({ timeZone: 'Europe/Osnabrueck', holidays: 'DE-NI' }));
});

test('a malformed holiday region is refused at once', () => {
  for (const holidays of ['', 'Niedersachsen', 'de-ni', 'DE-']) {
    refused('holidays-unknown', /DE-NI/, () => calendar({ timeZone: 'Europe/Berlin', holidays }));
  }
});

test('a holiday region that nobody knows is refused when it is asked', () => {
  const monday = Temporal.PlainDate.from('2026-11-23');
  for (const holidays of ['DE-XX', 'XX', 'DE-CO']) {
    refused('holidays-unknown', /ISO 3166/, () => calendar({ timeZone: 'Europe/Berlin', holidays }).isHoliday(monday));
  }
});

test('the earliest of nothing is refused', () => {
  refused('nothing-to-compare', /at least one/, () => earliest([]));
});
