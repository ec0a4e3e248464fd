import { classPlaces, cookiePlaces, recipientPlaces } from '../places.ts';
import { type Fault, fault, type Rule, refuse } from '../rule.ts';

interface Named {
  readonly name: string;
  readonly place: string;
}

/** One word for one thing: a name that stands twice would let two things pass for one another. */
export const nameRules: readonly Rule[] = [
  refuse('section-name', function* (policy) {
    for (const { section } of policy.sections)
      if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(section))
        yield fault(
          `section ${section}`,
          'a section is called like its folder: small letters, words joined by hyphens. Rename it.',
        );
  }),
  refuse('section-twice', (policy) =>
    twice(
      'section',
      policy.sections.map(({ section }) => ({ name: section, place: `section ${section}` })),
    ),
  ),
  refuse('class-twice', (policy) =>
    twice(
      'class',
      classPlaces(policy).map(({ dataClass, place }) => ({ name: dataClass.name, place })),
    ),
  ),
  refuse('purpose-twice', (policy) =>
    classPlaces(policy).flatMap(({ dataClass, place }) => [...twice('purpose', within(dataClass.purposes, place))]),
  ),
  refuse('datum-twice', (policy) =>
    classPlaces(policy).flatMap(({ dataClass, place }) => [...twice('datum', within(dataClass.data, place))]),
  ),
  refuse('recipient-twice', (policy) =>
    twice(
      'recipient',
      recipientPlaces(policy).map(({ recipient, place }) => ({ name: recipient.name, place })),
    ),
  ),
  refuse('cookie-twice', (policy) =>
    twice(
      'cookie',
      cookiePlaces(policy).map(({ cookie, place }) => ({ name: cookie.name, place })),
    ),
  ),
  refuse('notice-twice', (policy) =>
    twice(
      'notice',
      policy.sections.flatMap(({ section, notices }) => within(notices, section)),
    ),
  ),
  refuse('duty-twice', (policy) => twice('statutory duty', within(policy.statutory, 'statutory'))),
];

const within = (things: readonly { readonly name: string }[], place: string): readonly Named[] =>
  things.map(({ name }) => ({ name, place }));

function* twice(what: string, all: readonly Named[]): Iterable<Fault> {
  const seen = new Set<string>();
  for (const { name, place } of all) {
    if (seen.has(name)) yield fault(place, `there is another ${what} called “${name}”. Rename or remove one of them.`);
    seen.add(name);
  }
}
