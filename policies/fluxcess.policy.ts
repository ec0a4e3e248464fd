// The policy of fluxcess GmbH, Osnabrück. Every period, purpose, recipient and cookie of the company stands here.
import {
  type Authority,
  accessLog,
  answerWithin,
  atLeast,
  atMost,
  atMostExact,
  type Controller,
  contact,
  days,
  dueWithin,
  elapsed,
  endOfYear,
  hours,
  keepUntilEndOfYear,
  months,
  newsletter,
  policy,
  type Recipient,
  recipients,
  rights,
  shop,
  software,
  staff,
  website,
  years,
} from 'avow/policy';

const controller: Controller = {
  name: 'fluxcess GmbH',
  street: 'Kollegienwall 1a',
  postalCode: '49074',
  city: 'Osnabrück',
  country: { de: 'Deutschland', en: 'Germany' },
  phone: '+49 (0)541 952243-0',
  email: 'info@fluxcess.com',
  aliases: ['info@fluxcess.de'],
  website: 'https://fluxcess.com',
};

const authority: Authority = {
  name: {
    de: 'Der Landesbeauftragte für den Datenschutz Niedersachsen',
    en: 'The State Commissioner for Data Protection of Lower Saxony',
  },
  street: 'Prinzenstraße 5',
  postalCode: '30159',
  city: 'Hannover',
  phone: '+49 511 120-4500',
  email: 'poststelle@lfd.niedersachsen.de',
  website: 'https://www.lfd.niedersachsen.de',
};

const hosting: Recipient = {
  name: 'hosting',
  title: { de: 'unser Hosting-Anbieter', en: 'our hosting provider' },
  kind: 'processor',
  ground: {
    de: 'Art. 28 DSGVO; Art. 6 Abs. 1 Buchst. f DSGVO: sicherer und wirtschaftlicher Betrieb der Server',
    en: 'Art. 28 GDPR; Art. 6(1)(f) GDPR: secure and economical operation of the servers',
  },
  country: 'EU',
  active: true,
};

const payment: Recipient = {
  name: 'payment',
  title: { de: 'ein Zahlungsdienstleister', en: 'a payment provider' },
  kind: 'third-party',
  ground: {
    de: 'Art. 6 Abs. 1 Buchst. b DSGVO: Abwicklung der Zahlung',
    en: 'Art. 6(1)(b) GDPR: settling the payment',
  },
  country: 'EU',
  active: false,
};

const shipping: Recipient = {
  name: 'shipping',
  title: { de: 'ein Versanddienstleister', en: 'a shipping provider' },
  kind: 'third-party',
  ground: {
    de: 'Art. 6 Abs. 1 Buchst. b DSGVO: Lieferung der Ware',
    en: 'Art. 6(1)(b) GDPR: delivering the goods',
  },
  country: 'EU',
  active: false,
};

// Of the topics of the newsletter, the one under which own goods and services are advertised.
const ourServices = { de: 'unsere Leistungen', en: 'our services' };

const letters = keepUntilEndOfYear(years(6));
const invoices = keepUntilEndOfYear(years(8));
const books = keepUntilEndOfYear(years(10));

// How far a network reaches when requests from it are counted.
const networks = { ipv4: 24, ipv6: 56 };

// A confirmation that nobody gives, alike for newsletter and software.
const token = elapsed(hours(48));
const unconfirmed = atMostExact(days(7));
const counted = atMostExact(days(30));

const session = atMostExact(hours(12));
const idle = Temporal.Duration.from({ minutes: 30 });

