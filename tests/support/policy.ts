import {
  after,
  answerWithin,
  atLeast,
  atMost,
  consent,
  contract,
  days,
  earliestOf,
  endOfYear,
  erased,
  erasureDemanded,
  keepUntilEndOfYear,
  type LegalBasis,
  legitimateInterest,
  months,
  noticed,
  type Policy,
  previous,
  since,
  type Text,
  years,
} from '../../src/core/policy/index.ts';

/** The same words twice, told apart by their language. */
export const said = (de: string, en: string): Text => ({ de, en });

const claims: LegalBasis = legitimateInterest(said('Abwehr von Ansprüchen', 'defence against claims'));

const newsletter: Policy['sections'][number] = {
  section: 'newsletter',
  title: said('Rundbrief', 'Newsletter'),
  promises: [
    { id: 'S1', title: said('Die Einwilligung ist jederzeit widerruflich', 'Consent can be withdrawn at any time') },
    { id: 'S2', title: said('Der Nachweis wird begrenzt aufbewahrt', 'The proof is kept for a limited time') },
  ],
  passages: [
    {
      promises: ['S1', 'S2'],
      text: said('Sie können die Einwilligung jederzeit widerrufen.', 'You may withdraw your consent at any time.'),
      beside: 'newsletter.subscription',
    },
  ],
  classes: [
    {
      name: 'newsletter.subscription',
      title: said('Abonnement', 'Subscription'),
      persons: said('Abonnenten', 'Subscribers'),
      data: [
        { name: 'address', title: said('E-Mail-Adresse', 'E-mail address') },
        { name: 'network', title: said('IP-Adresse', 'IP address') },
      ],
      basis: consent(said('§ 7 Abs. 2 Nr. 2 UWG', 'section 7(2) no. 2 UWG')),
      purposes: [
        { name: 'newsletter.send', title: said('Versand des Rundbriefs', 'Sending the newsletter') },
        { name: 'newsletter.prove', title: said('Nachweis der Einwilligung', 'Proof of consent'), basis: claims },
      ],
      source: said('von Ihnen selbst', 'from you'),
      provision: said('freiwillig; ohne Adresse kein Rundbrief', 'voluntary; without an address no newsletter'),
      recipients: ['host'],
      withdrawal: { event: 'unsubscribed', how: said('Link in jeder Ausgabe', 'link in every issue') },
      cap: { stage: 'proof', deadline: atMost(years(4)), law: said('§§ 195, 199 BGB', 'sections 195, 199 BGB') },
      lifecycle: {
        first: 'requested',
        stages: {
          requested: {
            title: said('Angefragt', 'Requested'),
            purposes: ['newsletter.prove'],
            on: { confirmed: 'active', [erasureDemanded]: erased },
            after: after(atMost(days(7)), { to: erased, rule: 'Art.17' }),
          },
          active: {
            title: said('Bezogen', 'Active'),
            purposes: ['newsletter.send', 'newsletter.prove'],
            on: { unsubscribed: 'proof', restricted: 'paused', [erasureDemanded]: 'proof' },
          },
          paused: {
            title: said('Eingeschränkt', 'Restricted'),
            kind: 'restricted',
            purposes: ['newsletter.prove'],
            on: { released: previous, unsubscribed: 'proof', [erasureDemanded]: 'proof' },
          },
          proof: {
            title: said('Nachweis', 'Proof'),
            kind: 'blocked',
            purposes: ['newsletter.prove'],
            after: earliestOf(
              [
                [atMost(years(4)), since],
                [endOfYear(years(3)), 'lastMail'],
              ],
              { to: erased, rule: 'S2' },
            ),
            refusesErasure: {
              article: 'Art. 17(3)(e)',
              because: said('Wir müssen die Einwilligung nachweisen.', 'We have to prove the consent.'),
            },
          },
        },
      },
    },
  ],
  recipients: [
    {
      name: 'host',
      title: said('Rechenzentrum', 'Hosting provider'),
      kind: 'processor',
      ground: said('Art. 6 Abs. 1 lit. f, Art. 28 DSGVO', 'Art. 6(1)(f), Art. 28 GDPR'),
      contract: { reference: 'AVV-1', date: '2026-01-15' },
      country: 'DE',
      active: true,
    },
  ],
  cookies: [],
  notices: [],
  settings: { topics: ['garden'], tokenLifetime: days(2) },
};

