import type { DataClass, Purpose } from './data-class.ts';
import { PolicyError } from './errors.ts';
import type { Stage } from './lifecycle.ts';
import type { Paragraph } from './paragraph.ts';
import type { Policy } from './policy.ts';

export const classesOf = (policy: Policy): readonly DataClass[] => policy.sections.flatMap((s) => s.classes);

/** Throws `policy/unknown-class` when the policy declares no such class. */
export function classNamed(policy: Policy, name: string): DataClass {
  const found = named(policy).get(name);
  if (!found)
    throw new PolicyError(
      'policy/unknown-class',
      `The policy declares no data class “${name}”. Declare it in its section's paragraph.`,
    );
  return found;
}

// State of the module, against the habit of this house: every deed on a record asks, and a policy never changes.
const classes = new WeakMap<Policy, ReadonlyMap<string, DataClass>>();

function named(policy: Policy): ReadonlyMap<string, DataClass> {
  const known = classes.get(policy) ?? new Map(classesOf(policy).map((c) => [c.name, c]));
  classes.set(policy, known);
  return known;
}

/** Throws `policy/unknown-stage` when the class has no such stage. */
export function stageNamed(dataClass: DataClass, name: string): Stage {
  const found = dataClass.lifecycle.stages[name];
  if (!found)
    throw new PolicyError(
      'policy/unknown-stage',
      `“${dataClass.name}” has no stage “${name}”. Its stages are ${Object.keys(dataClass.lifecycle.stages).join(', ')}.`,
    );
  return found;
}

export const sectionNamed = (policy: Policy, name: string): Paragraph | undefined =>
  policy.sections.find((s) => s.section === name);

export const purposeNamed = (policy: Policy, name: string): Purpose | undefined =>
  classesOf(policy)
    .flatMap((c) => c.purposes)
    .find((p) => p.name === name);