export default policy({
  controller,
  authority,
  timeZone: 'Europe/Berlin',
  holidays: 'DE-NI',
  languages: ['de', 'en'],
  issued: '2026-11-23',
  statutory: [
    {
      name: 'books',
      title: { de: 'Bücher und Abschlüsse', en: 'books and annual accounts' },
      law: { de: '§ 257 Abs. 4 HGB, § 147 Abs. 3 AO', en: 'section 257(4) HGB, section 147(3) AO' },
      keep: books,
    },
    {
      name: 'vouchers',
      title: { de: 'Rechnungen und Buchungsbelege', en: 'invoices and accounting vouchers' },
      law: {
        de: '§ 257 Abs. 4 HGB, § 147 Abs. 3 AO, § 14b UStG',
        en: 'section 257(4) HGB, section 147(3) AO, section 14b UStG',
      },
      keep: invoices,
    },
    {
      name: 'letters',
      title: { de: 'Handels- und Geschäftsbriefe', en: 'commercial letters' },
      law: { de: '§ 257 Abs. 4 HGB, § 147 Abs. 3 AO', en: 'section 257(4) HGB, section 147(3) AO' },
      keep: letters,
    },
  ],
  backups: { data: atMostExact(days(30)), keys: atMostExact(days(7)) },
  sections: [
    website({ preferences: atMostExact(days(180)), shop: true }),
    accessLog({
      keep: atMostExact(days(7)),
      slice: hours(1),
      host: hosting,
      file: endOfYear(years(3)),
      order: { preserve: atLeast(days(60)), extended: atLeast(days(90)) },
      breach: { notify: elapsed(hours(72)), warn: hours(24) },
      eyes: { beyond: hours(24), networks: true, orders: true },
      remind: { review: days(3), order: days(7) },
    }),
    recipients({ host: hosting, others: [payment, shipping] }),
    contact({
      address: 'info@fluxcess.de',
      reviewEvery: atMost(years(1)),
      eraseWithin: atMost(months(1)),
      letters,
      remind: { before: days(14), every: days(7) },
      form: {
        perAddress: [
          { most: 3, within: hours(1) },
          { most: 10, within: days(1) },
        ],
        perNetwork: { most: 10, within: hours(1) },
        altogether: { most: 200, within: hours(1) },
        waiting: atMostExact(days(7)),
        counted: atMostExact(days(1)),
        networks,
      },
      recipients: [hosting],
    }),
    newsletter({
      lists: [
        {
          name: 'newsletter',
          title: { de: 'Newsletter', en: 'Newsletter' },
          topics: [ourServices, { de: 'Themen der IT-Branche', en: 'topics of the IT industry' }],
        },
      ],
      campaigns: {
        draft: atMost(years(1)),
        issue: endOfYear(years(3)),
        recipients: atMost(days(30)),
        lapse: months(18),
        approvedAbove: 1000,
        grace: Temporal.Duration.from({ minutes: 1 }),
        pace: { perSecond: 100, burst: 1000 },
      },
      bounces: {
        hardInARow: 3,
        softInARow: 8,
        rest: days(3),
        kept: atMost(years(1)),
        queue: atMostExact(days(14)),
      },
      customers: {
        offers: [
          { name: 'software', title: { de: 'Online-Software', en: 'online software' } },
          { name: 'shop', title: { de: 'Angebote des Online-Shops', en: 'what the online shop offers' } },
        ],
        topics: [ourServices],
        incomplete: atMost(days(30)),
        sale: atMost(years(2)),
        objection: atMost(years(4)),
      },
      imports: { waiting: atMostExact(days(1)), running: atMostExact(days(2)), review: atMostExact(days(14)) },
      exports: { approvedAbove: 1000, approval: atMostExact(days(3)) },
      api: {
        token: atMost(years(1)),
        requests: { most: 600, within: Temporal.Duration.from({ minutes: 1 }) },
      },
      unconfirmed,
      token,
      proof: atMost(years(4)),
      lastMail: endOfYear(years(3)),
      confirmations: {
        perAddress: [
          { most: 1, within: days(1) },
          { most: 3, within: days(30) },
        ],
        perNetwork: { most: 20, within: hours(1) },
        work: {
          bits: 12,
          life: elapsed(Temporal.Duration.from({ minutes: 10 })),
          perNetwork: { most: 40, within: hours(1) },
        },
        altogether: { most: 1000, within: hours(1) },
        counted,
      },
      networks,
      fromAge: 16,
      recipients: [hosting.name],
    }),
    software({
      unconfirmed,
      token,
      unused: atLeast(years(3)),
      answer: answerWithin(days(30)),
      address: atMost(years(1)),
      session,
      idle,
      counted,
      fromAge: 16,
      recipients: [hosting],
    }),
    shop({
      cart: atMostExact(days(1)),
      unpaid: atLeast(days(14)),
      withdrawal: answerWithin(days(14)),
      claims: atMost(years(2)),
      delivery: atMost(months(6)),
      letters,
      invoices,
      host: hosting,
      payment,
      shipping,
    }),
    rights({
      controller,
      authority,
      answer: dueWithin(months(1)),
      extended: dueWithin(months(3)),
      proof: endOfYear(years(3)),
      link: elapsed(hours(24)),
      visit: elapsed(hours(2)),
      cleared: hours(1),
      links: {
        perAddress: [
          { most: 2, within: hours(1) },
          { most: 5, within: days(1) },
        ],
        perNetwork: { most: 20, within: hours(1) },
      },
      messages: [{ most: 5, within: days(1) }],
      remind: days(7),
      networks,
      recipients: [hosting],
    }),
    staff({
      invitation: atMostExact(days(7)),
      session,
      idle,
      deeds: atMost(days(90)),
      link: elapsed(Temporal.Duration.from({ minutes: 15 })),
      codes: { most: 5, within: Temporal.Duration.from({ minutes: 15 }) },
      recipients: [hosting],
    }),
  ],
});
