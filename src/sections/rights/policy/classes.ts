import {
  after,
  atMostExact,
  type DataClass,
  type Deadline,
  earliestOf,
  erased,
  erasureDemanded,
  legalDuty,
  legitimateInterest,
  PolicyError,
  since,
  type Timeout,
} from '../../../core/policy/index.ts';
import type { RightsOptions } from './options.ts';

const persons = { de: 'Menschen, die ihre Rechte ausüben', en: 'People who exercise their rights' };
const names = ({ recipients }: RightsOptions) => recipients.map((r) => r.name);

const duty = legalDuty({
  de: 'Anträge zu erfüllen und zu belegen (Art. 12 bis 22 DSGVO)',
  en: 'fulfilling requests and showing that it was done (Art. 12 to 22 GDPR)',
});

/** A request, from its receipt to the end of the time in which its answer may have to be proved. */
export const request = (options: RightsOptions): DataClass => ({
  name: 'rights.request',
  title: { de: 'Antrag zu Ihren Rechten', en: 'Request about your rights' },
  persons,
  data: [
    { name: 'email', title: { de: 'Adresse für die Antwort', en: 'Address for the answer' } },
    { name: 'name', title: { de: 'Name, soweit angegeben', en: 'Name, where given' } },
    { name: 'request', title: { de: 'Inhalt des Antrags', en: 'Content of the request' } },
    { name: 'times', title: { de: 'Eingang, Verlängerung und Antwort', en: 'Receipt, extension and answer' } },
    { name: 'answer', title: { de: 'Unsere Antwort', en: 'Our answer' } },
  ],
  basis: duty,
  purposes: [
    {
      name: 'rights.answer',
      title: { de: 'Den Antrag bearbeiten und beantworten', en: 'Handling and answering the request' },
    },
    {
      name: 'rights.proof',
      title: { de: 'Belegen, dass er beantwortet wurde', en: 'Showing that it was answered' },
      basis: legitimateInterest({
        de: 'die Erfüllung unserer Pflichten belegen zu können (Art. 5 Abs. 2 DSGVO)',
        en: 'being able to show that we met our duties (Art. 5(2) GDPR)',
      }),
    },
  ],
  source: { de: 'von Ihnen selbst', en: 'you yourself' },
  provision: {
    de: 'freiwillig; ohne Angaben, die zu Ihren Daten führen, können wir nicht antworten',
    en: 'voluntary; without details that lead to your data we cannot answer',
  },
  recipients: names(options),
  lifecycle: {
    first: 'received',
    facts: {
      received: { de: 'dem Eingang', en: 'receipt' },
      'received.since': { de: 'dem Eingang', en: 'receipt' },
      'extended.since': { de: 'dem Eingang', en: 'receipt' },
      'answered.since': { de: 'der Antwort', en: 'the answer' },
    },
    events: {
      answered: { de: 'Antwort', en: 'our answer' },
      withdrawn: { de: 'Rücknahme', en: 'withdrawing the request' },
      extended: { de: 'Verlängerung', en: 'an extension' },
      returned: { de: 'Rücklauf der Antwort', en: 'the answer coming back undelivered' },
      'returned-extended': {
        de: 'Rücklauf der Antwort nach einer Verlängerung',
        en: 'the answer coming back undelivered after an extension',
      },
    },
    stages: stages(options),
  },
});

const underWay = { answered: 'answered', withdrawn: 'answered' };
const stillDue = {
  article: 'Art. 17(3)(b)',
  because: {
    de: 'Solange der Antrag offen ist, sind wir verpflichtet, ihn zu bearbeiten.',
    en: 'As long as the request is open we are obliged to handle it.',
  },
};

// A letter is entered after it came in: its receipt counts, and the entry only where the receipt is not known.
const fromReceipt = (deadline: Deadline): Timeout =>
  earliestOf(
    [
      [deadline, 'received'],
      [deadline, since],
    ],
    { to: 'late', rule: 'Art.12.3' },
  );

