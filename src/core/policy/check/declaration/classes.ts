import type { LegalBasis } from '../../basis.ts';
import type { DataClass } from '../../data-class.ts';
import type { Policy } from '../../policy.ts';
import { classPlaces, groundOf, stagePlaces } from '../places.ts';
import { fault, type Rule, refuse } from '../rule.ts';

/** What every data class must say of itself: ground, uses, data, and a way out of consent (Art. 6, 7, 13 GDPR). */
export const classRules: readonly Rule[] = [
  refuse('class-name', function* (policy) {
    for (const { section, dataClass, place } of classPlaces(policy))
      if (!isNameIn(section.section, dataClass.name))
        yield fault(
          place,
          `a class of this section is called “${section.section}.” and one word. Rename “${dataClass.name}”.`,
        );
  }),
  refuse('class-without-purpose', function* (policy) {
    for (const { dataClass, place } of classPlaces(policy))
      if (dataClass.purposes.length === 0)
        yield fault(
          place,
          'it has no purpose (Art. 5(1)(b) GDPR). Declare what the data are for, or do not keep them.',
        );
  }),
  refuse('class-without-data', function* (policy) {
    for (const { dataClass, place } of classPlaces(policy))
      if (dataClass.data.length === 0) yield fault(place, 'it names no datum (Art. 30(1)(c) GDPR). List what is kept.');
  }),
  refuse('class-without-basis', function* (policy) {
    for (const { place, basis } of bases(policy))
      if (letters[basis?.ground] !== basis?.letter)
        yield fault(
          place,
          'it has no legal basis (Art. 6(1) GDPR). Use consent, contract, legalDuty or legitimateInterest.',
        );
  }),
  refuse('interest-unnamed', function* (policy) {
    for (const { place, basis } of bases(policy))
      if (basis?.ground === 'legitimate-interest' && isUnsaid(basis))
        yield fault(
          place,
          'it rests on a legitimate interest and does not say which (Art. 13(1)(d) GDPR). Name the interest.',
        );
  }),
  refuse('duty-unnamed', function* (policy) {
    for (const { place, basis } of bases(policy))
      if (basis?.ground === 'legal-duty' && isUnsaid(basis))
        yield fault(place, 'it rests on a legal duty and does not say which (Art. 6(3) GDPR). Name the duty.');
  }),
  refuse('consent-without-withdrawal', function* (policy) {
    for (const { dataClass, place } of classPlaces(policy))
      if (!dataClass.withdrawal && restsOnConsent(dataClass))
        yield fault(
          place,
          'it rests on consent and names no way to withdraw it (Art. 7(3) GDPR). Add withdrawal with its event.',
        );
  }),
  refuse('withdrawal-unheard', function* (policy) {
    for (const { dataClass, stage, place } of stagePlaces(policy)) {
      const { withdrawal } = dataClass;
      const consented = stage.purposes.filter((name) => groundOf(dataClass, name)?.ground === 'consent');
      if (withdrawal && consented.length > 0 && !stage.on?.[withdrawal.event])
        yield fault(
          place,
          `data are used here by consent (${consented.join(', ')}), but “${withdrawal.event}” ends nothing. End the stage on it (Art. 7(3) GDPR).`,
        );
    }
  }),
];

const letters: Readonly<Record<string, string>> = {
  consent: 'a',
  contract: 'b',
  'legal-duty': 'c',
  'legitimate-interest': 'f',
};

const bases = (policy: Policy): readonly { place: string; basis: LegalBasis }[] =>
  classPlaces(policy).flatMap(({ dataClass, place }) => [
    { place, basis: dataClass.basis },
    ...dataClass.purposes.flatMap(({ name, basis }) => (basis ? [{ place: `${place} › purpose ${name}`, basis }] : [])),
  ]);

const isUnsaid = ({ because }: LegalBasis): boolean =>
  because === undefined || Object.values(because).every((words) => words.trim() === '');

const restsOnConsent = (dataClass: DataClass): boolean =>
  dataClass.purposes.some(({ name }) => groundOf(dataClass, name)?.ground === 'consent');

/** Whether a name is `<section>.<word>`. */
export const isNameIn = (section: string, name: string): boolean => {
  const word = name.startsWith(`${section}.`) ? name.slice(section.length + 1) : '';
  return /^[a-z][a-zA-Z0-9-]*$/.test(word);
};
