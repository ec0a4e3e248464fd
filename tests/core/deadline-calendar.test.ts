import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { calendar } from '../../src/core/policy/deadline/index.ts';

const lowerSaxony = calendar({ timeZone: 'Europe/Berlin', holidays: 'DE-NI' });
const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const isLibraryLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('/node_modules/date-holidays/'));

test('the holiday library is loaded when the first weekday is asked for, not before', () => {
  const place = calendar({ timeZone: 'Europe/Berlin', holidays: 'DE-NI' });
  assert.equal(place.isWorkingDay(date('2026-11-22')), false);
  assert.equal(isLibraryLoaded(), false);
  assert.equal(place.isWorkingDay(date('2026-11-23')), true);
  assert.equal(isLibraryLoaded(), true);
});

test('the holidays of Lower Saxony are those of its holiday law, and no other', () => {
  for (let year = 2018; year <= 2060; year += 1) {
    const found: string[] = [];
    for (let day = date(`${year}-01-01`); day.year === year; day = day.add({ days: 1 })) {
      if (lowerSaxony.isHoliday(day)) found.push(day.toString());
    }
    assert.deepEqual(found, holidayLaw(year), `in ${year}`);
  }
});

test('Reformation Day is a holiday in Lower Saxony since 2018, and was one everywhere in 2017', () => {
  assert.equal(lowerSaxony.isHoliday(date('2016-10-31')), false);
  assert.equal(lowerSaxony.isHoliday(date('2017-10-31')), true);
  assert.equal(lowerSaxony.isHoliday(date('2018-10-31')), true);
});

test('a working day is a weekday that is no holiday', () => {
  assert.equal(lowerSaxony.isWorkingDay(date('2026-12-24')), true);
  assert.equal(lowerSaxony.isWorkingDay(date('2026-12-25')), false);
  assert.equal(lowerSaxony.isWorkingDay(date('2026-12-26')), false);
  assert.equal(lowerSaxony.isWorkingDay(date('2026-12-28')), true);
});

test('a day of remembrance that one state keeps once is a holiday there alone', () => {
  const berlin = calendar({ timeZone: 'Europe/Berlin', holidays: 'DE-BE' });
  assert.equal(berlin.isHoliday(date('2028-06-17')), true);
  assert.equal(lowerSaxony.isHoliday(date('2028-06-17')), false);
});

test('a country without a state has the holidays of the whole country', () => {
  const germany = calendar({ timeZone: 'Europe/Berlin', holidays: 'DE' });
  assert.equal(germany.isHoliday(date('2026-10-03')), true);
  assert.equal(germany.isHoliday(date('2026-10-31')), false);
});

function holidayLaw(year: number): string[] {
  const sunday = easter(year);
  const moving = [-2, 1, 39, 50].map((n) => sunday.add({ days: n }).toString());
  const fixed = ['01-01', '05-01', '10-03', '10-31', '12-25', '12-26'].map((day) => `${year}-${day}`);
  return [...new Set([...moving, ...fixed])].toSorted();
}

/** The Gregorian computus after Meeus, independent of the library under test. */
function easter(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const lunar = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunar + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const total = epact + weekday - 7 * correction + 114;
  return new Temporal.PlainDate(year, Math.floor(total / 31), (total % 31) + 1);
}
