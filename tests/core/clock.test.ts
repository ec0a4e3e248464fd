import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, ClockError, fixedClock, simulatedClock, systemClock } from '../../src/core/clock/index.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const autumn = at('2026-10-24T10:00:00Z');

test('the system clock shows the time of the machine in whole milliseconds', async () => {
  const before = Date.now();
  const clock = systemClock();
  await clock.refresh();
  const now = clock.now();
  assert.ok(before <= now.epochMilliseconds && now.epochMilliseconds <= Date.now());
  assert.equal(now.epochNanoseconds % 1_000_000n, 0n);
});

test('a fixed clock stands until it is moved', async () => {
  const clock = fixedClock(autumn);
  await clock.refresh();
  assert.ok(clock.now().equals(autumn));
});

test('a fixed clock can be set', () => {
  const clock = fixedClock(autumn);
  clock.set(at('2030-01-01T00:00:00Z'));
  assert.equal(clock.now().toString(), '2030-01-01T00:00:00Z');
});

test('a fixed clock advances by the days of its zone', () => {
  const clock = fixedClock(autumn, 'Europe/Berlin');
  clock.advance({ days: 1 });
  assert.equal(clock.now().toString(), '2026-10-25T11:00:00Z');
});

test('two fixed clocks do not share their time', () => {
  const one = fixedClock(autumn);
  const other = fixedClock(autumn);
  one.advance('P1D');
  assert.ok(other.now().equals(autumn));
});

test('a simulated clock shows its start until it is refreshed', async () => {
  const clock = simulatedClock({ start: autumn, read: async () => at('2026-12-01T00:00:00Z') });
  assert.ok(clock.now().equals(autumn));
  await clock.refresh();
  assert.equal(clock.now().toString(), '2026-12-01T00:00:00Z');
});

test('a simulated clock never runs backwards when refreshes overtake each other', async () => {
  const first = Promise.withResolvers<Temporal.Instant>();
  const answers = [first.promise, Promise.resolve(at('2028-01-01T00:00:00Z'))];
  const clock = simulatedClock({
    start: autumn,
    read: () => answers.shift() ?? Promise.reject(new Error('no more answers')),
  });
  const slow = clock.refresh();
  await clock.refresh();
  first.resolve(at('2027-01-01T00:00:00Z'));
  await slow;
  assert.equal(clock.now().toString(), '2028-01-01T00:00:00Z');
});

test('a simulated clock that cannot read keeps its time and says so', async () => {
  const clock = simulatedClock({ start: autumn, read: () => Promise.reject(new Error('unreachable')) });
  await assert.rejects(clock.refresh(), /unreachable/);
  assert.ok(clock.now().equals(autumn));
});

test('advancing by three years keeps the local date and time', () => {
  assert.equal(advance(at('2026-11-23T13:05:00Z'), 'P3Y', 'Europe/Berlin').toString(), '2029-11-23T13:05:00Z');
});

test('advancing by a month from the last of January ends in February', () => {
  assert.equal(advance(at('2027-01-31T10:00:00Z'), 'P1M', 'Europe/Berlin').toString(), '2027-02-28T10:00:00Z');
});

test('advancing by a day across the time change is 25 hours in Berlin and 24 in UTC', () => {
  assert.equal(advance(autumn, 'P1D', 'Europe/Berlin').toString(), '2026-10-25T11:00:00Z');
  assert.equal(advance(autumn, 'P1D', 'UTC').toString(), '2026-10-25T10:00:00Z');
});

test('advancing by hours counts the hours on the clock', () => {
  assert.equal(advance(autumn, 'PT24H', 'Europe/Berlin').toString(), '2026-10-25T10:00:00Z');
});

test('advancing by nothing changes nothing', () => {
  assert.ok(advance(autumn, 'PT0S', 'Europe/Berlin').equals(autumn));
});

test('a clock refuses to go back', () => {
  assert.throws(
    () => advance(autumn, '-P1D', 'Europe/Berlin'),
    (error) => error instanceof ClockError && error.code === 'clock-backwards',
  );
});
