import type { Text } from '../../text.ts';

/** The words of the printed form itself: headings and labels, nothing about any section. */
export const label = {
  title: { de: 'Datenschutzerklärung', en: 'Privacy notice' },
  asOf: { de: 'Stand', en: 'As of' },
  checksum: { de: 'Prüfsumme', en: 'Checksum' },
  ids: {
    de: 'Kennungen wie S17 bezeichnen einzelne Zusagen; die Prüfungen unserer Software tragen dieselben.',
    en: 'Identifiers such as S17 mark single promises; the tests of our software carry the same ones.',
  },
  contents: { de: 'Inhalt', en: 'Contents' },
  opening: { de: 'Wer verantwortlich ist und worum es geht', en: 'Who is responsible, and what this is about' },
  closing: { de: 'Löschung, Sperrung und was überall gilt', en: 'Erasure, blocking and what holds throughout' },
  notYet: {
    de: 'Probebetrieb: Was dieser Abschnitt beschreibt, läuft hier noch nicht. Daten werden dafür nicht verarbeitet.',
    en: 'Trial: what this section describes does not run here yet. No data are processed for it.',
  },
  persons: { de: 'Betroffene', en: 'Persons concerned' },
  data: { de: 'Daten', en: 'Data' },
  basis: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  interest: { de: 'Berechtigtes Interesse', en: 'Legitimate interest' },
  duty: { de: 'Rechtliche Verpflichtung', en: 'Legal duty' },
  purposes: { de: 'Zwecke', en: 'Purposes' },
  source: { de: 'Herkunft', en: 'Source' },
  provision: { de: 'Pflicht zur Angabe', en: 'Whether they must be given' },
  recipients: { de: 'Empfänger', en: 'Recipients' },
  none: { de: 'keine', en: 'none' },
  withdrawal: { de: 'Widerruf der Einwilligung', en: 'Withdrawing consent' },
  howLong: { de: 'Wie lange', en: 'How long' },
  cookies: { de: 'Übersicht der Cookies', en: 'Overview of cookies' },
  recipientTable: { de: 'Übersicht der Empfänger', en: 'Overview of recipients' },
} as const satisfies Readonly<Record<string, Text>>;

export const cookieHead: Readonly<Record<'name' | 'kind' | 'lifetime' | 'purpose' | 'ground', Text>> = {
  name: { de: 'Cookie', en: 'Cookie' },
  kind: { de: 'Art', en: 'Kind' },
  lifetime: { de: 'Dauer', en: 'Duration' },
  purpose: { de: 'Zweck', en: 'Purpose' },
  ground: { de: 'Rechtsgrundlage', en: 'Legal basis' },
};

export const recipientHead: Readonly<Record<'title' | 'kind' | 'ground' | 'country' | 'active', Text>> = {
  title: { de: 'Empfänger', en: 'Recipient' },
  kind: { de: 'Stellung', en: 'Role' },
  ground: { de: 'Rechtsgrund', en: 'Ground' },
  country: { de: 'Ort', en: 'Place' },
  active: { de: 'Im Einsatz', en: 'In use' },
};

export const value = {
  session: { de: 'Sitzungs-Cookie', en: 'session cookie' },
  permanent: { de: 'dauerhaftes Cookie', en: 'permanent cookie' },
  untilClosed: { de: 'bis Sie den Browser schließen', en: 'until you close the browser' },
  processor: { de: 'Auftragsverarbeiter', en: 'processor' },
  'third-party': { de: 'Dritter', en: 'third party' },
  union: { de: 'Europäische Union', en: 'European Union' },
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein, nur vorgesehen', en: 'no, only provided for' },
} as const satisfies Readonly<Record<string, Text>>;