const stages = ({ answer, extended, proof }: RightsOptions): DataClass['lifecycle']['stages'] => ({
  received: {
    title: { de: 'eingegangen', en: 'received' },
    purposes: ['rights.answer'],
    on: { ...underWay, extended: 'extended' },
    after: fromReceipt(answer),
    refusesErasure: stillDue,
  },
  // Counted from receipt, not from the end of the first month.
  extended: {
    title: { de: 'verlängert', en: 'extended' },
    purposes: ['rights.answer'],
    on: underWay,
    after: fromReceipt(extended),
    refusesErasure: stillDue,
  },
  late: {
    title: { de: 'überfällig', en: 'overdue' },
    purposes: ['rights.answer'],
    on: underWay,
    refusesErasure: stillDue,
  },
  answered: {
    title: { de: 'beantwortet, nur noch Nachweis', en: 'answered, proof only' },
    kind: 'blocked',
    purposes: ['rights.proof'],
    // An answer that never arrived was none.
    on: { returned: 'received', 'returned-extended': 'extended' },
    after: after(proof, { to: erased, rule: 'Art.5.2' }),
    refusesErasure: {
      article: 'Art. 17(3)(e)',
      because: {
        de: 'Wir müssen belegen können, dass wir Ihren Antrag erfüllt haben.',
        en: 'We must be able to show that we fulfilled your request.',
      },
    },
  },
});

// It counts until its very end and is erased after it, so that nobody stands before a closed door before the time said.
const cleared = ({ period }: Deadline, options: RightsOptions): Deadline => {
  if (Temporal.Duration.compare(options.cleared, sweepTime) < 0)
    throw new PolicyError(
      'policy/unfit',
      'rights: “cleared” is too short. Give an hour at least, from which the sweep erases.',
    );
  return atMostExact(period.add(options.cleared));
};
// What an exact maximum leaves the sweep before its end.
const sweepTime = Temporal.Duration.from({ hours: 1 });

/** A visit to the page of one's own data: a mailed link, and the time it is open. */
export const visit = (options: RightsOptions): DataClass => ({
  name: 'rights.visit',
  title: { de: 'Zugang zur Seite „Ihre Daten“', en: 'Access to the page “Your data”' },
  persons,
  data: [
    { name: 'email', title: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
    {
      name: 'token',
      title: { de: 'Hash des Links und der Sitzungskennung', en: 'Hash of the link and of the session identifier' },
    },
    {
      name: 'network',
      title: {
        de: 'Schlüsselhash des Netzes, aus dem der Link angefordert wurde',
        en: 'Keyed hash of the network that the link was asked for from',
      },
    },
    {
      name: 'told',
      title: { de: 'Ergebnis Ihres letzten Antrags', en: 'Result of your last request' },
    },
  ],
  basis: duty,
  purposes: [
    {
      name: 'rights.identification',
      title: { de: 'Sicherstellen, dass nur Sie Ihre Daten sehen', en: 'Making sure that only you see your data' },
    },
    {
      name: 'rights.limits',
      title: { de: 'Zahl der E-Mails begrenzen', en: 'Limit the number of mails' },
      basis: legitimateInterest({
        de: 'niemand soll über unser Formular mit E-Mails überhäuft werden',
        en: 'nobody shall be flooded with mails through our form',
      }),
    },
  ],
  source: { de: 'von Ihnen selbst', en: 'you yourself' },
  provision: { de: 'freiwillig; andere Wege stehen offen', en: 'voluntary; other ways are open' },
  recipients: names(options),
  lifecycle: {
    first: 'invited',
    events: {
      opened: { de: 'Öffnen des Links', en: 'opening the link' },
      closed: { de: 'Abmeldung', en: 'signing out' },
    },
    stages: {
      invited: {
        title: { de: 'Link versandt', en: 'link sent' },
        purposes: ['rights.identification', 'rights.limits'],
        on: { opened: 'open', [erasureDemanded]: erased },
        after: after(cleared(options.link, options), { to: erased, rule: 'rights.visit' }),
      },
      open: {
        title: { de: 'geöffnet', en: 'open' },
        purposes: ['rights.identification', 'rights.limits'],
        on: { closed: erased, [erasureDemanded]: erased },
        after: after(cleared(options.visit, options), { to: erased, rule: 'S8' }),
      },
    },
  },
});