const tools: Policy['sections'][number] = {
  section: 'tools',
  title: said('Werkzeuge', 'Tools'),
  promises: [{ id: 'S3', title: said('Vor der Löschung fragen wir', 'Before erasing we ask') }],
  passages: [
    {
      promises: ['S3'],
      text: said('Nach drei Jahren ohne Nutzung fragen wir Sie.', 'After three years without use we ask you.'),
    },
  ],
  classes: [
    {
      name: 'tools.account',
      title: said('Konto', 'Account'),
      persons: said('Nutzer', 'Users'),
      data: [{ name: 'address', title: said('E-Mail-Adresse', 'E-mail address') }],
      basis: contract(),
      purposes: [{ name: 'tools.serve', title: said('Betrieb des Kontos', 'Running the account') }],
      source: said('von Ihnen selbst', 'from you'),
      provision: said('für den Vertrag nötig', 'needed for the contract'),
      recipients: ['host'],
      lifecycle: {
        first: 'used',
        stages: {
          used: {
            title: said('In Gebrauch', 'In use'),
            purposes: ['tools.serve'],
            on: { [erasureDemanded]: erased },
            after: earliestOf(
              [
                [atLeast(years(3)), since],
                [atLeast(years(3)), 'lastUse'],
              ],
              { to: 'asked', rule: 'S3' },
            ),
          },
          asked: {
            title: said('Gefragt', 'Asked'),
            purposes: ['tools.serve'],
            on: { used: 'used', declined: erased, [erasureDemanded]: erased },
            awaits: 'tools.question',
            after: after(answerWithin(days(30)), { from: noticed('tools.question'), to: erased, rule: 'S3' }),
          },
        },
      },
    },
  ],
  recipients: [],
  cookies: [
    {
      name: 'session',
      title: said('Sitzung', 'Session'),
      kind: 'session',
      purpose: said('hält Sie angemeldet', 'keeps you signed in'),
      ground: said('§ 25 Abs. 2 Nr. 2 TDDDG', 'section 25(2) no. 2 TDDDG'),
    },
    {
      name: 'display',
      title: said('Anzeige', 'Display'),
      kind: 'permanent',
      lifetime: months(6),
      purpose: said('merkt sich Sprache und Schriftgröße', 'remembers language and font size'),
      ground: said('§ 25 Abs. 2 Nr. 2 TDDDG', 'section 25(2) no. 2 TDDDG'),
    },
  ],
  notices: [{ name: 'tools.question', title: said('Frage nach weiterer Nutzung', 'Question about further use') }],
  settings: {},
};

/** A small policy in which nothing is wrong: a newsletter, and accounts that are asked for before they are erased. */
export const smallPolicy: Policy = {
  controller: {
    name: 'Gartenbau Musterstadt GmbH',
    street: 'Rosenweg 1',
    postalCode: '49074',
    city: 'Osnabrück',
    country: said('Deutschland', 'Germany'),
    phone: '+49 541 000000',
    email: 'post@garten.example',
    aliases: [],
    website: 'https://garten.example',
  },
  authority: {
    name: said('Landesbeauftragte für den Datenschutz', 'State Commissioner for Data Protection'),
    street: 'Amtsplatz 2',
    postalCode: '30159',
    city: 'Hannover',
    phone: '+49 511 000000',
    email: 'post@aufsicht.example',
    website: 'https://aufsicht.example',
  },
  timeZone: 'Europe/Berlin',
  holidays: 'DE-NI',
  languages: ['de', 'en'],
  issued: Temporal.PlainDate.from('2026-11-23'),
  promises: [],
  opening: [],
  closing: [
    {
      promises: [],
      prominent: true,
      text: said('Sie dürfen widersprechen (Art. 21 DSGVO).', 'You may object (Art. 21 GDPR).'),
    },
    {
      promises: [],
      text: said(
        'Sie haben ein Recht auf Auskunft und Datenübertragbarkeit und dürfen sich beschweren.',
        'You have a right of access and to data portability, and you may complain.',
      ),
    },
  ],
  statutory: [
    {
      name: 'vouchers',
      title: said('Buchungsbelege', 'Vouchers'),
      law: said('§ 147 AO', 'section 147 AO'),
      keep: keepUntilEndOfYear(years(8)),
    },
  ],
  sections: [newsletter, tools],
};

/** What a test may write to, with the values of `Temporal` left whole. */
export type Draft<T> = T extends Temporal.Duration | Temporal.PlainDate
  ? T
  : T extends readonly (infer Item)[]
    ? Draft<Item>[]
    : T extends object
      ? { -readonly [Key in keyof T]: Draft<T[Key]> }
      : T;

/** A copy of the policy with one change; the original stays as it was. */
export function changed(policy: Policy, change: (draft: Draft<Policy>) => void): Policy {
  const draft = copied(policy) as Draft<Policy>;
  change(draft);
  return draft;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item)]));
}
