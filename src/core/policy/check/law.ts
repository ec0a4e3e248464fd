import { type Deadline, keepUntilEndOfYear, months } from '../deadline/index.ts';

/** What statutes demand at least, whoever the operator is. A policy may keep longer where it says why, never shorter. */
export const statutoryMinimum: ReadonlyMap<string, { readonly keep: Deadline; readonly law: string }> = new Map([
  ['books', { keep: least('P10Y'), law: 'HGB § 257(4), AO § 147(3)' }],
  // Eight years since 1 January 2025 (BEG IV).
  ['vouchers', { keep: least('P8Y'), law: 'HGB § 257(4), AO § 147(3), UStG § 14b(1)' }],
  ['letters', { keep: least('P6Y'), law: 'HGB § 257(4), AO § 147(3)' }],
]);

function least(period: string): Deadline {
  return keepUntilEndOfYear(Temporal.Duration.from(period));
}

/** No German norm numbers it; thirteen months is where the authorities of the EU that name a number draw the line. */
export const longestCookie: Temporal.Duration = months(13);

/** Events that show what a rule of counting does: leap day, ends of months and years, both changes of the clock. */
export const tellingInstants: readonly Temporal.Instant[] = [
  '2027-01-31T12:00:00Z',
  '2027-03-28T00:30:00Z',
  '2027-08-31T21:59:59Z',
  '2027-10-31T00:30:00Z',
  '2027-12-31T23:30:00Z',
  '2028-01-01T00:00:00Z',
  '2028-02-28T23:30:00Z',
  '2028-02-29T12:00:00Z',
].map((instant) => Temporal.Instant.from(instant));
