import { erased, erasureDemanded, previous } from '../../lifecycle.ts';
import { stagePlaces } from '../places.ts';
import { fault, type Rule, refuse } from '../rule.ts';

/** What a person who demands erasure is answered, in every stage (Art. 17 GDPR, S77). */
export const erasureRules: readonly Rule[] = [
  refuse('erasure-demand-unanswered', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      if (!stage.on?.[erasureDemanded] && !stage.refusesErasure)
        yield fault(
          place,
          `a demand for erasure has no answer here. End the stage on “${erasureDemanded}”, or say why not by refusesErasure (Art. 17 GDPR).`,
        );
  }),
  refuse('erasure-demand-narrowed-silently', function* (policy) {
    for (const { dataClass, stage, place } of stagePlaces(policy)) {
      const to = stage.on?.[erasureDemanded];
      if (to === undefined || to === erased || to === previous) continue;
      const reduced = dataClass.lifecycle.stages[to];
      if (reduced && !reduced.refusesErasure)
        yield fault(
          place,
          `a demand for erasure leads to “${to}”, which does not say why data remain. Give “${to}” refusesErasure, or erase.`,
        );
    }
  }),
  refuse('erasure-refused-and-granted', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      if (stage.refusesErasure && stage.on?.[erasureDemanded] === erased)
        yield fault(place, 'it both refuses and grants erasure. Keep the one that is true.');
  }),
  refuse('erasure-refusal-groundless', function* (policy) {
    for (const { stage, place } of stagePlaces(policy))
      if (stage.refusesErasure && !exception.test(stage.refusesErasure.article))
        yield fault(
          place,
          `“${stage.refusesErasure.article}” is no exception from erasure. Name the letter of Art. 17(3) GDPR, like Art. 17(3)(e).`,
        );
  }),
];

const exception = /17\s*(?:\(3\)|Abs\.\s*3)\s*(?:\([a-e]\)|(?:lit\.|Buchst\.)\s*[a-e]\b)/;
