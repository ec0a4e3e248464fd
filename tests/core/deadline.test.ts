import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answerWithin,
  atLeast,
  atMost,
  atMostExact,
  calendar,
  type Deadline,
  days,
  dueWithin,
  earliest,
  elapsed,
  endOfYear,
  hours,
  instants,
  keepUntilEndOfYear,
  months,
  years,
} from '../../src/core/policy/deadline/index.ts';

const osnabrueck = calendar({ timeZone: 'Europe/Berlin', holidays: 'DE-NI' });
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const count = (deadline: Deadline, from: string): Record<string, string> => {
  const { nominal, end, due, goneBy } = instants(deadline, at(from), osnabrueck);
  return { nominal: nominal.toString(), end: end.toString(), due: due.toString(), goneBy: goneBy.toString() };
};

test('a maximum is worked on its last day and complete when the day is over', () => {
  assert.deepEqual(count(atMost(years(4)), '2026-11-23T14:05+01:00'), {
    nominal: '2030-11-23T23:00:00Z',
    end: '2030-11-23T23:00:00Z',
    due: '2030-11-22T23:00:00Z',
    goneBy: '2030-11-23T23:00:00Z',
  });
});

test('the last day of a maximum has 25 hours when summer time ends on it', () => {
  const { due, goneBy } = instants(atMost(days(2)), at('2026-10-23T12:00+02:00'), osnabrueck);
  assert.equal(due.until(goneBy).total('hours'), 25);
});

test('a maximum to the instant is due an hour before', () => {
  assert.deepEqual(count(atMostExact(days(7)), '2026-11-23T08:00+01:00'), {
    nominal: '2026-11-30T07:00:00Z',
    end: '2026-11-30T07:00:00Z',
    due: '2026-11-30T06:00:00Z',
    goneBy: '2026-11-30T07:00:00Z',
  });
});

test('a maximum of an hour or less is due at its event', () => {
  assert.equal(count(atMostExact(hours(1)), '2026-11-23T08:00Z').due, '2026-11-23T08:00:00Z');
  assert.equal(count(atMostExact(Temporal.Duration.from('PT20M')), '2026-11-23T08:00Z').due, '2026-11-23T08:00:00Z');
});

test('a maximum to the instant counts hours across the time change', () => {
  assert.equal(count(atMostExact(hours(24)), '2026-10-24T12:00+02:00').end, '2026-10-25T10:00:00Z');
});

test('seven days to a wall-clock reading that the spring skips are 168 hours', () => {
  assert.equal(count(atMostExact(days(7)), '2027-03-21T02:30+01:00').end, '2027-03-28T01:30:00Z');
});

test('seven days to a wall-clock reading that the autumn repeats end at its first coming', () => {
  assert.equal(count(atMostExact(days(7)), '2026-10-18T02:30+02:00').end, '2026-10-25T00:30:00Z');
});

test('a month to the instant ends on the last day of a shorter month', () => {
  assert.equal(count(atMostExact(months(1)), '2027-01-31T10:00+01:00').end, '2027-02-28T09:00:00Z');
});

test('a minimum is due when it is over, and done within a day', () => {
  assert.deepEqual(count(atLeast(years(3)), '2026-11-23T14:05+01:00'), {
    nominal: '2029-11-23T23:00:00Z',
    end: '2029-11-23T23:00:00Z',
    due: '2029-11-23T23:00:00Z',
    goneBy: '2029-11-24T23:00:00Z',
  });
});

test('the time to answer keeps its plain end beside the rolled one', () => {
  assert.deepEqual(count(answerWithin(days(30)), '2027-02-26T09:00+01:00'), {
    nominal: '2027-03-28T22:00:00Z',
    end: '2027-03-30T22:00:00Z',
    due: '2027-03-30T22:00:00Z',
    goneBy: '2027-03-31T22:00:00Z',
  });
});

test('our duty to answer is worked against the plain date and ends with the rolled one', () => {
  assert.deepEqual(count(dueWithin(months(1)), '2026-11-25T08:00+01:00'), {
    nominal: '2026-12-25T23:00:00Z',
    end: '2026-12-28T23:00:00Z',
    due: '2026-12-24T23:00:00Z',
    goneBy: '2026-12-28T23:00:00Z',
  });
});

test('the end of the year as a maximum is worked on New Year’s Eve', () => {
  assert.deepEqual(count(endOfYear(years(3)), '2026-11-16T09:00+01:00'), {
    nominal: '2029-12-31T23:00:00Z',
    end: '2029-12-31T23:00:00Z',
    due: '2029-12-30T23:00:00Z',
    goneBy: '2029-12-31T23:00:00Z',
  });
});

test('the end of the year as a minimum is due when the year is over', () => {
  assert.deepEqual(count(keepUntilEndOfYear(years(8)), '2024-12-30T09:00+01:00'), {
    nominal: '2032-12-31T23:00:00Z',
    end: '2032-12-31T23:00:00Z',
    due: '2032-12-31T23:00:00Z',
    goneBy: '2033-01-01T23:00:00Z',
  });
});

test('the end of the year counts the same from a leap day', () => {
  assert.equal(count(endOfYear(years(3)), '2028-02-29T09:00+01:00').end, '2031-12-31T23:00:00Z');
});

test('elapsed hours are due and over at the same instant', () => {
  assert.deepEqual(count(elapsed(hours(72)), '2026-11-20T16:30:12+01:00'), {
    nominal: '2026-11-23T15:30:12Z',
    end: '2026-11-23T15:30:12Z',
    due: '2026-11-23T15:30:12Z',
    goneBy: '2026-11-23T15:30:12Z',
  });
});

test('two months counted at once do not drift from the last of January', () => {
  assert.equal(count(atMost(months(2)), '2027-01-31T10:00+01:00').end, '2027-03-31T22:00:00Z');
});

test('a year and a month are counted in one step', () => {
  assert.equal(count(atMost(Temporal.Duration.from('P1Y1M')), '2026-01-31T10:00+01:00').end, '2027-02-28T23:00:00Z');
});

test('the first and the last instant of a local day have the same end', () => {
  const first = count(atMost(days(7)), '2026-11-22T23:00:00Z');
  const last = count(atMost(days(7)), '2026-11-23T22:59:59.999999999Z');
  assert.deepEqual(first, last);
});

test('a day begins at one o’clock where midnight is skipped', () => {
  const santiago = calendar({ timeZone: 'America/Santiago', holidays: 'CL' });
  const { end } = instants(atMost(days(1)), at('2026-09-04T16:00:00Z'), santiago);
  assert.equal(end.toZonedDateTimeISO('America/Santiago').toPlainDateTime().toString(), '2026-09-06T01:00:00');
});

test('of two deadlines the one that is over first wins, with its own due', () => {
  const cap = instants(atMost(years(4)), at('2026-11-23T14:05+01:00'), osnabrueck);
  const minimal = instants(endOfYear(years(3)), at('2026-11-16T09:00+01:00'), osnabrueck);
  assert.equal(earliest([cap, minimal]), minimal);
  assert.equal(earliest([minimal, cap]), minimal);
});

test('of two deadlines that are over together the one that is due first wins', () => {
  const until = instants(elapsed(hours(15)), at('2026-11-23T08:00:00Z'), osnabrueck);
  const withWork = instants(atMost(days(1)), at('2026-11-22T08:00:00Z'), osnabrueck);
  assert.ok(until.goneBy.equals(withWork.goneBy));
  assert.equal(earliest([until, withWork]), withWork);
});
