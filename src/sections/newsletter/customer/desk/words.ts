import type { Text } from '../../../../core/policy/index.ts';
import type { EntryRefused } from '../life/judge.ts';
import type { Condition } from '../record/customer.ts';

export const conditionWords: Readonly<Record<Condition, Text>> = {
  sale: { de: '1. Adresse aus einem Verkauf', en: '1. Address obtained with a sale' },
  similar: { de: '2. Eigene ähnliche Angebote', en: '2. Own similar offers' },
  unobjected: { de: '3. Kein Widerspruch', en: '3. No objection' },
  told: { de: '4. Hinweis auf das Widerspruchsrecht', en: '4. Right to object pointed out' },
};

export const stageWords: Readonly<Record<string, Text>> = {
  incomplete: { de: 'unvollständig', en: 'incomplete' },
  active: { de: 'Werbung erlaubt', en: 'advertising permitted' },
  restricted: { de: 'eingeschränkt', en: 'restricted' },
  objected: { de: 'widersprochen', en: 'objected' },
  proof: { de: 'beendet, nur Nachweis', en: 'ended, proof only' },
};

export const stageTones: Readonly<Record<string, string>> = {
  incomplete: 'tag tag--soon',
  active: 'tag tag--kept',
  restricted: 'tag tag--overdue',
};

/** Beside which field it stands, and what mends it. */
export const refusedWords: Readonly<Record<EntryRefused['refused'], readonly [field: string, words: Text]>> = {
  absent: [
    'form',
    {
      de: 'Die Datenschutzerklärung nutzt die Erlaubnis für Bestandskunden nicht.',
      en: 'The policy does not use the permission for customers.',
    },
  ],
  address: ['email', { de: 'Das ist keine E-Mail-Adresse.', en: 'That is no e-mail address.' }],
  objected: [
    'email',
    {
      de: 'Diese Person hat abbestellt, widersprochen oder die Einschränkung verlangt. Sie darf keine Werbung bekommen; eine neue Einwilligung kann nur sie selbst geben.',
      en: 'This person has unsubscribed, objected or demanded restriction. They must get no advertising; only they themselves can give a new consent.',
    },
  ],
  old: [
    'sold_on',
    {
      de: 'Der Kauf liegt länger zurück, als die Datenschutzerklärung für Bestandskunden zulässt.',
      en: 'The sale is longer past than the policy allows for customers.',
    },
  ],
  ahead: ['sold_on', { de: 'Der Tag liegt in der Zukunft.', en: 'That day lies ahead.' }],
  offer: [
    'similar_evidence',
    {
      de: 'Wählen Sie mindestens ein Angebot der Datenschutzerklärung.',
      en: 'Choose at least one offer of the policy.',
    },
  ],
  'told-late': [
    'told_on',
    {
      de: 'Auf das Widerspruchsrecht muss hingewiesen worden sein, als die Adresse erhoben wurde, nicht nach dem Kauf.',
      en: 'The right to object must have been pointed out as the address was collected, not after the sale.',
    },
  ],
  unevidenced: ['form', { de: 'Zu einer Angabe fehlt der Beleg.', en: 'Something is said without evidence.' }],
};

