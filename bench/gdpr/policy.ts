import { type DataClass, elapsed, erasureDemanded, type Policy } from '../../src/core/policy/index.ts';
import { benchClass, benchPolicy } from '../support/policy.ts';
import { cardinality, metadataOf, ttls } from './datum.ts';

const word = { de: 'bench', en: 'bench' };
const two = (number: number) => String(number).padStart(2, '0');

export const section = 'gdpr';

/** A datum may be opened for this and for nothing else. */
export const purposeName = (purpose: number): string => `${section}.p${two(purpose)}`;

/** Purpose and time to live are what a data class says of all its records (Data-CASE: metadata belong to the rule). */
export const className = (purpose: number, ttl: number): string =>
  `${section}.p${two(purpose)}.t${two(ttls.indexOf(ttl))}`;

export const classOf = (key: number): string => {
  const { purpose, ttl } = metadataOf(key);
  return className(purpose, ttl);
};

/** Every class with the time to live that its name means. */
export const ttlOfClass: ReadonlyMap<string, number> = new Map(
  purposes().flatMap((purpose) => ttls.map((ttl): [string, number] => [className(purpose, ttl), ttl])),
);

export const classesOfPurpose = (purpose: number): string[] => ttls.map((ttl) => className(purpose, ttl));

export const gdprPolicy = (): Policy =>
  benchPolicy(purposes().flatMap((purpose) => ttls.map((ttl) => datumClass(purpose, ttl))));

function datumClass(purpose: number, ttl: number): DataClass {
  // GDPRBench counts a time to live to the second, which no promise of a policy does: neither an hour before nor a day after.
  const deadline = elapsed(Temporal.Duration.from({ seconds: ttl }));
  return benchClass({
    name: className(purpose, ttl),
    purposes: [{ name: purposeName(purpose), title: word }],
    lifecycle: {
      first: 'kept',
      stages: {
        kept: {
          title: word,
          purposes: [purposeName(purpose)],
          on: { [erasureDemanded]: 'erased' },
          after: { earliest: [{ deadline, from: 'since' }], to: 'erased', rule: 'ttl' },
        },
      },
    },
  });
}

function purposes(): number[] {
  return Array.from({ length: cardinality.purpose }, (_, purpose) => purpose);
}
