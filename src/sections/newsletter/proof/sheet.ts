import type { Signature } from '../../../core/journal/index.ts';
import { type Calendar, dateInWords, lastDayBefore } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { channelWords } from '../consent/channel-words.ts';
import { momentInWords, momentWithOffset } from '../moment.ts';
import type { ConsentProof, Proof } from './collect.ts';
import type { JournalReference } from './journal.ts';
import type { LinePoint } from './line.ts';

type Row = readonly [label: string, value: string];

/** The words on one page of the proof. German: it is read by German courts and authorities (Q20). */
export interface Sheet {
  readonly title: string;
  readonly lead: string;
  readonly line: readonly LinePoint[];
  readonly parts: readonly { readonly heading: string; readonly rows: readonly Row[] }[];
}

export const titleOf = ({ address, consents, customers }: Proof): string =>
  customers.length === 0
    ? `Nachweis der Einwilligung in den Newsletter: ${address}`
    : consents.length === 0
      ? `Nachweis der gesetzlichen Erlaubnis zur Werbung: ${address}`
      : `Nachweis der Einwilligung in den Newsletter und der gesetzlichen Erlaubnis zur Werbung: ${address}`;

/** The file with the signed document, as it lies in the PDF. */
export const signedName = 'nachweis.json';

export function sheetOf(world: World, proof: Proof, consent: ConsentProof, signature: Signature): Sheet {
  const { controller } = world.rules.policy;
  const { calendar } = world.rules;
  const moment = (at: Temporal.Instant) =>
    `${at.toString({ smallestUnit: 'second' })} (UTC) = ${momentWithOffset(at, calendar)} (Ortszeit)`;
  return {
    title: 'Nachweis der Einwilligung in den Newsletter',
    lead: `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city} · ausgestellt am ${momentInWords(proof.at, 'de', calendar)}. Dieser Nachweis dient allein dazu, die Einwilligung zu belegen (Art. 7 Abs. 1 DSGVO); er ist nach dem Gebrauch zu vernichten.`,
    line: line(consent, calendar),
    parts: [
      { heading: 'Einwilligung', rows: consentRows(proof, consent) },
      { heading: 'Anmeldung und Bestätigung', rows: deedRows(consent, moment) },
      { heading: 'Bestätigungsmail', rows: mailRows(consent, moment) },
      ...(consent.mailings.length > 0 ? [{ heading: 'Ausgaben', rows: mailingRows(consent, moment) }] : []),
      { heading: 'Ende und Löschung', rows: endRows(consent, calendar, moment) },
      { heading: 'Protokoll', rows: journalRows(consent) },
      { heading: 'Signatur', rows: signatureRows(signature) },
    ],
  };
}

const consentRows = (proof: Proof, c: ConsentProof): readonly Row[] => [
  ['E-Mail-Adresse, wie eingegeben', c.email],
  ['dieselbe, zum Vergleich normalisiert', proof.normalized],
  ['Wortlaut, zu dem eingewilligt wurde', c.consentText],
  ['SHA-256 des Wortlauts', c.consentHash],
  [c.imported ? 'SHA-256 des erklärten Wortlauts' : 'SHA-256 der gezeigten Formularseite', c.formHash],
  ['Sprache', c.language === 'de' ? 'Deutsch' : 'Englisch'],
  [
    'Datenschutzerklärung',
    c.policy
      ? `${c.imported ? 'bei der Übernahme: ' : ''}Fassung ${c.policy.number} vom ${c.policy.issued.toString()}, SHA-256 ${c.policy.hash}`
      : 'nicht archiviert',
  ],
];

type Moment = (at: Temporal.Instant) => string;

const deedRows = (c: ConsentProof, moment: Moment): readonly Row[] => [
  [c.imported ? importedRow(c.imported) : askedBy[c.cameBy], moment(c.requestedAt)],
  ['von der IP-Adresse', c.requestedIp || 'nicht bekannt'],
  ['Bestätigt', moment(c.confirmedAt)],
  ['von der IP-Adresse', c.confirmedIp || 'nicht bekannt'],
  [
    'auf welchem Weg',
    c.imported?.isConfirmedThere
      ? 'im früheren System, wie bei der Übernahme erklärt'
      : `Link mit Einmalkennung aus der ${c.cameBy === 'undo' ? 'E-Mail, die das Abbestellen bestätigte' : 'Bestätigungsmail'}, danach Schaltfläche (HTTP POST)`,
  ],
  ...(c.imported
    ? ([
        ['Übernommen', moment(Temporal.Instant.from(c.imported.importedAt))],
        ['Herkunft, wie erklärt', c.imported.origin],
        ['Ursprünglicher Beleg', c.imported.document],
      ] as const)
    : []),
];

const askedBy: Readonly<Record<ConsentProof['cameBy'], string>> = {
  form: 'Angemeldet über das Formular',
  undo: 'Beim Abbestellen um Bestätigung gebeten',
};

