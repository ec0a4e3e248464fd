import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  atMost,
  atMostExact,
  calendar,
  type Deadline,
  days,
  deadlineKinds,
  earliest,
  endOfYear,
  instants,
  parseDeadline,
  years,
} from '../../src/core/policy/deadline/index.ts';

const place = { timeZone: 'Europe/Berlin', holidays: 'DE-NI' };
const osnabrueck = calendar(place);

const instant = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2050, 0, 1) })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));
const inDays = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((n) => `P${n}D`),
  fc.integer({ min: 1, max: 60 }).map((n) => `P${n}W`),
  fc.integer({ min: 1, max: 40 }).map((n) => `P${n}M`),
  fc.integer({ min: 1, max: 12 }).map((n) => `P${n}Y`),
);
const inHours = fc.integer({ min: 1, max: 400 }).map((n) => `PT${n}H`);
const inYears = fc.integer({ min: 1, max: 12 }).map((n) => `P${n}Y`);
const wholeDays = fc.oneof(
  fc.record({ kind: fc.constantFrom('atMost', 'atLeast', 'answerWithin', 'dueWithin'), period: inDays }),
  fc.record({ kind: fc.constantFrom('endOfYear', 'untilEndOfYear'), period: inYears }),
);
const onTheClock = fc.oneof(
  fc.record({ kind: fc.constant('atMostExact'), period: fc.oneof(inDays, inHours) }),
  fc.record({ kind: fc.constant('elapsed'), period: inHours }),
);
const parsed = ({ kind, period }: { kind: string; period: string }): Deadline => parseDeadline(kind, period);
const wholeDayDeadline = wholeDays.map(parsed);
const anyDeadline = fc.oneof(wholeDays, onTheClock).map(parsed);

const atOrBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) <= 0;
const before = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;

test('the deadlines drawn here are of every kind there is', () => {
  const drawn = new Set(fc.sample(anyDeadline, { numRuns: 500, seed: 1 }).map(({ kind }) => kind));
  assert.deepEqual([...drawn].toSorted(), [...deadlineKinds].toSorted());
});

test('every deadline ends after its event, and its instants stand in order', () => {
  fc.assert(
    fc.property(anyDeadline, instant, (deadline, from) => {
      const { nominal, end, due, goneBy } = instants(deadline, from, osnabrueck);
      assert.ok(before(from, end));
      assert.ok(atOrBefore(nominal, end));
      assert.ok(atOrBefore(from, due));
      assert.ok(atOrBefore(due, goneBy));
      assert.ok(atOrBefore(end, goneBy));
    }),
  );
});

test('a later event never ends earlier', () => {
  fc.assert(
    fc.property(anyDeadline, instant, fc.integer({ min: 0, max: 400 * 3600 }), (deadline, from, seconds) => {
      const one = instants(deadline, from, osnabrueck);
      const other = instants(deadline, from.add({ seconds }), osnabrueck);
      assert.ok(atOrBefore(one.end, other.end));
      assert.ok(atOrBefore(one.due, other.due));
      assert.ok(atOrBefore(one.goneBy, other.goneBy));
    }),
  );
});

test('a deadline of whole days ends at local midnight', () => {
  fc.assert(
    fc.property(wholeDayDeadline, instant, (deadline, from) => {
      const { nominal, end } = instants(deadline, from, osnabrueck);
      for (const each of [nominal, end])
        assert.equal(each.toZonedDateTimeISO('Europe/Berlin').toPlainTime().toString(), '00:00:00');
    }),
  );
});

test('what rolls ends on the first working day from the plain day on', () => {
  fc.assert(
    fc.property(fc.constantFrom('answerWithin', 'dueWithin'), inDays, instant, (kind, period, from) => {
      const { nominal, end } = instants(parseDeadline(kind, period), from, osnabrueck);
      const [plain, last] = [nominal, end].map((each) =>
        each.toZonedDateTimeISO('Europe/Berlin').toPlainDate().subtract({ days: 1 }),
      );
      assert.ok(plain !== undefined && last !== undefined && osnabrueck.isWorkingDay(last));
      for (let day = plain; !day.equals(last); day = day.add({ days: 1 })) assert.ok(!osnabrueck.isWorkingDay(day));
    }),
  );
});

test('what does not roll ends where it is counted to', () => {
  fc.assert(
    fc.property(anyDeadline, instant, (deadline, from) => {
      fc.pre(deadline.kind !== 'answerWithin' && deadline.kind !== 'dueWithin');
      const { nominal, end } = instants(deadline, from, osnabrueck);
      assert.ok(nominal.equals(end));
    }),
  );
});

test('a maximum to the instant is inside every reading of its days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), instant, (n, from) => {
      const { end } = instants(atMostExact(days(n)), from, osnabrueck);
      const local = from.toZonedDateTimeISO('Europe/Berlin');
      assert.ok(atOrBefore(end, from.add({ hours: 24 * n })));
      assert.ok(atOrBefore(end, local.add({ days: n }).toInstant()));
      assert.ok(
        atOrBefore(
          end,
          local
            .add({ days: n + 1 })
            .startOfDay()
            .toInstant(),
        ),
      );
    }),
  );
});

test('a log of seven days is never older than 168 hours', () => {
  fc.assert(
    fc.property(instant, (from) => {
      const { end } = instants(atMostExact(days(7)), from, osnabrueck);
      assert.ok(atOrBefore(end, from.add({ hours: 168 })));
    }),
  );
});

test('a maximum of whole days never outlives the day with its name', () => {
  fc.assert(
    fc.property(inDays, instant, (period, from) => {
      const { goneBy } = instants(parseDeadline('atMost', period), from, osnabrueck);
      const last = goneBy.subtract({ nanoseconds: 1 }).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
      assert.equal(last.toString(), from.toZonedDateTimeISO('Europe/Berlin').toPlainDate().add(period).toString());
    }),
  );
});

test('the end of the third year after the last mail is inside four years after the goodbye', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 5 * 366 * 86_400 }), (lastMail, seconds) => {
      const cap = instants(atMost(years(4)), lastMail.add({ seconds }), osnabrueck);
      const minimal = instants(endOfYear(years(3)), lastMail, osnabrueck);
      assert.ok(atOrBefore(minimal.end, cap.end));
      assert.equal(earliest([cap, minimal]).end.toString(), minimal.end.toString());
    }),
  );
});

test('the zone of the process changes nothing', () => {
  const home = process.env['TZ'];
  const counted = (zone: string, deadline: Deadline, from: Temporal.Instant): string => {
    process.env['TZ'] = zone;
    return JSON.stringify(instants(deadline, from, calendar(place)));
  };
  try {
    fc.assert(
      fc.property(anyDeadline, instant, (deadline, from) => {
        const answers = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'].map((zone) => counted(zone, deadline, from));
        assert.equal(new Set(answers).size, 1);
      }),
      { numRuns: 30 },
    );
  } finally {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  }
});
