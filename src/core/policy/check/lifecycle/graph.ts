import type { DataClass } from '../../data-class.ts';
import { erased, previous } from '../../lifecycle.ts';
import { classPlaces, eventsOf, isTarget, stagePlaces, stagesOf, targetsOf } from '../places.ts';
import { fault, type Rule, refuse } from '../rule.ts';

/** The graph of every lifecycle: no stage hangs loose, and every one of them leads to erasure (S83). */
export const lifecycleRules: readonly Rule[] = [
  refuse('first-stage-unknown', function* (policy) {
    for (const { dataClass, place } of classPlaces(policy)) {
      const { first, stages } = dataClass.lifecycle;
      if (!Object.hasOwn(stages, first))
        yield fault(place, `a record begins in “${first}”, which is no stage of it. Name one of ${names(dataClass)}.`);
    }
  }),
  refuse('stage-unreachable', function* (policy) {
    for (const { dataClass, place } of classPlaces(policy)) {
      const { first } = dataClass.lifecycle;
      if (!Object.hasOwn(dataClass.lifecycle.stages, first)) continue;
      const reached = reachableFrom(dataClass, first);
      for (const [name] of stagesOf(dataClass).filter(([other]) => !reached.has(other)))
        yield fault(
          `${place} › stage ${name}`,
          'no event and no deadline leads here. Lead one here, or remove the stage.',
        );
    }
  }),
  refuse('event-target-unknown', function* (policy) {
    for (const { dataClass, stage, place } of stagePlaces(policy))
      for (const [event, to] of eventsOf(stage).filter(([, target]) => !isTarget(dataClass, target)))
        yield fault(
          place,
          `the event “${event}” leads to “${to}”, which is no stage. Use one of ${names(dataClass)}, or “erased”.`,
        );
  }),
  refuse('deadline-target-unknown', function* (policy) {
    for (const { dataClass, stage, place } of stagePlaces(policy))
      if (stage.after && !isTarget(dataClass, stage.after.to))
        yield fault(
          place,
          `its deadline leads to “${stage.after.to}”, which is no stage. Use one of ${names(dataClass)}, or “erased”.`,
        );
  }),
  refuse('erasure-unreachable', function* (policy) {
    for (const { dataClass, name, place } of stagePlaces(policy))
      if (!reachableFrom(dataClass, name).has(erased))
        yield fault(
          place,
          'no way leads from here to erasure (Art. 5(1)(e) GDPR). Give it a deadline or an event that ends in “erased”.',
        );
  }),
  refuse('stage-name-reserved', function* (policy) {
    for (const { name, place } of stagePlaces(policy))
      if (name === erased || name === previous)
        yield fault(place, `“${name}” means something else in every lifecycle. Rename the stage.`);
  }),
];

const names = (dataClass: DataClass): string =>
  stagesOf(dataClass)
    .map(([name]) => name)
    .join(', ');

function reachableFrom(dataClass: DataClass, start: string): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const name of reached) for (const target of targetsOf(dataClass, name)) reached.add(target);
  return reached;
}
