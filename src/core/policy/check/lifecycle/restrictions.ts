import type { DataClass } from '../../data-class.ts';
import { previous } from '../../lifecycle.ts';
import { eventsOf, groundOf, stagePlaces } from '../places.ts';
import { fault, type Rule, refuse } from '../rule.ts';

/** Restriction (Art. 18 GDPR) and block (S86, S87) are stages in which nothing of the ordinary business goes on. */
export const restrictionRules: readonly Rule[] = [
  refuse('restricted-without-return', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      if (stage.kind === 'restricted' && !eventsOf(stage).some(([, to]) => to === previous))
        yield fault(
          place,
          'a restriction that cannot be lifted is no restriction (Art. 18(3) GDPR). Add an event that leads to “previous”.',
        );
  }),
  refuse('restricted-purpose', function* (policy) {
    for (const { dataClass, stage, place } of stagePlaces(policy))
      if (stage.kind === 'restricted')
        for (const purpose of stage.purposes.filter((name) => isBusiness(dataClass, name)))
          yield fault(
            place,
            `restricted data may not be read for “${purpose}” (Art. 18(2) GDPR). Remove it, or give the purpose the legal duty or the claim it serves as its own basis.`,
          );
  }),
  refuse('blocked-purpose', function* (policy) {
    for (const { dataClass, stage, place } of stagePlaces(policy))
      if (stage.kind === 'blocked')
        for (const purpose of stage.purposes.filter((name) => isBusiness(dataClass, name)))
          yield fault(
            place,
            `blocked data may not be read for “${purpose}” (S87). Remove it, or give the purpose the legal duty or the claim it serves as its own basis.`,
          );
  }),
  refuse('previous-outside-restriction', function* (policy) {
    for (const { stage, place } of stagePlaces(policy)) {
      const targets = [...eventsOf(stage).map(([, to]) => to), stage.after?.to];
      if (stage.kind !== 'restricted' && targets.includes(previous))
        yield fault(
          place,
          'only a restricted stage remembers the stage before it. Name the target stage instead of “previous”.',
        );
    }
  }),
];

// A use that stands on a duty, or on an interest of its own (claims), is what blocked data are kept for.
function isBusiness(dataClass: DataClass, purpose: string): boolean {
  const declared = dataClass.purposes.find(({ name }) => name === purpose);
  if (!declared) return false;
  return groundOf(dataClass, purpose).ground !== 'legal-duty' && declared.basis?.ground !== 'legitimate-interest';
}
