import { classPlaces, passagePlaces, promisesOf, stagePlaces } from '../places.ts';
import { fault, type Rule, refuse, warn } from '../rule.ts';

/** Promises are counted: each has one id, is said somewhere, and is what passages and deadlines point to. */
export const promiseRules: readonly Rule[] = [
  refuse('promise-id', function* (policy) {
    for (const { id } of promisesOf(policy))
      if (!isPromise(id)) yield fault(`promise ${id}`, 'an id is a capital letter and a number. Write it like S17.');
  }),
  refuse('promise-twice', function* (policy) {
    const seen = new Set<string>();
    for (const { id } of promisesOf(policy)) {
      if (seen.has(id))
        yield fault(`promise ${id}`, 'it is declared twice. Leave it where it belongs, or give the other its own id.');
      seen.add(id);
    }
  }),
  refuse('promise-undeclared', function* (policy) {
    const known = new Set(promisesOf(policy).map(({ id }) => id));
    for (const { passage, place } of passagePlaces(policy))
      for (const id of passage.promises.filter((promise) => !known.has(promise)))
        yield fault(place, `it makes the promise ${id}, which nothing declares. Declare it, or correct the id.`);
  }),
  warn('promise-unspoken', function* (policy) {
    const spoken = new Set(passagePlaces(policy).flatMap(({ passage }) => passage.promises));
    for (const { id } of promisesOf(policy).filter((promise) => !spoken.has(promise.id)))
      yield fault(
        `promise ${id}`,
        'it is declared, but no passage of the notice makes it. Name it in the passage that says it.',
      );
  }),
  refuse('rule-undeclared', function* (policy) {
    const known = new Set(promisesOf(policy).map(({ id }) => id));
    for (const { stage, place } of stagePlaces(policy))
      if (stage.after && isPromise(stage.after.rule) && !known.has(stage.after.rule))
        yield fault(
          place,
          `its deadline keeps the promise ${stage.after.rule}, which nothing declares. Declare it, or correct the rule.`,
        );
  }),
  refuse('passage-beside-unknown', function* (policy) {
    const known = new Set(classPlaces(policy).map(({ dataClass }) => dataClass.name));
    for (const { passage, place } of passagePlaces(policy))
      if (passage.beside !== undefined && !known.has(passage.beside))
        yield fault(
          place,
          `the line of time of “${passage.beside}” stands beside it, which is no data class. Name a class of the policy.`,
        );
  }),
];

const isPromise = (id: string): boolean => /^[A-Z][1-9]\d*$/.test(id);
