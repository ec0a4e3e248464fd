// A small policy with every kind of ending that the language knows, for the tests of records.
import {
  after,
  answerWithin,
  atLeast,
  atMost,
  atMostExact,
  consent,
  contract,
  type DataClass,
  days,
  earliestOf,
  erased,
  erasureDemanded,
  hours,
  keepUntilEndOfYear,
  months,
  noticed,
  type Policy,
  restriction,
  restrictionDemanded,
  type Stage,
  type Text,
  years,
} from '../../src/core/policy/index.ts';

/** The periods that a test may change. */
export interface Periods {
  readonly unconfirmed: Temporal.Duration;
  readonly proof: Temporal.Duration;
  readonly unused: Temporal.Duration;
  readonly closedAddress: Temporal.Duration;
  readonly invoice: Temporal.Duration;
}

const usual: Periods = {
  unconfirmed: days(7),
  proof: years(4),
  unused: years(3),
  closedAddress: months(1),
  invoice: years(8),
};

/** The policy of the tests, with some periods, classes or its day of issue changed. */
export function lifePolicy(
  changed: Partial<Periods> & { readonly issued?: string; readonly classes?: readonly DataClass[] } = {},
): Policy {
  const periods = { ...usual, ...changed };
  return {
    controller: {
      name: 'Beispiel GmbH',
      street: 'Weg 1',
      postalCode: '49074',
      city: 'Osnabrück',
      country: word('Land'),
      phone: '0',
      email: 'privacy@example.org',
      aliases: [],
      website: 'https://example.org',
    },
    authority: {
      name: word('Behörde'),
      street: 'Weg 2',
      postalCode: '30159',
      city: 'Hannover',
      phone: '0',
      email: 'authority@example.org',
      website: 'https://authority.example.org',
    },
    timeZone: 'Europe/Berlin',
    holidays: 'DE-NI',
    languages: ['de', 'en'],
    issued: Temporal.PlainDate.from(changed.issued ?? '2024-01-01'),
    promises: [],
    opening: [],
    closing: [],
    statutory: [],
    sections: [
      {
        section: 'life',
        title: word('life'),
        promises: [],
        passages: [],
        recipients: [],
        cookies: [],
        notices: [{ name: 'unused', title: word('unused') }],
        settings: {},
        classes: changed.classes ?? classes(periods),
      },
    ],
  };
}

export const word = (text: string): Text => ({ de: text, en: text });

const claims = { article: 'Art. 17(3)(e) GDPR', because: word('defence against claims') };
const duty = { article: 'Art. 17(3)(b) GDPR', because: word('statutory retention') };

function classes(periods: Periods): readonly DataClass[] {
  return [
    dataClass('life.request', 'requested', {
      requested: {
        title: word('requested'),
        purposes: ['life.confirm'],
        on: { confirmed: 'active', [erasureDemanded]: erased, [restrictionDemanded]: 'restricted' },
        after: after(atMost(periods.unconfirmed), { to: erased, rule: 'unconfirmed' }),
      },
      active: {
        title: word('active'),
        purposes: ['life.send', 'life.prove'],
        on: { withdrawn: 'proof', [erasureDemanded]: 'proof', [restrictionDemanded]: 'restricted' },
      },
      proof: {
        title: word('proof'),
        kind: 'blocked',
        purposes: ['life.prove'],
        refusesErasure: claims,
        after: after(atMost(periods.proof), { to: erased, rule: 'proof' }),
      },
      restricted: restriction('proof'),
    }),
    dataClass('life.account', 'open', {
      open: {
        title: word('open'),
        purposes: ['life.serve'],
        on: { used: 'open', [erasureDemanded]: erased, [restrictionDemanded]: 'restricted' },
        after: after(atLeast(periods.unused), { from: 'lastUse', to: 'asked', rule: 'unused' }),
      },
      asked: {
        title: word('asked'),
        purposes: ['life.serve', 'life.ask'],
        awaits: 'unused',
        on: { answered: 'open', [erasureDemanded]: erased, [restrictionDemanded]: 'restricted' },
        after: after(answerWithin(days(30)), { from: noticed('unused'), to: erased, rule: 'unanswered' }),
      },
      restricted: restriction(),
    }),
    dataClass('life.address', 'used', {
      used: {
        title: word('used'),
        purposes: ['life.serve'],
        on: { [erasureDemanded]: erased, [restrictionDemanded]: 'restricted' },
        after: earliestOf(
          [
            [atMost(periods.closedAddress), 'closed'],
            [atMost(years(1)), 'since'],
          ],
          { to: erased, rule: 'closed' },
        ),
      },
      restricted: restriction(),
    }),
    dataClass('life.invoice', 'open', {
      open: {
        title: word('open'),
        purposes: ['life.bill'],
        on: { paid: 'blocked', [erasureDemanded]: 'blocked' },
        after: after(atMost(months(2)), { to: 'blocked', rule: 'settled' }),
      },
      blocked: {
        title: word('blocked'),
        kind: 'blocked',
        purposes: ['life.audit'],
        refusesErasure: duty,
        after: after(keepUntilEndOfYear(periods.invoice), { to: erased, rule: 'AO147' }),
      },
    }),
    {
      ...dataClass('life.counter', 'counting', {
        counting: {
          title: word('counting'),
          purposes: ['life.serve'],
          on: { [erasureDemanded]: erased },
          after: after(atMostExact(hours(36)), { to: erased, rule: 'counted' }),
        },
      }),
      sealed: false,
    },
  ];
}

export function dataClass(name: string, first: string, stages: Readonly<Record<string, Stage>>): DataClass {
  const purposes = [...new Set(Object.values(stages).flatMap((stage) => stage.purposes))];
  return {
    name,
    title: word(name),
    persons: word('persons'),
    data: [{ name: 'content', title: word('content') }],
    basis: name === 'life.request' ? consent() : contract(),
    purposes: purposes.map((purpose) => ({ name: purpose, title: word(purpose) })),
    source: word('from the person'),
    provision: word('voluntary'),
    recipients: [],
    lifecycle: { first, stages },
  };
}
