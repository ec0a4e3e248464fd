import type { Text } from '../../../../core/policy/index.ts';
import type { Field, Source } from '../file/index.ts';
import type { ImportStage } from '../queries.ts';

export const words = {
  title: { de: 'Abonnements übernehmen', en: 'Import subscriptions' },
  what: {
    de: 'Aus einer Tabelle eines anderen Systems werden nur Abonnements übernommen, deren Einwilligung belegt ist: wann und wo sie erbeten und wann sie bestätigt wurde. Namen und andere Angaben der Datei bleiben zurück.',
    en: 'From a table of another system only those subscriptions are taken in whose consent is evidenced: when and where it was asked for and when it was confirmed. Names and whatever else the file holds are left behind.',
  },
  file: { de: 'Tabelle (CSV)', en: 'Table (CSV)' },
  fileHint: {
    de: 'Export aus listmonk oder Mailchimp oder jede andere Tabelle mit einer Kopfzeile; Komma, Semikolon oder Tabulator; höchstens 64 MB.',
    en: 'An export of listmonk or Mailchimp, or any other table with a line of names; comma, semicolon or tab; 64 MB at most.',
  },
  tooLarge: {
    de: 'Die Datei ist größer als 64 MB. Von ihr ist nichts gespeichert, und alles andere bleibt, wie es war. Teilen Sie sie in mehrere Tabellen, jede mit der Kopfzeile, und laden Sie eine nach der anderen hoch.',
    en: 'The file is larger than 64 MB. Nothing of it is stored, and everything else stays as it was. Split it into several tables, each with the line of names, and upload one after the other.',
  },
  upload: { de: 'Datei prüfen', en: 'Check the file' },
  imports: { de: 'Bisherige Übernahmen', en: 'Imports so far' },
  none: { de: 'Es gibt keine.', en: 'There are none.' },
  name: { de: 'Datei', en: 'File' },
  state: { de: 'Stand', en: 'State' },
  uploaded: { de: 'hochgeladen', en: 'uploaded' },
  goneBy: { de: 'gelöscht bis', en: 'erased by' },
  source: { de: 'Herkunft', en: 'Origin' },
  encoding: { de: 'Zeichen', en: 'Characters' },
  delimiter: { de: 'Trennzeichen', en: 'Separator' },
  lines: { de: 'Zeilen', en: 'Lines' },
  line: { de: 'Zeile', en: 'Line' },
  reason: { de: 'Grund', en: 'Reason' },
  content: { de: 'Inhalt', en: 'Content' },
  first: { de: 'Die ersten Zeilen', en: 'The first lines' },
  columns: { de: 'Welche Spalte sagt was?', en: 'Which column says what?' },
  noColumn: { de: 'keine Spalte', en: 'no column' },
  declaration: { de: 'Woher die Einwilligungen stammen', en: 'Where the consents come from' },
  list: { de: 'Liste, zu der eingewilligt wurde', en: 'List that was consented to' },
  origin: { de: 'Wo und wie die Einwilligung eingeholt wurde', en: 'Where and how the consent was obtained' },
  originHint: {
    de: 'Zum Beispiel: Formular „Newsletter“ auf www.beispiel.de, System listmonk, 2021 bis 2026.',
    en: 'For example: form “Newsletter” at www.example.com, system listmonk, 2021 to 2026.',
  },
  wording: { de: 'Wortlaut, in den eingewilligt wurde', en: 'Wording that was consented to' },
  document: { de: 'Wo der ursprüngliche Beleg abgelegt ist', en: 'Where the original evidence is filed' },
  language: { de: 'Sprache des Wortlauts', en: 'Language of the wording' },
  zone: { de: 'Zeiten ohne Zeitzone gelten in', en: 'Times without a zone are meant in' },
  asking: { de: 'Wer nicht belegt ist', en: 'Who is not evidenced' },
  refuse: { de: 'wird nicht übernommen', en: 'is not taken in' },
  ask: {
    de: 'wird einmal per E-Mail um Bestätigung gebeten, weil wir das dürfen',
    en: 'is asked once by mail to confirm, because we may',
  },
  ground: { de: 'Warum wir fragen dürfen', en: 'Why we may ask' },
  groundHint: {
    de: 'Schon die Bitte um Bestätigung ist Werbung, wenn niemand sie veranlasst hat (OLG München 29 U 1682/12; § 7 UWG). Der Grund wird Teil des Nachweises. Die Mails unterliegen denselben Mengengrenzen wie alle Bestätigungsmails; was innerhalb der Frist nicht hinausgeht, verfällt.',
    en: 'Even asking for a confirmation is advertising where nobody caused it (OLG München 29 U 1682/12; UWG section 7). The ground becomes part of the proof. The mails obey the same limits as all confirmation mails; what does not leave in time lapses.',
  },
  groundMissing: {
    de: 'Ohne Grund dürfen wir nicht fragen. Bitte nennen Sie ihn.',
    en: 'Without a ground we may not ask. Please state it.',
  },
  noAddressColumn: {
    de: 'Bitte wählen Sie die Spalte mit der E-Mail-Adresse.',
    en: 'Please choose the column with the e-mail address.',
  },
  check: { de: 'Probe rechnen', en: 'Try it out' },
  start: { de: 'Übernehmen', en: 'Take in' },
  discard: { de: 'Datei verwerfen', en: 'Discard the file' },
  outcome: { de: 'Ergebnis der Probe', en: 'Result of the trial' },
  tried: { de: 'geprüfte Zeilen', en: 'lines tried' },
  read: { de: 'gelesene Zeilen', en: 'lines read' },
  active: { de: 'mit Nachweis übernommen', en: 'taken in with proof' },
  asked: { de: 'um Bestätigung gebeten', en: 'asked to confirm' },
  known: { de: 'schon bekannt', en: 'known already' },
  refused: { de: 'nicht übernommen', en: 'not taken in' },
  undone: { de: 'zurückgenommen', en: 'undone' },
  problems: { de: 'Zeilen, die nicht übernommen würden', en: 'Lines that would not be taken in' },
  problemsNote: {
    de: 'Was in den Zeilen steht, sehen nur Sie, nur in dieser Antwort.',
    en: 'What stands in the lines is shown to you alone, in this answer alone.',
  },
  refusedLines: { de: 'Nicht übernommene Zeilen', en: 'Lines not taken in' },
  more: { de: 'Es werden die ersten Zeilen gezeigt.', en: 'The first lines are shown.' },
  progress: { de: 'Fortschritt', en: 'Progress' },
  renews: {
    de: 'Die Seite erneuert sich von selbst. Sie können sie verlassen; die Arbeit geht weiter.',
    en: 'The page renews itself. You may leave it; the work goes on.',
  },
  undo: { de: 'Übernahme zurücknehmen', en: 'Undo the import' },
  undoWhat: {
    de: 'Alles, was diese Übernahme gebracht hat, wird gelöscht, mit Schlüsseln und Nachweisen. Wer seither bestätigt oder abbestellt hat und wer schon einen Newsletter erhielt, bleibt.',
    en: 'Everything that this import brought is erased, with keys and proofs. Whoever has confirmed or unsubscribed since, and whoever has had a newsletter, stays.',
  },
  undoNow: { de: 'Ja, zurücknehmen', en: 'Yes, undo it' },
  reviewed: { de: 'Prüfung abschließen', en: 'End the review' },
  reviewedWhat: {
    de: 'Danach lässt sich die Übernahme nicht mehr als Ganzes zurücknehmen; die Liste der Zeilen wird gelöscht.',
    en: 'Afterwards the import cannot be undone as a whole any more; the list of lines is erased.',
  },
  empty: {
    de: 'Die Datei enthält keine Zeile unter der Kopfzeile.',
    en: 'The file has no line below the line of names.',
  },
  noFile: { de: 'Bitte wählen Sie eine Datei.', en: 'Please choose a file.' },
} as const satisfies Record<string, Text>;

