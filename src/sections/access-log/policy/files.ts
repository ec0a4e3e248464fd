import {
  after,
  type DataClass,
  type Deadline,
  erased,
  legalDuty,
  legitimateInterest,
  type Stage,
} from '../../../core/policy/index.ts';
import type { AccessLogOptions } from './options.ts';

const persons = {
  de: 'Personen, die ein Vorfall betrifft, und die Beschäftigten, die ihn bearbeiten',
  en: 'Persons whom an incident concerns, and the staff who work on it',
};
const source = { de: 'Feststellungen unserer Beschäftigten', en: 'Findings of our staff' };
const provision = { de: 'entsteht bei der Bearbeitung', en: 'comes with the work on it' };

const refusesErasure = (because: { de: string; en: string }): NonNullable<Stage['refusesErasure']> => ({
  article: 'Art. 17(3)(e)',
  because,
});
const running = refusesErasure({
  de: 'Der Vorgang ist noch nicht abgeschlossen.',
  en: 'The matter is not closed yet.',
});
const provable = refusesErasure({
  de: 'Wir müssen nachweisen können, warum Einträge länger aufbewahrt wurden.',
  en: 'We must be able to show why entries were kept longer.',
});

const closed = (file: Deadline, purpose: string): Stage => ({
  title: { de: 'abgeschlossen', en: 'closed' },
  purposes: [purpose],
  after: after(file, { to: erased, rule: 'Art.5.2' }),
  refusesErasure: provable,
});

const scope = [
  { name: 'reference', title: { de: 'Aktenzeichen', en: 'File reference' } },
  { name: 'reason', title: { de: 'Anlass', en: 'Reason' } },
  { name: 'scope', title: { de: 'Gesuchte Adresse und Seite', en: 'Address and page searched for' } },
  { name: 'handled-by', title: { de: 'Wer den Vorgang bearbeitet', en: 'Who works on it' } },
] as const;

const purposes = [
  { name: 'access-log.clarification', title: { de: 'Vorfälle aufklären', en: 'Clarifying incidents' } },
  {
    name: 'access-log.accountability',
    title: { de: 'Nachweisen, was warum aufbewahrt wurde', en: 'Showing what was kept, and why' },
  },
];

/** Why matching lines stay longer: a named incident, until it has been clarified (S18). */
export const incident = ({ file, host }: AccessLogOptions): DataClass => ({
  name: 'access-log.incident',
  title: { de: 'Akte eines Vorfalls', en: 'File of an incident' },
  persons,
  data: scope,
  basis: legitimateInterest({ de: 'Angriffe und Störungen aufzuklären', en: 'clarifying attacks and faults' }),
  purposes,
  source,
  provision,
  recipients: [host.name],
  lifecycle: {
    first: 'open',
    events: { clarified: { de: 'Klärung des Vorfalls', en: 'clarification of the incident' } },
    stages: {
      open: {
        title: { de: 'offen', en: 'open' },
        purposes: ['access-log.clarification'],
        on: { clarified: 'closed' },
        refusesErasure: running,
      },
      closed: closed(file, 'access-log.accountability'),
    },
  },
});

