import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  calendar,
  dateInWords,
  days,
  hours,
  lastDayBefore,
  months,
  periodInWords,
  weeks,
  years,
} from '../../src/core/policy/deadline/index.ts';

const osnabrueck = calendar({ timeZone: 'Europe/Berlin', holidays: 'DE-NI' });
const yearAndMonth = Temporal.Duration.from('P1Y1M');

test('a period is written in German, its number bound to its unit', () => {
  const written = [days(7), days(1), weeks(2), months(1), years(4), hours(72), yearAndMonth].map((period) =>
    periodInWords(period, 'de'),
  );
  assert.deepEqual(written, [
    '7\u00a0Tage',
    '1\u00a0Tag',
    '2\u00a0Wochen',
    '1\u00a0Monat',
    '4\u00a0Jahre',
    '72\u00a0Stunden',
    '1\u00a0Jahr und 1\u00a0Monat',
  ]);
});

test('a period is written in the German dative', () => {
  const written = [days(7), days(1), weeks(2), months(3), years(4), yearAndMonth].map((period) =>
    periodInWords(period, 'de', { case: 'dative' }),
  );
  assert.deepEqual(written, [
    '7\u00a0Tagen',
    '1\u00a0Tag',
    '2\u00a0Wochen',
    '3\u00a0Monaten',
    '4\u00a0Jahren',
    '1\u00a0Jahr und 1\u00a0Monat',
  ]);
});

test('a period is written in English', () => {
  const written = [days(7), days(1), months(1), years(4), hours(72), yearAndMonth].map((period) =>
    periodInWords(period, 'en'),
  );
  assert.deepEqual(written, ['7 days', '1 day', '1 month', '4 years', '72 hours', '1 year and 1 month']);
});

test('a date is written in German, its day bound to its month', () => {
  assert.equal(dateInWords(Temporal.PlainDate.from('2030-11-23'), 'de', osnabrueck), '23.\u00a0November 2030');
  assert.equal(dateInWords(Temporal.PlainDate.from('2028-03-01'), 'de', osnabrueck), '1.\u00a0März 2028');
});

test('a date is written in English', () => {
  assert.equal(dateInWords(Temporal.PlainDate.from('2030-11-23'), 'en', osnabrueck), '23 November 2030');
});

test('an instant is written as its local date', () => {
  assert.equal(dateInWords(Temporal.Instant.from('2030-11-23T23:00:00Z'), 'en', osnabrueck), '24 November 2030');
});

test('dates are written as the language of the platform writes them', () => {
  for (let month = 1; month <= 12; month += 1) {
    const date = new Temporal.PlainDate(2030, month, 5);
    const instant = new Date(Date.UTC(2030, month - 1, 5));
    const long = { dateStyle: 'long', timeZone: 'UTC' } as const;
    assert.equal(
      dateInWords(date, 'de', osnabrueck).replace('\u00a0', ' '),
      new Intl.DateTimeFormat('de-DE', long).format(instant),
    );
    assert.equal(dateInWords(date, 'en', osnabrueck), new Intl.DateTimeFormat('en-GB', long).format(instant));
  }
});

test('the last day before an exclusive end is the day that a reader means by "until"', () => {
  assert.equal(lastDayBefore(Temporal.Instant.from('2030-11-23T23:00:00Z'), osnabrueck).toString(), '2030-11-23');
});
