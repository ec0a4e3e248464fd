import type { DataClass } from '../data-class.ts';
import { erased, type Stage } from '../lifecycle.ts';

/** The stages as a life passes them: the main line first, then what lies beside it. It does not hang on the order of keys. */
export function stagesInOrder(dataClass: DataClass): readonly (readonly [name: string, stage: Stage])[] {
  const { first, stages } = dataClass.lifecycle;
  const reached = new Set(Object.hasOwn(stages, first) ? mainLine(dataClass) : []);
  for (const name of reached)
    for (const target of targets(stages[name])) if (Object.hasOwn(stages, target)) reached.add(target);
  for (const name of Object.keys(stages).toSorted()) reached.add(name);
  return [...reached].map((name) => [name, stageOf(dataClass, name)]);
}

/**
 * The line that is drawn: the longest life that ends in erasure, but one that leaves its stage by the deadline wherever a
 * stage has one and nothing is gained by an event. Restrictions interrupt a life, they are no part of its line.
 */
export function mainLine(dataClass: DataClass): readonly string[] {
  const { first, stages } = dataClass.lifecycle;
  let best: readonly string[] = [first];
  const walk = (path: readonly string[]): void => {
    for (const target of targets(stages[path.at(-1) ?? first])) {
      if (target === erased && worth(dataClass, path) > worth(dataClass, best)) best = path;
      const stage = stages[target];
      if (stage && stage.kind !== 'restricted' && !path.includes(target)) walk([...path, target]);
    }
  };
  walk([first]);
  return best;
}

// A stage more counts one; a deadline passed over, nearly two: a detour of a single stage is not worth it.
const worth = (dataClass: DataClass, path: readonly string[]): number =>
  path.length - 1.9 * path.filter((name, at) => isPassedOver(stageOf(dataClass, name), path[at + 1] ?? erased)).length;

// A duty of ours to answer in time is the other way round: the good life does not wait until it is missed.
function isPassedOver({ after }: Stage, next: string): boolean {
  if (!after) return false;
  const isDuty = after.earliest.every(({ deadline }) => deadline.kind === 'dueWithin');
  return isDuty ? after.to === next : after.to !== next;
}

// In an order that does not hang on how the object was written: an archived policy has its keys sorted.
const targets = (stage: Stage | undefined): readonly string[] =>
  [...Object.values(stage?.on ?? {}), ...(stage?.after ? [stage.after.to] : [])].toSorted();

/** Throws a RangeError when the class has no such stage: `check` refuses such a policy before it is printed. */
export function stageOf(dataClass: DataClass, name: string): Stage {
  const stage = dataClass.lifecycle.stages[name];
  if (!stage) throw new RangeError(`“${dataClass.name}” has no stage “${name}”.`);
  return stage;
}
