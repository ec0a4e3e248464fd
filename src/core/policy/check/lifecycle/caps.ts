import { type Calendar, type Deadline, instants } from '../../deadline/index.ts';
import { dueOf } from '../../due.ts';
import type { Stage } from '../../lifecycle.ts';
import type { Policy } from '../../policy.ts';
import { calendarOf } from '../calendar.ts';
import { statutoryMinimum, tellingInstants } from '../law.ts';
import { classPlaces } from '../places.ts';
import { type Fault, fault, type Rule, refuse, warn } from '../rule.ts';

/** Law gives periods an upper bound here and a lower bound there; both are compared by what comes out, not by name. */
export const capRules: readonly Rule[] = [
  refuse('cap-stage-unknown', function* (policy) {
    for (const { dataClass, place } of classPlaces(policy))
      if (dataClass.cap && !Object.hasOwn(dataClass.lifecycle.stages, dataClass.cap.stage))
        yield fault(
          place,
          `its cap is set on “${dataClass.cap.stage}”, which is no stage of it. Name the stage that must end.`,
        );
  }),
  refuse('cap-exceeded', function* (policy) {
    const calendar = calendarOf(policy);
    if (calendar) yield* exceeded(policy, calendar);
  }),
  refuse('statutory-short', function* (policy) {
    const calendar = calendarOf(policy);
    for (const { name, keep } of calendar ? policy.statutory : []) {
      const least = statutoryMinimum.get(name);
      if (calendar && least && tellingInstants.some((event) => isBefore(keep, least.keep, event, calendar)))
        yield fault(
          `statutory › ${name}`,
          `the law keeps it longer: until the end of the year and ${least.keep.period.toString()} (${least.law}). Use keepUntilEndOfYear with at least that period.`,
        );
    }
  }),
  warn('statutory-unknown', function* (policy) {
    for (const { name } of policy.statutory)
      if (!statutoryMinimum.has(name))
        yield fault(
          `statutory › ${name}`,
          `no minimum is known for this duty, so its period is not compared with the law. Known are ${[...statutoryMinimum.keys()].join(', ')}.`,
        );
  }),
];

function* exceeded(policy: Policy, calendar: Calendar): Iterable<Fault> {
  for (const { dataClass, place } of classPlaces(policy)) {
    const { cap, lifecycle } = dataClass;
    const stage = cap && lifecycle.stages[cap.stage];
    if (!stage) continue;
    const late = tellingInstants.find((event) => isLater(stage, cap.deadline, event, calendar));
    if (late)
      yield fault(
        `${place} › stage ${cap.stage}`,
        `a record that enters it on ${late.toString()} would stay beyond ${cap.deadline.period.toString()} (${cap.law.en}). Shorten its deadline, or count it from “since”.`,
      );
  }
}

// Only `since` is sure to be known: a cap that holds by luck of another fact does not hold.
function isLater(stage: Stage, cap: Deadline, event: Temporal.Instant, calendar: Calendar): boolean {
  const due = dueOf(stage, { since: event }, calendar);
  return !due || Temporal.Instant.compare(due.goneBy, instants(cap, event, calendar).goneBy) > 0;
}

const isBefore = (kept: Deadline, least: Deadline, event: Temporal.Instant, calendar: Calendar): boolean =>
  Temporal.Instant.compare(instants(kept, event, calendar).due, instants(least, event, calendar).due) < 0;
