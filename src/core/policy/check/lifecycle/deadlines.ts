import type { DeadlineKind } from '../../deadline/index.ts';
import { erased, erasureDemanded, noticed, type Stage, since } from '../../lifecycle.ts';
import { eventsOf, stagePlaces } from '../places.ts';
import { fault, type Rule, refuse } from '../rule.ts';

/** A stage ends by itself, by the right kind of deadline, and never by one that waits for nothing. */
export const deadlineRules: readonly Rule[] = [
  refuse('deadline-without-span', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      if (stage.after?.earliest.length === 0)
        yield fault(place, 'its deadline counts from nothing. Give it a period and the fact from which it runs.');
  }),
  refuse('deadline-for-ever', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      if (waitsForEver(stage))
        yield fault(
          place,
          'nothing is sure to end it: no period since it began, no event but a demand for erasure. Add a deadline from “since”, or the event that ends it.',
        );
  }),
  refuse('deadline-rule-missing', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      if (stage.after && stage.after.rule.trim() === '')
        yield fault(
          place,
          'its deadline names no promise or duty, so the journal could not say why it acted. Give it a rule like S50 or Art.17.',
        );
  }),
  refuse('retention-kind', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      for (const { deadline } of stage.after?.earliest ?? [])
        if (stage.after?.to === erased && notRetention.has(deadline.kind))
          yield fault(
            place,
            `${deadline.kind} is no way to keep data: it answers or reports in time. Use atMost, atMostExact, atLeast, endOfYear or keepUntilEndOfYear.`,
          );
  }),
  refuse('answer-without-question', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      for (const { deadline, from } of stage.after?.earliest ?? [])
        if (deadline.kind === 'answerWithin' && !(stage.awaits && from === noticed(stage.awaits)))
          yield fault(
            place,
            'a person is given time to answer, but it does not run from the question. Let the stage await the notice and count from noticed(…) (S68).',
          );
  }),
];

const notRetention: ReadonlySet<DeadlineKind> = new Set<DeadlineKind>(['dueWithin', 'elapsed']);

function waitsForEver(stage: Stage): boolean {
  if (stage.refusesErasure && !stage.after && !stage.on) return false; // erasure-unreachable says it already
  const sure = [since, ...(stage.awaits ? [noticed(stage.awaits)] : [])];
  const ends = stage.after?.earliest.some(({ from }) => sure.includes(from)) ?? false;
  const left = eventsOf(stage).some(([event]) => event !== erasureDemanded);
  return !ends && !left && stage.after?.earliest.length !== 0;
}
