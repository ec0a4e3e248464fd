import {
  after,
  type DataClass,
  type Deadline,
  erased,
  erasureDemanded,
  inWords,
  legitimateInterest,
  objected,
  type Paragraph,
  type Passage,
  type PromiseOf,
  type Recipient,
} from '../../core/policy/index.ts';

export interface AccessLogOptions {
  readonly keep: Deadline;
  /** Who writes the log on the controller's behalf. */
  readonly host: Recipient;
}

/** The paragraph on the log of requests. */
export const accessLog = (options: AccessLogOptions): Paragraph => ({
  section: 'access-log',
  title: { de: 'Zugriffsprotokolle', en: 'Access logs' },
  promises,
  passages: [collected, limit(options.keep), evidence],
  classes: [entry(options)],
  recipients: [],
  cookies: [],
  notices: [],
  settings: { keep: options.keep.period },
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

const evidence: Passage = {
  promises: ['S18', 'S19'],
  text: {
    de: 'Länger bleiben nur einzelne Einträge, die wir als Beweismittel für einen benannten Vorfall brauchen, und nur bis dieser endgültig geklärt ist. Danach werden auch sie unverzüglich gelöscht.',
    en: 'Only particular entries that we need as evidence of a named incident stay longer, and only until it has been finally clarified. Then they, too, are erased without undue delay.',
  },
};

const entry = ({ keep, host }: AccessLogOptions): DataClass => ({
  name: 'access-log.entry',
  title: { de: 'Eintrag im Zugriffsprotokoll', en: 'Access log entry' },
  persons: { de: 'Besucherinnen und Besucher der Website', en: 'Visitors of the website' },
  data: [
    { name: 'address', title: { de: 'IP-Adresse', en: 'IP address' } },
    { name: 'time', title: { de: 'Zeitpunkt des Zugriffs', en: 'Time of access' } },
    { name: 'request', title: { de: 'Aufgerufene Adresse und Antwort', en: 'Address requested and answer' } },
    { name: 'browser', title: { de: 'Browserkennung', en: 'Browser identification' } },
  ],
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
    stages: {
      kept: {
        title: { de: 'gespeichert', en: 'stored' },
        purposes: ['access-log.operation', 'access-log.security'],
        on: { [objected]: erased, [erasureDemanded]: erased },
        after: after(keep, { to: erased, rule: 'S17' }),
      },
    },
  },
});
