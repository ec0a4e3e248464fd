import {
  atMost,
  calendar,
  type DataClass,
  days,
  legitimateInterest,
  type Policy,
  policy,
} from '../../src/core/policy/index.ts';
import type { Rules } from '../../src/core/records/index.ts';

const text = (words: string) => ({ de: words, en: words });

const word = text('bench');

/** A data class of the bench, whose words say nothing. */
export const benchClass = (own: Pick<DataClass, 'name' | 'purposes' | 'lifecycle'>): DataClass => ({
  ...own,
  title: word,
  persons: word,
  data: [{ name: 'address', title: word }],
  basis: legitimateInterest(word),
  source: word,
  provision: word,
  recipients: [],
});

/** One whose records are erased by their deadline. */
const letter = benchClass({
  name: 'bench.letter',
  purposes: [{ name: 'bench.reading', title: word }],
  lifecycle: {
    first: 'kept',
    stages: {
      kept: {
        title: word,
        purposes: ['bench.reading'],
        on: { erasureDemanded: 'erased' },
        after: { earliest: [{ deadline: atMost(days(7)), from: 'since' }], to: 'erased', rule: 'S17' },
      },
    },
  },
});

/** A policy of one section with these classes. */
export function benchPolicy(classes: readonly DataClass[] = [letter]): Policy {
  return policy({
    controller: {
      name: 'Bench',
      street: '-',
      postalCode: '-',
      city: '-',
      country: word,
      phone: '-',
      email: 'bench@example.com',
      aliases: [],
      website: '-',
    },
    authority: { name: word, street: '-', postalCode: '-', city: '-', phone: '-', email: '-', website: '-' },
    timeZone: 'Europe/Berlin',
    holidays: 'DE-NI',
    languages: ['de', 'en'],
    issued: '2026-11-23',
    statutory: [],
    sections: [
      {
        section: 'bench',
        title: word,
        promises: [],
        passages: [],
        recipients: [],
        cookies: [],
        notices: [],
        settings: {},
        classes,
      },
    ],
  });
}

export function benchRules(source: Policy = benchPolicy()): Rules {
  return { policy: source, version: 1, calendar: calendar(source) };
}