/** An order to preserve ends by itself: it runs for the time that the law gives it, extended once at most. */
export const order = ({ file, order: { preserve, extended }, host }: AccessLogOptions): DataClass => ({
  name: 'access-log.order',
  title: { de: 'Sicherungsanordnung', en: 'Preservation order' },
  persons,
  data: scope,
  basis: legalDuty(
    { de: 'Anordnungen zu befolgen', en: 'obeying orders' },
    {
      de: 'Art. 11 VO (EU) 2023/1543',
      en: 'Art. 11 of Regulation (EU) 2023/1543',
    },
  ),
  purposes,
  source: { de: 'die anordnende Behörde', en: 'the ordering authority' },
  provision,
  recipients: [host.name],
  lifecycle: {
    first: 'preserved',
    facts: { received: { de: 'dem Eingang der Anordnung', en: 'receipt of the order' } },
    events: {
      prolonged: { de: 'Verlängerung der Anordnung', en: 'extension of the order' },
      lifted: { de: 'Aufhebung der Anordnung', en: 'lifting of the order' },
    },
    stages: {
      preserved: {
        title: { de: 'angeordnet', en: 'ordered' },
        purposes: ['access-log.clarification'],
        on: { prolonged: 'prolonged', lifted: 'closed' },
        after: after(preserve, { from: 'received', to: 'closed', rule: 'VO-2023-1543.11' }),
        refusesErasure: running,
      },
      prolonged: {
        title: { de: 'verlängert', en: 'extended' },
        purposes: ['access-log.clarification'],
        on: { lifted: 'closed' },
        after: after(extended, { from: 'received', to: 'closed', rule: 'VO-2023-1543.11' }),
        refusesErasure: running,
      },
      closed: closed(file, 'access-log.accountability'),
    },
  },
});

/** The register of breaches: every one is documented, and the authority is told in time (Art. 33 GDPR). */
export const breach = ({ file, breach: { notify }, host }: AccessLogOptions): DataClass => ({
  name: 'access-log.breach',
  title: { de: 'Eintrag im Verzeichnis der Datenschutzverletzungen', en: 'Entry in the register of breaches' },
  persons,
  data: [
    { name: 'facts', title: { de: 'Hergang', en: 'Facts' } },
    { name: 'effects', title: { de: 'Auswirkungen', en: 'Effects' } },
    { name: 'measures', title: { de: 'Maßnahmen', en: 'Remedial action' } },
    { name: 'times', title: { de: 'Bekanntwerden, Meldung und Abschluss', en: 'Awareness, notification and closing' } },
    { name: 'reasons', title: { de: 'Begründungen', en: 'Reasons given' } },
  ],
  basis: legalDuty(
    { de: 'Verletzungen zu dokumentieren', en: 'documenting breaches' },
    {
      de: 'Art. 33 Abs. 5 DSGVO',
      en: 'Art. 33(5) GDPR',
    },
  ),
  purposes: [
    {
      name: 'access-log.breach-register',
      title: { de: 'Datenschutzverletzungen dokumentieren und melden', en: 'Documenting and notifying breaches' },
    },
  ],
  source,
  provision,
  recipients: [host.name],
  lifecycle: {
    first: 'open',
    facts: { aware: { de: 'dem Bekanntwerden', en: 'becoming aware' } },
    events: {
      notified: { de: 'Meldung an die Aufsichtsbehörde', en: 'notification of the authority' },
      harmless: { de: 'Feststellung, dass kein Risiko besteht', en: 'finding that there is no risk' },
      closed: { de: 'Abschluss', en: 'closing' },
    },
    stages: {
      open: {
        title: { de: 'noch nicht gemeldet', en: 'not notified yet' },
        purposes: ['access-log.breach-register'],
        on: { notified: 'notified', harmless: 'closed' },
        after: after(notify, { from: 'aware', to: 'late', rule: 'Art.33.1' }),
        refusesErasure: documented,
      },
      late: {
        title: { de: 'Meldefrist verstrichen', en: 'time for notification over' },
        purposes: ['access-log.breach-register'],
        on: { notified: 'notified', harmless: 'closed' },
        refusesErasure: documented,
      },
      notified: {
        title: { de: 'gemeldet', en: 'notified' },
        purposes: ['access-log.breach-register'],
        on: { closed: 'closed' },
        refusesErasure: documented,
      },
      closed: { ...closed(file, 'access-log.breach-register'), refusesErasure: documented },
    },
  },
});

const documented: NonNullable<Stage['refusesErasure']> = {
  article: 'Art. 17(3)(b)',
  because: { de: 'Jede Verletzung ist zu dokumentieren.', en: 'Every breach must be documented.' },
};
