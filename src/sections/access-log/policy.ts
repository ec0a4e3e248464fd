import { type Deadline, inWords, type Paragraph, type Passage, type PromiseOf } from '../../core/policy/index.ts';
import { entry, evidence } from './policy/entry.ts';
import { breach, incident, order } from './policy/files.ts';
import type { AccessLogOptions } from './policy/options.ts';

export { began } from './policy/entry.ts';
export { type AccessLogOptions, accessLogSettings } from './policy/options.ts';

/** The paragraph on the log of requests. */
export const accessLog = (options: AccessLogOptions): Paragraph => ({
  section: 'access-log',
  title: { de: 'Zugriffsprotokolle', en: 'Access logs' },
  promises,
  passages: [collected, limit(options.keep), exception, register],
  classes: [entry(options), evidence(options), incident(options), order(options), breach(options)],
  recipients: [],
  cookies: [],
  notices: [],
  settings: {
    keep: options.keep,
    slice: options.slice,
    order: options.order,
    breach: options.breach,
    eyes: options.eyes,
    remind: options.remind,
  },
});

const promises: readonly PromiseOf[] = [
  { id: 'S15', title: { de: 'Jeder Zugriff wird protokolliert', en: 'Every access is logged' } },
  { id: 'S16', title: { de: 'Rechtsgrundlage der Protokolle', en: 'Legal basis of the logs' } },
  { id: 'S17', title: { de: 'Protokolle leben nur kurz', en: 'Logs live only briefly' } },
  { id: 'S18', title: { de: 'Ausnahme nur für Beweise', en: 'Exception for evidence only' } },
  { id: 'S19', title: { de: 'Nach der Klärung gelöscht', en: 'Erased after clarification' } },
];

const collected: Passage = {
  promises: ['S15', 'S16'],
  text: {
    de: 'Rufen Sie eine Seite auf, so hält unser Hosting-Anbieter den Zugriff in einem Protokoll fest: Zeitpunkt, aufgerufene Adresse, übertragene Datenmenge, Antwort des Servers, Browserkennung und IP-Adresse. Ohne diese Angaben lässt sich eine Seite weder ausliefern noch schützen. Wir nutzen das Protokoll, um Störungen zu beheben und Angriffe abzuwehren; darin liegt unser berechtigtes Interesse (Art. 6 Abs. 1 Buchst. f DSGVO). Ein Profil entsteht daraus nicht.',
    en: 'When you open a page, our hosting provider records the access in a log: time, address requested, amount of data transferred, answer of the server, browser identification and IP address. Without these details a page can be neither delivered nor protected. We use the log to mend faults and to fend off attacks; that is our legitimate interest (Art. 6(1)(f) GDPR). No profile is built from it.',
  },
};

const limit = (keep: Deadline): Passage => ({
  promises: ['S17'],
  beside: 'access-log.entry',
  text: {
    de: `Jeder Eintrag wird höchstens ${inWords(keep).de} lang gespeichert und dann gelöscht. Das gilt für jede Kopie; in Sicherungskopien gelangen die Protokolle nicht.`,
    en: `Each entry is stored for ${inWords(keep).en} at most and then erased. This holds for every copy; the logs do not enter backups.`,
  },
});

const exception: Passage = {
  promises: ['S18', 'S19'],
  text: {
    de: 'Länger bleiben nur einzelne Einträge, die wir als Beweismittel für einen benannten Vorfall brauchen, und nur bis dieser endgültig geklärt ist. Danach werden auch sie unverzüglich gelöscht.',
    en: 'Only particular entries that we need as evidence of a named incident stay longer, and only until it has been finally clarified. Then they, too, are erased without undue delay.',
  },
};

const register: Passage = {
  promises: [],
  text: {
    de: 'Zu jedem solchen Vorfall führen wir eine Akte mit Anlass, Umfang und Prüftermin; ebenso zu Anordnungen, mit denen eine Behörde die Sicherung verlangt, und zu jeder Verletzung des Schutzes personenbezogener Daten (Art. 33 Abs. 5 DSGVO).',
    en: 'Of every such incident we keep a file with its reason, its extent and the day of its review; likewise of orders by which an authority demands preservation, and of every personal data breach (Art. 33(5) GDPR).',
  },
};
