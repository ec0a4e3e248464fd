import type { Purpose } from '../../data-class.ts';
import { classPlaces, stagePlaces } from '../places.ts';
import { fault, type Rule, refuse } from '../rule.ts';
import { isNameIn } from './classes.ts';

/** Purpose limitation holds only while purposes are the same words in the notice and in the stages (S24). */
export const purposeRules: readonly Rule[] = [
  refuse('purpose-undeclared', function* (policy) {
    for (const { dataClass, stage, place } of stagePlaces(policy))
      for (const name of stage.purposes.filter((used) => !dataClass.purposes.some((purpose) => purpose.name === used)))
        yield fault(
          place,
          `it may be read for “${name}”, which ${dataClass.name} does not declare. Declare the purpose, or remove it here.`,
        );
  }),
  refuse('purpose-unused', function* (policy) {
    for (const { dataClass, place } of classPlaces(policy)) {
      const used = new Set(Object.values(dataClass.lifecycle.stages).flatMap((stage) => stage.purposes));
      for (const { name } of dataClass.purposes.filter((purpose) => !used.has(purpose.name)))
        yield fault(
          place,
          `the purpose “${name}” is declared, but no stage may be read for it. Name it in a stage, or do not promise it.`,
        );
    }
  }),
  refuse('purpose-name', function* (policy) {
    for (const { section, dataClass, place } of classPlaces(policy))
      for (const { name } of dataClass.purposes.filter((purpose) => !isNameIn(section.section, purpose.name)))
        yield fault(place, `a purpose of this section is called “${section.section}.” and one word. Rename “${name}”.`);
  }),
  refuse('purpose-ambiguous', function* (policy) {
    const known = new Map<string, Purpose>();
    for (const { dataClass, place } of classPlaces(policy))
      for (const purpose of dataClass.purposes) {
        const other = known.get(purpose.name);
        known.set(purpose.name, other ?? purpose);
        if (other && !dataClass.purposes.includes(other) && other.title.de !== purpose.title.de)
          yield fault(
            place,
            `“${purpose.name}” means “${purpose.title.en}” here and “${other.title.en}” elsewhere. Give the two uses two names.`,
          );
      }
  }),
];
