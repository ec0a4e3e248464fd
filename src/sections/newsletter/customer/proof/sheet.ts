import { dateInWords, lastDayBefore } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Mailing } from '../../campaign/evidence.ts';
import { channelWords } from '../../consent/channel-words.ts';
import { momentInWords, momentWithOffset } from '../../moment.ts';
import type { JournalReference } from '../../proof/journal.ts';
import type { Sheet } from '../../proof/sheet.ts';
import type { Condition } from '../record/customer.ts';

/** Everything that shows why advertising to one customer was permitted, in plain text. */
export interface CustomerProof {
  readonly record: string;
  readonly email: string;
  /** The version of the privacy notice that was in force. */
  readonly policy: number;
  readonly enteredAt: Temporal.Instant;
  readonly missing: readonly Condition[];
  readonly soldAt: Temporal.Instant | null;
  readonly sale: string | null;
  readonly saleEvidence: string | null;
  readonly offers: string;
  readonly similarEvidence: string | null;
  readonly unobjectedAt: Temporal.Instant | null;
  readonly unobjectedEvidence: string | null;
  readonly toldAt: Temporal.Instant | null;
  readonly toldHash: string | null;
  readonly toldText: string | null;
  readonly toldEvidence: string | null;
  readonly mailings: readonly Mailing[];
  readonly end: { readonly at: Temporal.Instant; readonly channel: string; readonly evidence: string | null } | null;
  readonly goneBy: Temporal.Instant | null;
  readonly journal: readonly JournalReference[];
}

/** One page, in German: it is read by German courts and authorities (Q20). */
export function customerSheet(world: World, proof: CustomerProof, now: Temporal.Instant): Sheet {
  const { controller } = world.rules.policy;
  const { calendar } = world.rules;
  const day = (at: Temporal.Instant) => dateInWords(at, 'de', calendar);
  const moment = (at: Temporal.Instant | null) =>
    at ? `${at.toString({ smallestUnit: 'second' })} (UTC) = ${momentWithOffset(at, calendar)} (Ortszeit)` : lacking;
  const last = proof.goneBy && dateInWords(lastDayBefore(proof.goneBy, calendar), 'de', calendar);
  return {
    title: 'Nachweis der gesetzlichen Erlaubnis zur Werbung',
    lead: `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city} · ausgestellt am ${momentInWords(now, 'de', calendar)}. Grund: § 7 Abs. 3 UWG, Art. 6 Abs. 1 Buchst. f DSGVO. Dieser Nachweis dient allein dazu, die Erlaubnis zu belegen; er ist nach dem Gebrauch zu vernichten.`,
    line: [
      { label: 'gekauft', at: proof.soldAt ? day(proof.soldAt) : lacking, state: 'past' },
      { label: 'aufgenommen', at: day(proof.enteredAt), state: 'past' },
      proof.end
        ? { label: 'beendet', at: day(proof.end.at), state: 'past' }
        : { label: 'beendet', at: last ? `bis ${last}` : 'jederzeit möglich', state: 'future' },
      { label: 'gelöscht', at: proof.end && last ? `bis ${last}` : 'befristet danach', state: 'erased' },
    ],
    parts: [
      {
        heading: 'Kundin oder Kunde',
        rows: [
          ['E-Mail-Adresse', proof.email],
          [
            'Vier Voraussetzungen',
            proof.missing.length === 0 ? 'alle belegt' : `${4 - proof.missing.length} von 4 belegt`,
          ],
          ['Datenschutzerklärung', `Fassung ${proof.policy}`],
        ],
      },
      {
        heading: 'Nr. 1: Adresse aus dem Verkauf einer Ware oder Dienstleistung',
        rows: [
          ['Verkauft am', proof.soldAt ? day(proof.soldAt) : lacking],
          ['Was', proof.sale ?? lacking],
          ['Beleg', proof.saleEvidence ?? lacking],
        ],
      },
      {
        heading: 'Nr. 2: Werbung für eigene ähnliche Waren oder Dienstleistungen',
        rows: [
          ['Ähnliche Angebote', proof.offers || lacking],
          ['Warum ähnlich', proof.similarEvidence ?? lacking],
        ],
      },
      {
        heading: 'Nr. 3: Kein Widerspruch',
        rows: [
          ['Geprüft', moment(proof.unobjectedAt)],
          ['Wie', proof.unobjectedEvidence ?? lacking],
          ['Bei jeder E-Mail', 'unmittelbar vor dem Versand erneut geprüft'],
        ],
      },
      {
        heading: 'Nr. 4: Hinweis auf das Widerspruchsrecht',
        rows: [
          ['Bei der Erhebung am', proof.toldAt ? day(proof.toldAt) : lacking],
          ['Wortlaut', proof.toldText ?? lacking],
          ['SHA-256 des Wortlauts', proof.toldHash ?? lacking],
          ['Beleg', proof.toldEvidence ?? lacking],
        ],
      },
      { heading: 'Versandte Werbung', rows: mailingRows(proof.mailings, moment) },
      {
        heading: 'Ende und Löschung',
        rows: [
          ['Beendet', proof.end ? moment(proof.end.at) : 'nein'],
          ...(proof.end
            ? ([['auf welchem Weg', channelWords[proof.end.channel]?.de ?? proof.end.channel]] as const)
            : []),
          ...(proof.end?.evidence ? ([['Notiz dazu', proof.end.evidence]] as const) : []),
          ['Nächste Frist', last ? `spätestens mit Ablauf des ${last}` : 'keine'],
        ],
      },
      {
        heading: 'Protokoll',
        rows: [
          ['Vorgang', proof.record],
          ['Einträge', proof.journal.slice(-mostEntries).map(entry).join('\n')],
        ],
      },
    ],
  };
}

const lacking = 'nicht belegt';
const [mostEntries, mostMailings] = [8, 5];

const mailingRows = (
  mailings: readonly Mailing[],
  moment: (at: Temporal.Instant) => string,
): Sheet['parts'][number]['rows'] => [
  ['Angenommen', String(mailings.length)],
  ...mailings
    .slice(-mostMailings)
    .map(
      ({ at, campaign, version, contentHash, objectionWording }) =>
        [
          moment(at).split(' = ')[0] ?? '',
          `Ausgabe ${campaign}, Fassung ${version}, SHA-256 ${contentHash}; Hinweis auf das Widerspruchsrecht mit SHA-256 ${objectionWording ?? '–'}`,
        ] as const,
    ),
];

const entry = ({ id, at, what, stage, rule }: JournalReference): string =>
  `Nr. ${id} · ${at.toString({ smallestUnit: 'second' })} · ${what}${stage ? ` · ${stage}` : ''} · ${rule}`;