export const words = {
  title: { de: 'Bestandskunden', en: 'Existing customers' },
  what: {
    de: 'Wer bei uns gekauft hat, darf auch ohne Einwilligung Werbung für eigene ähnliche Angebote bekommen, wenn alle vier Voraussetzungen des § 7 Abs. 3 UWG belegt sind. Fehlt eine, geht nichts hinaus.',
    en: 'Whoever has bought from us may get advertising of own similar offers without consent where all four conditions of section 7(3) UWG are evidenced. Where one is missing nothing leaves.',
  },
  none: {
    de: 'Noch keine. Tragen Sie eine Kundin oder einen Kunden ein, oder nehmen Sie eine Tabelle auf.',
    en: 'None yet. Enter a customer, or take in a table.',
  },
  noneSo: { de: 'Keine in diesem Stand.', en: 'None in this state.' },
  all: { de: 'Alle', en: 'All' },
  state: { de: 'Stand', en: 'State' },
  address: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  missing: { de: 'Es fehlt', en: 'Missing' },
  sold: { de: 'Letzter Kauf', en: 'Last sale' },
  until: { de: 'Bis spätestens', en: 'Until' },
  enter: { de: 'Eintragen', en: 'Enter a customer' },
  file: { de: 'Tabelle aufnehmen', en: 'Take in a table' },
  find: { de: 'Adresse suchen', en: 'Find an address' },
  search: { de: 'Suchen', en: 'Search' },
  notFound: {
    de: 'Unter dieser Adresse ist niemand eingetragen.',
    en: 'Nobody is entered under this address.',
  },
  language: { de: 'Sprache', en: 'Language' },
  german: { de: 'Deutsch', en: 'German' },
  english: { de: 'Englisch', en: 'English' },
  formHint: {
    de: 'Lassen Sie weg, was Sie nicht belegen können: Der Eintrag bleibt dann unvollständig, es geht keine Werbung hinaus, und er wird nach der Frist der Datenschutzerklärung gelöscht.',
    en: 'Leave out what you cannot evidence: the entry then stays incomplete, no advertising leaves, and it is erased after the period of the policy.',
  },
  soldOn: { de: 'Tag des Kaufs', en: 'Day of the sale' },
  sale: { de: 'Was verkauft wurde', en: 'What was sold' },
  saleHint: { de: 'Ware oder Dienstleistung', en: 'Goods or service' },
  evidence: { de: 'Beleg', en: 'Evidence' },
  saleEvidence: { de: 'Beleg des Kaufs', en: 'Evidence of the sale' },
  saleEvidenceHint: { de: 'etwa die Nummer der Rechnung', en: 'such as the number of the invoice' },
  offers: { de: 'Dem Verkauften ähnlich sind', en: 'Similar to what was sold are' },
  similarEvidence: { de: 'Warum sie ähnlich sind', en: 'Why they are similar' },
  unobjectedEvidence: {
    de: 'Wie geprüft wurde, dass niemand widersprochen hat',
    en: 'How it was checked that nobody objected',
  },
  unobjectedHint: {
    de: 'etwa Kundenakte und Posteingang; was hier festgehalten ist, prüft das System selbst',
    en: 'such as the file of the customer and the mailbox; what is noted here the system checks itself',
  },
  toldOn: { de: 'Tag des Hinweises', en: 'Day on which it was pointed out' },
  toldWording: { de: 'Wortlaut des Hinweises', en: 'Wording, as it was shown' },
  toldWordingHint: {
    de: 'Wort für Wort, wie er bei der Erhebung der Adresse zu lesen war',
    en: 'Word for word, as it was to be read when the address was collected',
  },
  toldEvidence: { de: 'Beleg des Hinweises', en: 'Evidence that it was shown' },
  toldEvidenceHint: { de: 'etwa das Bestellformular und seine Fassung', en: 'such as the order form and its version' },
  unobjectedAt: { de: 'Geprüft am', en: 'Checked at' },
  toldHash: { de: 'SHA-256 des Wortlauts', en: 'SHA-256 of the wording' },
  together: {
    de: 'Zu dieser Voraussetzung fehlt noch diese Angabe. Füllen Sie alle Felder der Voraussetzung aus oder keines.',
    en: 'This is missing for the condition. Fill in all fields of the condition, or none.',
  },
  save: { de: 'Eintragen', en: 'Enter' },
  wrong: { de: 'So ging es nicht.', en: 'That was not possible.' },
  complete: { de: 'Alle vier Voraussetzungen sind belegt.', en: 'All four conditions are evidenced.' },
  incomplete: {
    de: 'Es geht keine Werbung hinaus, solange etwas fehlt.',
    en: 'No advertising leaves while something is missing.',
  },
  evidenced: { de: 'belegt', en: 'evidenced' },
  lacking: { de: 'fehlt', en: 'missing' },
  conditions: { de: 'Die vier Voraussetzungen', en: 'The four conditions' },
  add: { de: 'Fehlendes nachtragen', en: 'Add what is missing' },
  addMore: { de: 'Einen weiteren Kauf eintragen', en: 'Enter another sale' },
  mailed: { de: 'Werbung bisher', en: 'Advertising so far' },
  ended: { de: 'Beendet', en: 'Ended' },
  object: { de: 'Widerspruch eintragen', en: 'Record an objection' },
  objectHint: {
    de: 'Wirkt sofort und für alles, was wir dieser Adresse senden, auch für den Newsletter.',
    en: 'Takes effect at once and for everything that we send to this address, the newsletter too.',
  },
  objectEvidence: { de: 'Wie der Widerspruch kam', en: 'How the objection came' },
  discard: { de: 'Falschen Eintrag verwerfen', en: 'Discard a wrong entry' },
  discardHint: {
    de: 'Nur solange noch keine Werbung hinausging. Alles dazu wird gelöscht.',
    en: 'Only while no advertising has left. Everything about it is erased.',
  },
  proof: { de: 'Nachweis drucken', en: 'Print the proof' },
  back: { de: 'Zur Liste', en: 'To the list' },
  line: { de: 'Der Weg dieses Eintrags', en: 'The way of this entry' },
  entered: { de: 'eingetragen', en: 'entered' },
  erased: { de: 'gelöscht', en: 'erased' },
  end: { de: 'Ende der Werbung', en: 'end of advertising' },
  atLatest: { de: 'spätestens', en: 'by' },
  older: { de: 'Ältere', en: 'Older' },
  newer: { de: 'Neueste', en: 'Newest' },
} as const satisfies Record<string, Text>;