export const brokenAt = (line: number): Text => ({
  de: `Die Datei ist ab Zeile ${line} nicht zu lesen: Dort beginnt ein Anführungszeichen, das nie endet, oder eine übergroße Zeile.`,
  en: `The file cannot be read from line ${line} on: a quotation mark begins there that never ends, or a line beyond all size.`,
});

export const stages: Readonly<Record<ImportStage, Text>> = {
  waiting: { de: 'wartet auf Ihre Angaben', en: 'waits for your declaration' },
  running: { de: 'wird übernommen', en: 'being taken in' },
  done: { de: 'übernommen', en: 'taken in' },
  undoing: { de: 'wird zurückgenommen', en: 'being undone' },
};

export const sources: Readonly<Record<Source, Text>> = {
  listmonk: { de: 'listmonk, Export der Abonnenten', en: 'listmonk, subscribers export' },
  mailchimp: { de: 'Mailchimp, Export der Zielgruppe', en: 'Mailchimp, audience export' },
  'mailchimp-unsubscribed': {
    de: 'Mailchimp, Abgemeldete: niemand davon wird übernommen',
    en: 'Mailchimp, unsubscribed: none of them is taken in',
  },
  'mailchimp-cleaned': {
    de: 'Mailchimp, Unzustellbare: niemand davon wird übernommen',
    en: 'Mailchimp, cleaned: none of them is taken in',
  },
  table: { de: 'Tabelle', en: 'table' },
};

export const fieldWords: Readonly<Record<Field, Text>> = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  requested_at: { de: 'Zeit der Anmeldung', en: 'Time of the sign-up' },
  requested_ip: { de: 'IP-Adresse der Anmeldung', en: 'IP address of the sign-up' },
  confirmed_at: { de: 'Zeit der Bestätigung', en: 'Time of the confirmation' },
  confirmed_ip: { de: 'IP-Adresse der Bestätigung', en: 'IP address of the confirmation' },
  language: { de: 'Sprache', en: 'Language' },
  status: { de: 'Stand im früheren System', en: 'State in the former system' },
};

const reasons: Readonly<Record<string, Text>> = {
  'no-address': { de: 'keine E-Mail-Adresse', en: 'no e-mail address' },
  'ended-there': {
    de: 'im früheren System abgemeldet, gesperrt oder unbestätigt',
    en: 'unsubscribed, blocked or unconfirmed in the former system',
  },
  'bad-requested-at': { de: 'Zeit der Anmeldung nicht lesbar', en: 'time of the sign-up not readable' },
  'bad-confirmed-at': { de: 'Zeit der Bestätigung nicht lesbar', en: 'time of the confirmation not readable' },
  'bad-ip': { de: 'keine IP-Adresse', en: 'no IP address' },
  'not-confirmed-later': {
    de: 'Bestätigung nicht nach der Anmeldung: kein Double-Opt-in',
    en: 'confirmed no later than signed up: no double opt-in',
  },
  'in-the-future': { de: 'Zeit liegt in der Zukunft', en: 'time lies in the future' },
  unproven: { de: 'Einwilligung nicht belegt', en: 'consent not evidenced' },
  twice: { de: 'steht schon weiter oben in der Datei', en: 'stands further up in the file already' },
  ended: { de: 'hat abbestellt oder widersprochen', en: 'has unsubscribed or objected' },
};

export const reasonWords = (reason: string): Text => reasons[reason] ?? { de: reason, en: reason };
