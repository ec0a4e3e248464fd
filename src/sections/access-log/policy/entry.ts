import {
  type DataClass,
  type Deadline,
  earliestOf,
  erased,
  erasureDemanded,
  legitimateInterest,
  objected,
  since,
} from '../../../core/policy/index.ts';
import type { AccessLogOptions } from './options.ts';

/** When the oldest line of a slice, or of what was taken out of one, was written. */
export const began = 'began';

// A record that does not know its oldest line counts from itself: no deadline waits for a fact.
const both = (keep: Deadline) =>
  [
    [keep, began],
    [keep, since],
  ] as const;

const oldest = { de: 'dem ältesten Eintrag', en: 'the oldest entry' };

export const requestData = [
  { name: 'address', title: { de: 'IP-Adresse', en: 'IP address' } },
  { name: 'time', title: { de: 'Zeitpunkt des Zugriffs', en: 'Time of access' } },
  { name: 'request', title: { de: 'Aufgerufene Adresse und Antwort', en: 'Address requested and answer' } },
  { name: 'browser', title: { de: 'Browserkennung', en: 'Browser identification' } },
] as const;

export const entry = ({ keep, host }: AccessLogOptions): DataClass => ({
  name: 'access-log.entry',
  title: { de: 'Eintrag im Zugriffsprotokoll', en: 'Access log entry' },
  persons: { de: 'Besucherinnen und Besucher der Website', en: 'Visitors of the website' },
  data: requestData,
  basis: legitimateInterest({
    de: 'die Website sicher und ohne Störung zu betreiben',
    en: 'operating the website securely and without faults',
  }),
  purposes: [
    { name: 'access-log.operation', title: { de: 'Störungen beheben', en: 'Mending faults' } },
    {
      name: 'access-log.security',
      title: { de: 'Angriffe erkennen, abwehren und beweisen', en: 'Detecting, fending off and proving attacks' },
    },
  ],
  source: { de: 'Ihr Browser beim Aufruf einer Seite', en: 'Your browser when it opens a page' },
  provision: {
    de: 'Technisch nötig: Ohne IP-Adresse kann keine Seite ausgeliefert werden.',
    en: 'Technically necessary: without an IP address no page can be delivered.',
  },
  recipients: [host.name],
  lifecycle: {
    first: 'kept',
    facts: { [began]: oldest },
    stages: {
      kept: {
        title: { de: 'gespeichert', en: 'stored' },
        purposes: ['access-log.operation', 'access-log.security'],
        on: { [objected]: erased, [erasureDemanded]: erased },
        after: earliestOf(both(keep), { to: erased, rule: 'S17' }),
      },
    },
  },
});

/** What is kept for an incident. Its deadline is that of the log itself: a hold suspends it, and nothing else can (S18). */
export const evidence = ({ keep, host }: AccessLogOptions): DataClass => ({
  name: 'access-log.evidence',
  title: { de: 'Beweismittel aus dem Zugriffsprotokoll', en: 'Evidence from the access log' },
  persons: { de: 'Personen, deren Zugriffe einen Vorfall betreffen', en: 'Persons whose requests concern an incident' },
  data: requestData,
  basis: legitimateInterest({
    de: 'einen benannten Vorfall aufzuklären und Ansprüche daraus zu verfolgen',
    en: 'clarifying a named incident and pursuing claims that arise from it',
  }),
  purposes: [{ name: 'access-log.proof', title: { de: 'Einen Vorfall beweisen', en: 'Proving an incident' } }],
  source: { de: 'aus dem Zugriffsprotokoll', en: 'the access log' },
  provision: { de: 'entsteht aus dem Zugriffsprotokoll', en: 'taken out of the access log' },
  recipients: [host.name],
  lifecycle: {
    first: 'kept',
    facts: { [began]: oldest },
    events: { clarified: { de: 'Klärung des Vorfalls', en: 'clarification of the incident' } },
    stages: {
      kept: {
        title: { de: 'als Beweis gesichert', en: 'secured as evidence' },
        purposes: ['access-log.proof'],
        on: { clarified: erased },
        after: earliestOf(both(keep), { to: erased, rule: 'S19' }),
        refusesErasure: {
          article: 'Art. 17(3)(e)',
          because: {
            de: 'Die Einträge beweisen einen noch nicht geklärten Vorfall.',
            en: 'The entries prove an incident that has not been clarified yet.',
          },
        },
      },
    },
  },
});
