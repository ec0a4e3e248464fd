import { noticed } from '../../lifecycle.ts';
import type { Policy } from '../../policy.ts';
import { stagePlaces } from '../places.ts';
import { fault, type Rule, refuse, warn } from '../rule.ts';

/** A notice is a precondition: what awaits one runs from its acceptance, never before (S67, S68). */
export const noticeRules: readonly Rule[] = [
  refuse('notice-undeclared', function* (policy) {
    const known = declared(policy);
    for (const { stage, place } of stagePlaces(policy))
      if (stage.awaits !== undefined && !known.has(stage.awaits))
        yield fault(
          place,
          `it awaits the notice “${stage.awaits}”, which no section declares. Declare it, or correct the name.`,
        );
  }),
  refuse('fact-unknowable', function* (policy) {
    const known = declared(policy);
    for (const { stage, place } of stagePlaces(policy))
      for (const { from } of stage.after?.earliest ?? []) {
        const notice = from.startsWith(noticed('')) ? from.slice(noticed('').length) : undefined;
        if (notice !== undefined && notice !== stage.awaits && !known.has(notice))
          yield fault(
            place,
            `its deadline counts from the notice “${notice}”, which nothing sends. Declare the notice in its section.`,
          );
      }
  }),
  warn('notice-unawaited', function* (policy) {
    const used = new Set(
      stagePlaces(policy).flatMap(({ stage }) => [
        ...(stage.awaits === undefined ? [] : [noticed(stage.awaits)]),
        ...(stage.after?.earliest.map(({ from }) => from) ?? []),
      ]),
    );
    for (const section of policy.sections)
      for (const { name } of section.notices.filter((notice) => !used.has(noticed(notice.name))))
        yield fault(
          section.section,
          `the notice “${name}” is declared, but no stage awaits it. Let a stage await it, or remove it.`,
        );
  }),
  refuse('deadline-before-notice', function* (policy) {
    for (const { stage, place } of stagePlaces(policy)) {
      const notice = stage.awaits;
      if (notice === undefined) continue;
      if (!stage.after)
        yield fault(
          place,
          `it awaits “${notice}” and has no deadline that could wait for it. Give it one, or do not wait.`,
        );
      else if (stage.after.earliest.some(({ from }) => from !== noticed(notice)))
        yield fault(
          place,
          `it awaits “${notice}”, but its deadline runs from another fact, before the notice may have gone out. Count from noticed('${notice}').`,
        );
    }
  }),
];

const declared = (policy: Policy): ReadonlySet<string> =>
  new Set(policy.sections.flatMap((section) => section.notices.map(({ name }) => name)));
