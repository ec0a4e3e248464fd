import { z } from 'zod';
import { advance } from '../../core/clock/index.ts';

export const units = ['days', 'weeks', 'months', 'years'] as const;
export const steps = ['P1D', 'P1W', 'P1M', 'P1Y', 'P5Y'] as const;

/** A step of the buttons, the next instant at which something falls due, or a number and its unit. */
const shape = z.union([
  z.object({ step: z.enum(steps) }),
  z.object({ step: z.literal('next') }),
  z.object({ count: z.coerce.number().int().min(1).max(1200), unit: z.enum(units) }),
]);
export type Step = z.infer<typeof shape>;

export function readStep(form: Readonly<Record<string, unknown>>): Step | undefined {
  return shape.safeParse(form).data;
}

/** Where a step leads by the calendar of the zone; null when nothing falls due any more. Pure. */
export function targetOf(
  step: Step,
  now: Temporal.Instant,
  nextDue: Temporal.Instant | null,
  timeZone: string,
): Temporal.Instant | null {
  if ('count' in step) return advance(now, { [step.unit]: step.count }, timeZone);
  return step.step === 'next' ? nextDue : advance(now, step.step, timeZone);
}
