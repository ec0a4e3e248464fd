import {
  after,
  atLeast,
  consent,
  contract,
  type DataClass,
  erased,
  erasureDemanded,
  legitimateInterest,
  noticed,
  objected,
  restriction,
  restrictionDemanded,
} from '../../../core/policy/index.ts';
import type { SoftwareOptions } from './options.ts';

const persons = { de: 'Nutzerinnen und Nutzer der Online-Software', en: 'Users of the online software' };
const names = ({ recipients }: SoftwareOptions) => recipients.map((r) => r.name);

const proof = legitimateInterest({
  de: 'die Registrierung nachzuweisen und Missbrauch zu verhindern',
  en: 'proving the registration and preventing abuse',
});

/** The registration of an address, from the request to the year in which the address alone remains. */
export const account = (options: SoftwareOptions): DataClass => ({
  name: 'software.account',
  title: { de: 'Registrierung', en: 'Registration' },
  persons,
  data: [
    { name: 'email', title: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
    {
      name: 'times',
      title: { de: 'Zeit der Registrierung und der Bestätigung', en: 'Times of registration and confirmation' },
    },
    { name: 'requested-ip', title: { de: 'IP-Adresse bei der Registrierung', en: 'IP address at registration' } },
    { name: 'confirmed-ip', title: { de: 'IP-Adresse bei der Bestätigung', en: 'IP address at confirmation' } },
    { name: 'notifications', title: { de: 'Eingeschaltete Benachrichtigungen', en: 'Notifications switched on' } },
    { name: 'last-use', title: { de: 'Tag der letzten Nutzung', en: 'Day of the last use' } },
  ],
  basis: consent({ de: 'Art. 7 DSGVO', en: 'Art. 7 GDPR' }),
  purposes: [
    {
      name: 'software.confirmation',
      title: { de: 'Registrierung bestätigen lassen', en: 'Having the registration confirmed' },
      basis: proof,
    },
    { name: 'software.sign-in', title: { de: 'Anmelden', en: 'Signing in' } },
    {
      name: 'software.notification',
      title: {
        de: 'Benachrichtigungen senden, die Sie eingeschaltet haben',
        en: 'Sending notifications that you have switched on',
      },
    },
    {
      name: 'software.reply-address',
      title: { de: 'Als Antwortadresse Ihrer Nachrichten dienen', en: 'Serving as the reply address of your messages' },
    },
    {
      name: 'software.alert',
      title: { de: 'Auf Probleme oder Missbrauch hinweisen', en: 'Pointing out problems or abuse' },
    },
    { name: 'software.inquiry', title: { de: 'Nach langer Nichtnutzung rückfragen', en: 'Asking after long disuse' } },
    {
      name: 'software.closing',
      title: { de: 'Sie die Registrierung löschen lassen', en: 'Letting you delete the registration' },
    },
    { name: 'software.proof', title: { de: 'Registrierung nachweisen', en: 'Proving the registration' }, basis: proof },
  ],
  source: {
    de: 'von Ihnen selbst; die Zeiten und IP-Adressen aus dem Vorgang',
    en: 'you yourself; times and IP addresses come from the procedure',
  },
  provision: {
    de: 'freiwillig; ohne E-Mail-Adresse ist die Software nicht nutzbar',
    en: 'voluntary; without an e-mail address the software cannot be used',
  },
  recipients: names(options),
  withdrawal: {
    event: 'closed',
    how: {
      de: 'in der Software oder über den Link in jeder Nachricht dazu',
      en: 'in the software, or by the link in every message about it',
    },
  },
  lifecycle: {
    first: 'requested',
    facts: {
      lastUse: { de: 'der letzten Nutzung', en: 'the last use' },
      [noticed('software.inquiry')]: { de: 'dem Versand der Rückfrage', en: 'the sending of the question' },
      'unreachable.since': { de: 'dem letzten Versuch der Zustellung', en: 'the last attempt at delivery' },
      'waiting.since': { de: 'der Löschung der Inhalte', en: 'the erasure of the content' },
    },
    events: {
      confirmed: { de: 'Bestätigung', en: 'confirmation' },
      used: { de: 'Anmeldung', en: 'signing in' },
      continued: { de: 'Bejahung der Frage', en: 'answering yes' },
      declined: { de: 'Verneinung der Frage', en: 'answering no' },
      undeliverable: { de: 'Unzustellbarkeit der Frage', en: 'non-delivery of the question' },
    },
    stages: accountStages(options),
  },
});

// Every stage can be left by the person: S74 holds in all of them, the year of waiting included.
const byPerson = { closed: erased, [erasureDemanded]: erased };
const inUse = [
  'software.sign-in',
  'software.notification',
  'software.reply-address',
  'software.alert',
  'software.closing',
  'software.proof',
];

const accountStages = ({
  unconfirmed,
  unused,
  answer,
  address,
}: SoftwareOptions): DataClass['lifecycle']['stages'] => ({
  requested: {
    title: { de: 'angefragt, noch nicht bestätigt', en: 'requested, not confirmed' },
    purposes: ['software.confirmation'],
    on: { confirmed: 'active', redundant: erased, [objected]: erased, ...byPerson },
    after: after(unconfirmed, { to: erased, rule: 'S55' }),
  },
  active: {
    title: { de: 'aktiv', en: 'active' },
    purposes: inUse,
    on: { ...byPerson, [restrictionDemanded]: 'restricted' },
    after: after(unused, { from: 'lastUse', to: 'asked', rule: 'S67' }),
  },
  asked: {
    title: { de: 'gefragt', en: 'asked' },
    purposes: [...inUse, 'software.inquiry'],
    on: {
      continued: 'active',
      used: 'active',
      declined: 'waiting',
      undeliverable: 'unreachable',
      ...byPerson,
      [restrictionDemanded]: 'restricted',
    },
    after: after(answer, { from: noticed('software.inquiry'), to: 'waiting', rule: 'S70' }),
    awaits: 'software.inquiry',
  },
  // Q9: a question that could be delivered nowhere is no answer; the same time passes before anything is erased.
  unreachable: {
    title: { de: 'nicht erreichbar', en: 'out of reach' },
    purposes: [...inUse, 'software.inquiry'],
    on: { continued: 'active', used: 'active', declined: 'waiting', ...byPerson, [restrictionDemanded]: 'restricted' },
    after: after(atLeast(answer.period), { to: 'waiting', rule: 'S70' }),
  },
  waiting: {
    title: { de: 'Inhalte gelöscht, Adresse wartet', en: 'content erased, address waiting' },
    purposes: ['software.alert', 'software.closing', 'software.proof'],
    // Only our own interest keeps it here, and none that outweighs an objection.
    on: { [objected]: erased, ...byPerson },
    after: after(address, { to: erased, rule: 'S73' }),
  },
  restricted: { ...restriction(), on: { ...restriction().on, closed: erased } },
});

/** What users enter. The operator has no purpose for which it could be opened (S65). */
export const content = (options: SoftwareOptions): DataClass => ({
  name: 'software.content',
  title: { de: 'Inhalte', en: 'Content' },
  persons: {
    de: 'Nutzerinnen und Nutzer sowie Menschen, deren Daten sie eingeben',
    en: 'Users, and people whose data they enter',
  },
  data: [{ name: 'content', title: { de: 'Von Ihnen eingegebene Inhalte', en: 'Content you have entered' } }],
  basis: contract({ de: 'Art. 28 DSGVO für Daten anderer Menschen', en: 'Art. 28 GDPR for other people’s data' }),
  purposes: [
    { name: 'software.use', title: { de: 'Ihnen die Software bereitstellen', en: 'Providing you with the software' } },
  ],
  source: { de: 'von Nutzerinnen und Nutzern', en: 'users of the software' },
  provision: { de: 'freiwillig, nach Ihrem Ermessen', en: 'voluntary, at your discretion' },
  recipients: names(options),
  lifecycle: {
    first: 'kept',
    events: {
      deleted: { de: 'Löschung durch Sie', en: 'deletion by you' },
      accountEnded: { de: 'Ende der Registrierung', en: 'the end of the registration' },
    },
    stages: {
      kept: {
        title: { de: 'gespeichert', en: 'stored' },
        purposes: ['software.use'],
        on: { deleted: erased, accountEnded: erased, [erasureDemanded]: erased },
      },
    },
  },
});

export const session = (options: SoftwareOptions): DataClass => ({
  name: 'software.session',
  title: { de: 'Sitzung in der Online-Software', en: 'Session in the online software' },
  persons,
  data: [
    { name: 'token', title: { de: 'Hash der Sitzungskennung', en: 'Hash of the session identifier' } },
    { name: 'times', title: { de: 'Beginn und letzte Anfrage', en: 'Start and last request' } },
  ],
  basis: contract(),
  purposes: [{ name: 'software.session', title: { de: 'Angemeldet bleiben', en: 'Staying signed in' } }],
  source: { de: 'aus Ihrer Anmeldung', en: 'your sign-in' },
  provision: { de: 'entsteht mit der Anmeldung', en: 'comes with signing in' },
  recipients: names(options),
  lifecycle: {
    first: 'open',
    events: { signedOut: { de: 'Abmeldung', en: 'signing out' }, idle: { de: 'Untätigkeit', en: 'inactivity' } },
    stages: {
      open: {
        title: { de: 'angemeldet', en: 'signed in' },
        purposes: ['software.session'],
        on: { signedOut: erased, idle: erased, [erasureDemanded]: erased },
        after: after(options.session, { to: erased, rule: 'S8' }),
      },
    },
  },
});

/** One record for each confirmation mail sent: a keyed hash that is counted and nothing else. */
export const attempt = (options: SoftwareOptions): DataClass => ({
  name: 'software.confirmation-limit',
  title: { de: 'Zähler der Registrierungsmails', en: 'Count of registration mails' },
  persons: {
    de: 'Menschen, an deren Adresse eine Bestätigungsmail ging',
    en: 'People whose address was sent a confirmation mail',
  },
  data: [
    { name: 'address-hash', title: { de: 'Schlüsselhash der E-Mail-Adresse', en: 'Keyed hash of the e-mail address' } },
  ],
  basis: legitimateInterest({
    de: 'niemanden über unser Formular mit E-Mails zu überhäufen',
    en: 'flooding nobody with mail through our form',
  }),
  purposes: [
    {
      name: 'software.limits',
      title: { de: 'Zahl der Bestätigungsmails begrenzen', en: 'Limiting the number of confirmation mails' },
    },
  ],
  source: { de: 'aus der Registrierung', en: 'the registration' },
  provision: { de: 'entsteht mit der Registrierung', en: 'comes with the registration' },
  recipients: names(options),
  sealed: false,
  lifecycle: {
    first: 'counted',
    stages: {
      counted: {
        title: { de: 'gezählt', en: 'counted' },
        purposes: ['software.limits'],
        on: { [erasureDemanded]: erased },
        after: after(options.counted, { to: erased, rule: 'software.confirmation-limit' }),
      },
    },
  },
});
