import type { LegalBasis } from '../../basis.ts';
import type { Passage } from '../../paragraph.ts';
import type { Policy } from '../../policy.ts';
import { classPlaces, passagePlaces } from '../places.ts';
import { type Fault, fault, type Rule, refuse } from '../rule.ts';

/** What a person must be told, whatever the operator does with data (Art. 13(2), 21(4) GDPR). */
export const rightRules: readonly Rule[] = [
  // Art. 21(4) GDPR: expressly, and apart from any other information.
  refuse('objection-unsaid', function* (policy) {
    if (rests(policy, 'legitimate-interest'))
      yield* unsaid(
        policy,
        objection,
        'no passage set apart points out the right to object (Art. 21(4) GDPR). Add a prominent passage that names Art. 21.',
        (p) => p.prominent === true,
      );
  }),
  refuse('portability-unsaid', function* (policy) {
    if (rests(policy, 'consent') || rests(policy, 'contract'))
      yield* unsaid(
        policy,
        /\b20\b.*(DSGVO|DS-GVO|GDPR)|übertragbar|portab/i,
        'no passage names the right to data portability (Art. 13(2)(b), 20 GDPR). Add it.',
      );
  }),
  refuse('complaint-unsaid', (policy) =>
    unsaid(
      policy,
      /beschwer|complain/i,
      'no passage names the right to complain to an authority (Art. 13(2)(d) GDPR, S82). Add it.',
    ),
  ),
  refuse('withdrawal-unsaid', function* (policy) {
    if (rests(policy, 'consent'))
      yield* unsaid(
        policy,
        /widerruf|withdraw/i,
        'no passage says that consent can be withdrawn at any time (Art. 13(2)(c) GDPR). Add it.',
      );
  }),
  refuse('access-unsaid', (policy) =>
    unsaid(policy, /auskunft|access/i, 'no passage names the right of access (Art. 13(2)(b), 15 GDPR, S75). Add it.'),
  ),
];

const objection = /widerspr|object/i;

function* unsaid(
  policy: Policy,
  words: RegExp,
  sentence: string,
  among: (passage: Passage) => boolean = () => true,
): Iterable<Fault> {
  const passages = passagePlaces(policy).filter(({ passage }) => among(passage));
  const said = passages.some(({ passage }) => policy.languages.every((language) => words.test(passage.text[language])));
  if (!said) yield fault('rights', sentence);
}

const rests = (policy: Policy, ground: LegalBasis['ground']): boolean =>
  classPlaces(policy).some(({ dataClass }) =>
    [dataClass.basis, ...dataClass.purposes.map(({ basis }) => basis)].some((basis) => basis?.ground === ground),
  );
