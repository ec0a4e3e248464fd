// The clock: the only source of "now". It is an argument everywhere, never read from the air.
// Promises: a simulated clock is moved like any other and never runs backwards; advancing by months or years
// goes through the calendar of a time zone.
// Refuses: going back in time.
export { advance } from './advance.ts';
export type { Clock } from './clock.ts';
export type { ClockErrorCode } from './errors.ts';
export { ClockError } from './errors.ts';
export type { FixedClock } from './fixed.ts';
export { fixedClock } from './fixed.ts';
export { simulatedClock } from './simulated.ts';
export { systemClock } from './system.ts';
