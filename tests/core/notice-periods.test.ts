// The sentence and the deadline are one value: another period gives another sentence, and the old number is gone from it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import reference from '../../policies/fluxcess.policy.ts';
import {
  accessLog,
  answerWithin,
  atLeast,
  atMost,
  atMostExact,
  calendar,
  contact,
  type Deadline,
  days,
  dueWithin,
  elapsed,
  endOfYear,
  hours,
  keepUntilEndOfYear,
  languages,
  months,
  newsletter,
  noticeView,
  type Paragraph,
  periodInWords,
  rights,
  shop,
  software,
  website,
  years,
} from '../../src/policy.ts';

const zone = calendar(reference);
const { controller, authority } = reference;
const recipient = (name: string) => {
  const found = reference.sections.flatMap((s) => s.recipients).find((r) => r.name === name);
  assert.ok(found);
  return found;
};
const [host, payment, shipping] = [recipient('hosting'), recipient('payment'), recipient('shipping')];
const settingsOf = (section: string): unknown => reference.sections.find((s) => s.section === section)?.settings;

const newsletterNow = settingsOf('newsletter') as Parameters<typeof newsletter>[0];
const softwareNow = settingsOf('software') as Parameters<typeof software>[0];
const contactNow: Parameters<typeof contact>[0] = {
  ...(settingsOf('contact') as Omit<Parameters<typeof contact>[0], 'recipients'>),
  recipients: [host],
};
const shopNow: Parameters<typeof shop>[0] = {
  cart: atMostExact(days(1)),
  unpaid: atLeast(days(14)),
  withdrawal: answerWithin(days(14)),
  claims: atMost(years(2)),
  delivery: atMost(months(6)),
  letters: keepUntilEndOfYear(years(6)),
  invoices: keepUntilEndOfYear(years(8)),
  host,
  payment,
  shipping,
};
const rightsNow: Parameters<typeof rights>[0] = {
  ...(settingsOf('rights') as Omit<Parameters<typeof rights>[0], 'controller' | 'authority' | 'recipients'>),
  controller,
  authority,
  recipients: [host],
};

interface Case {
  readonly says: string;
  /** The promise whose passages say it. */
  readonly promise: string;
  readonly now: Deadline;
  readonly other: (n: number) => Deadline;
  readonly write: (deadline: Deadline) => Paragraph;
}

const cases: readonly Case[] = [
  {
    says: 'how long settings are remembered',
    promise: 'S9',
    now: atMostExact(days(180)),
    other: (n) => atMostExact(days(n)),
    write: (preferences) => website({ preferences, shop: true }),
  },
  {
    says: 'how long accesses are logged',
    promise: 'S17',
    now: atMostExact(days(7)),
    other: (n) => atMostExact(days(n)),
    write: (keep) =>
      accessLog({
        keep,
        host,
        slice: hours(1),
        file: endOfYear(years(3)),
        order: { preserve: atLeast(days(60)), extended: atLeast(days(90)) },
        breach: { notify: elapsed(hours(72)), warn: hours(24) },
        eyes: { beyond: hours(24), networks: true, orders: true },
        remind: { review: days(3), order: days(7) },
      }),
  },
  {
    says: 'when letters are reviewed',
    promise: 'S29',
    now: contactNow.reviewEvery,
    other: (n) => atMost(years(n)),
    write: (reviewEvery) => contact({ ...contactNow, reviewEvery }),
  },
  {
    says: 'when unneeded letters are gone',
    promise: 'S30',
    now: contactNow.eraseWithin,
    other: (n) => atMost(months(n)),
    write: (eraseWithin) => contact({ ...contactNow, eraseWithin }),
  },
  {
    says: 'how long a message of the contact form waits for the mailbox',
    promise: 'S24',
    now: contactNow.form.waiting,
    other: (n) => atMostExact(days(n)),
    write: (waiting) => contact({ ...contactNow, form: { ...contactNow.form, waiting } }),
  },
  {
    says: 'how long a message of the contact form is counted',
    promise: 'S24',
    now: contactNow.form.counted,
    other: (n) => atMostExact(days(n)),
    write: (counted) => contact({ ...contactNow, form: { ...contactNow.form, counted } }),
  },
  {
    says: 'how long a consent can be proved',
    promise: 'S50',
    now: newsletterNow.proof,
    other: (n) => atMost(years(n)),
    write: (proof) => newsletter({ ...newsletterNow, proof }),
  },
  {
    says: 'when an unconfirmed sign-up is gone',
    promise: 'S37',
    now: newsletterNow.unconfirmed,
    other: (n) => atMostExact(days(n)),
    write: (unconfirmed) => newsletter({ ...newsletterNow, unconfirmed }),
  },
  {
    says: 'how long the link to confirm works',
    promise: 'S55',
    now: softwareNow.token,
    other: (n) => elapsed(hours(n)),
    write: (token) => software({ ...softwareNow, token }),
  },
  {
    says: 'when disuse is asked about',
    promise: 'S67',
    now: softwareNow.unused,
    other: (n) => atLeast(years(n)),
    write: (unused) => software({ ...softwareNow, unused }),
  },
  {
    says: 'how long there is to answer',
    promise: 'S68',
    now: softwareNow.answer,
    other: (n) => answerWithin(days(n)),
    write: (answer) => software({ ...softwareNow, answer }),
  },
  {
    says: 'what follows when nobody answered in that time',
    promise: 'S70',
    now: softwareNow.answer,
    other: (n) => answerWithin(days(n)),
    write: (answer) => software({ ...softwareNow, answer }),
  },
  {
    says: 'when the address is gone',
    promise: 'S73',
    now: softwareNow.address,
    other: (n) => atMost(years(n)),
    write: (address) => software({ ...softwareNow, address }),
  },
  {
    says: 'how long invoices are kept',
    promise: 'S88',
    now: shopNow.invoices,
    other: (n) => keepUntilEndOfYear(years(n)),
    write: (invoices) => shop({ ...shopNow, invoices }),
  },
  {
    says: 'when a request is answered',
    promise: 'S81',
    now: rightsNow.answer,
    other: (n) => dueWithin(months(n)),
    write: (answer) => rights({ ...rightsNow, answer }),
  },
];

const said = (section: Paragraph, promise: string, language: 'de' | 'en'): string =>
  noticeView({ ...reference, sections: [section] }, language, { mode: 'production', calendar: zone })
    .chapters.filter((chapter) => chapter.section !== undefined)
    .flatMap((chapter) => chapter.passages)
    .filter((passage) => passage.promises.includes(promise))
    .map((passage) => passage.text)
    .join('\n');

const names = (text: string, { period }: Deadline, language: 'de' | 'en'): boolean =>
  (['nominative', 'dative'] as const).some((form) => {
    const words = periodInWords(period, language, { case: form });
    return new RegExp(`(?<![\\d\\p{L}])${words}(?!\\p{L})`, 'u').test(text);
  });

describe('another period gives another sentence', () => {
  for (const { says, promise, now, other, write } of cases) {
    for (const language of languages) {
      test(`${says} (${promise}, ${language})`, () => {
        assert.ok(names(said(write(now), promise, language), now, language), 'the reference says its own period');
        fc.assert(
          fc.property(fc.integer({ min: 101, max: 999 }), (n) => {
            const text = said(write(other(n)), promise, language);
            assert.ok(names(text, other(n), language), text);
            assert.ok(!names(text, now, language), text);
          }),
          { numRuns: 15 },
        );
      });
    }
  }
});
