import { DeadlineError } from './errors.ts';

export const hours = (n: number): Temporal.Duration => period('hours', n);
export const days = (n: number): Temporal.Duration => period('days', n);
export const weeks = (n: number): Temporal.Duration => period('weeks', n);
export const months = (n: number): Temporal.Duration => period('months', n);
export const years = (n: number): Temporal.Duration => period('years', n);

/** How a period is counted: on the clock, day by day, or by the name of the day in the month. */
export type Counting = 'clock' | 'days' | 'months';

/** Says how a period is counted, and refuses one that is not positive or mixes two ways of counting. */
export function counting(duration: Temporal.Duration): Counting {
  if (duration.sign !== 1) {
    throw new DeadlineError(
      'period-not-positive',
      `The period ${duration.toString()} is not positive: a deadline lies after its event.`,
    );
  }
  const [found, ...others] = countings.filter(([, units]) => units.some((unit) => duration[unit] !== 0));
  if (found === undefined || others.length > 0) {
    throw new DeadlineError(
      'period-mixed',
      `The period ${duration.toString()} mixes units that are counted differently: write it in hours, or in days and weeks, or in months and years.`,
    );
  }
  if (duration.milliseconds !== 0 || duration.microseconds !== 0 || duration.nanoseconds !== 0) {
    throw new DeadlineError(
      'period-unit',
      `The period ${duration.toString()} counts parts of a second: round it to whole seconds.`,
    );
  }
  return found[0];
}

const countings = [
  ['clock', ['hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds']],
  ['days', ['days', 'weeks']],
  ['months', ['months', 'years']],
] as const;

function period(unit: 'hours' | 'days' | 'weeks' | 'months' | 'years', n: number): Temporal.Duration {
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new DeadlineError('period-not-positive', `${unit}(${n}) is no period: give a whole number from 1 on.`);
  }
  return Temporal.Duration.from({ [unit]: n });
}