const importedRow = ({ isConfirmedThere }: NonNullable<ConsentProof['imported']>): string =>
  isConfirmedThere ? 'Angemeldet im früheren System' : 'Um Bestätigung gebeten';

const mailRows = (c: ConsentProof, moment: Moment): readonly Row[] =>
  c.mail
    ? [
        ['Vom Mailserver angenommen', moment(c.mail.at)],
        ['Message-ID', c.mail.id],
        ['Antwort des Mailservers', c.mail.reply],
        ['SHA-256 der gesendeten Mail', c.mail.sourceHash],
        ['Wortlaut (Vorlage)', c.mailText.trim().replace(/\n{2,}/g, '\n')],
        ['SHA-256 der Vorlage', c.mailHash],
      ]
    : [['Vom Mailserver angenommen', 'nicht verzeichnet']];

/** How many, and the last ones; all of them come along as a file. */
const mailingRows = ({ mailings }: ConsentProof, moment: Moment): readonly Row[] => [
  ['Angenommen', `${mailings.length}, vollständig in der Anlage`],
  ...mailings
    .slice(-mostMailings)
    .map(
      ({ campaign, version, contentHash, at }): Row => [
        moment(at).split(' = ')[0] ?? '',
        `Ausgabe ${campaign}, Fassung ${version}, SHA-256 ${contentHash}`,
      ],
    ),
];

const mostMailings = 3;

const endRows = (c: ConsentProof, calendar: Calendar, moment: Moment): readonly Row[] => [
  ['Beendet', c.end ? moment(c.end.at) : 'nein, der Newsletter ist abonniert'],
  ...(c.end ? [['auf welchem Weg', channelWords[c.end.channel]?.de ?? c.end.channel] as const] : []),
  ...(c.end?.evidence ? [['Notiz dazu', c.end.evidence] as const] : []),
  [
    'Gelöscht wird',
    c.goneBy
      ? `spätestens mit Ablauf des ${dateInWords(lastDayBefore(c.goneBy, calendar), 'de', calendar)}`
      : 'befristet nach dem Ende des Abonnements',
  ],
];

function journalRows({ record, journal }: ConsentProof): readonly Row[] {
  const deeds = journal.filter(({ what }) => what !== 'disclosed');
  const shown = deeds.slice(-mostEntries);
  const closed = shown.findLast(({ block }) => block !== null);
  return [
    ['Vorgang', record],
    ['Einträge', shown.map(entry).join('\n') + (deeds.length > shown.length ? '\nund ältere' : '')],
    ['jüngster geschlossener Block', closed ? `${closed.block}, SHA-256 ${closed.blockHash}` : 'noch keiner'],
    ['Nachweis ausgegeben', `${journal.length - deeds.length}-mal, einschließlich dieses Mals`],
    [
      'Prüfung',
      'Das Protokoll wird als Dateien ausgegeben (avow journal export), die sich mit sha256sum und openssl ohne diese Software prüfen lassen: Nummer, Zeit, Art, Stufe und Regel der Einträge oben müssen darin stehen. Die gezeigte Formularseite liegt dieser Datei als Anlage bei; ihr SHA-256 muss dem oben genannten gleichen.',
    ],
  ];
}

const mostEntries = 8;

/** An entry of the journal, as the page says it. */
export const entry = ({ id, at, what, stage, rule }: JournalReference): string =>
  `Nr. ${id} · ${at.toString({ smallestUnit: 'second' })} · ${what}${stage ? ` · ${stage}` : ''} · ${rule}`;

export const signatureRows = ({ algorithm, publicKey, value }: Signature): readonly Row[] => [
  [algorithm, inGroups(value)],
  ['öffentlicher Schlüssel', inGroups(publicKey)],
  [
    'Prüfung',
    `Signiert ist die Anlage ${signedName}, die alles hier Gesagte enthält, mit dem Schlüssel, der auch das Protokoll signiert: avow proof verify prüft diese Datei, openssl die Anlage.`,
  ],
];

/** In groups, so that people can compare it. */
const inGroups = (hex: string): string => hex.replace(/.{8}(?=.)/g, '$& ');

function line(c: ConsentProof, calendar: Calendar): readonly LinePoint[] {
  const day = (at: Temporal.Instant) => dateInWords(at, 'de', calendar);
  return [
    { label: 'angemeldet', at: day(c.requestedAt), state: 'past' },
    { label: 'bestätigt', at: day(c.confirmedAt), state: 'past' },
    c.end
      ? { label: 'beendet', at: day(c.end.at), state: 'past' }
      : { label: 'beendet', at: 'jederzeit möglich', state: 'future' },
    {
      label: 'gelöscht',
      at: c.goneBy ? `bis ${dateInWords(lastDayBefore(c.goneBy, calendar), 'de', calendar)}` : 'befristet danach',
      state: 'erased',
    },
  ];
}
