import { atMost, calendar, days, legitimateInterest, type Policy, policy } from '../../src/core/policy/index.ts';
import type { Rules } from '../../src/core/records/index.ts';

const text = (words: string) => ({ de: words, en: words });

/** A policy with one class whose records are erased by their deadline. */
export function benchPolicy(): Policy {
  const word = text('bench');
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
        classes: [
          {
            name: 'bench.letter',
            title: word,
            persons: word,
            data: [{ name: 'address', title: word }],
            basis: legitimateInterest(word),
            purposes: [{ name: 'bench.reading', title: word }],
            source: word,
            provision: word,
            recipients: [],
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
          },
        ],
      },
    ],
  });
}

export function benchRules(): Rules {
  const source = benchPolicy();
  return { policy: source, version: 1, calendar: calendar(source) };
}
