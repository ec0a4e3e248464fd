import type { DataClass, Paragraph, Policy } from '../core/policy/index.ts';

/**
 * What the running code counts on and the policy in force does not have yet: classes, stages, purposes and settings, by
 * name. The policy that is offered is written by this code's own paragraphs, so its shape is what the code counts on;
 * its values are the operator's and say nothing here. A section that is not in force takes no part and lacks nothing.
 */
export const behind = (offered: Policy, inForce: Policy): readonly string[] =>
  offered.sections.flatMap((wanted) => {
    const had = inForce.sections.find(({ section }) => section === wanted.section);
    return had ? [...lackingClasses(wanted, had), ...lackingSettings(wanted, had)] : [];
  });

function lackingClasses(wanted: Paragraph, had: Paragraph): readonly string[] {
  return wanted.classes.flatMap((dataClass) => {
    const known = had.classes.find(({ name }) => name === dataClass.name);
    return known ? lackingIn(dataClass, known) : [dataClass.name];
  });
}

const lackingIn = (wanted: DataClass, had: DataClass): readonly string[] => [
  ...Object.keys(wanted.lifecycle.stages)
    .filter((stage) => !(stage in had.lifecycle.stages))
    .map((stage) => `${wanted.name}/${stage}`),
  ...wanted.purposes.map(({ name }) => name).filter((name) => !had.purposes.some((purpose) => purpose.name === name)),
];

const lackingSettings = (wanted: Paragraph, had: Paragraph): readonly string[] =>
  Object.entries(wanted.settings)
    .filter(([name, value]) => value !== undefined && !(name in had.settings))
    .map(([name]) => `${wanted.section}: ${name}`);
