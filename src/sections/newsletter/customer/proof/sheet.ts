import { type Signature } from '../../../../core/journal/index.ts';
import { dateInWords, lastDayBefore } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { channelWords } from '../../consent/channel-words.ts';
import { momentInWords, momentWithOffset } from '../../moment.ts';
import { offersInWords } from '../../policy.ts';
import { entry, type Sheet, signatureRows } from '../../proof/sheet.ts';
import type { CustomerProof } from './collect.ts';

/** One page, in German: it is read by German courts and authorities (Q20). */
export function customerSheet(
  world: World,
  proof: CustomerProof,
  { now, signature }: { readonly now: Temporal.Instant; readonly signature: Signature },
): Sheet {
  const { sale, similar, unobjected, told } = proof.conditions;
  const { controller } = world.rules.policy;
  const { calendar } = world.rules;
  const day = (at: Temporal.Instant) => dateInWords(at, 'de', calendar);
  const moment = (at: Temporal.Instant | null) =>
    at ? `${at.toString({ smallestUnit: 'second' })} (UTC) = ${momentWithOffset(at, calendar)} (Ortszeit)` : lacking;
  const last = proof.goneBy && dateInWords(lastDayBefore(proof.goneBy, calendar), 'de', calendar);
  return {
    title: 'Nachweis der gesetzlichen Erlaubnis zur Werbung',
    lead: `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city} · ausgestellt am ${momentInWords(now, 'de', calendar)}. Grund: §\u00a07 Abs.\u00a03\u00a0UWG, Art.\u00a06 Abs.\u00a01 Buchst. f DSGVO. Dieser Nachweis dient allein dazu, die Erlaubnis zu belegen; er ist nach dem Gebrauch zu vernichten.`,
    line: [
      { label: 'gekauft', at: sale ? day(sale.soldAt) : lacking, state: 'past' },
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
          [
            'Datenschutzerklärung',
            proof.policy
              ? `Fassung ${proof.policy.number} vom ${proof.policy.issued.toString()}, SHA-256 ${proof.policy.hash}`
              : 'nicht archiviert',
          ],
        ],
      },
      {
        heading: 'Nr. 1: Adresse aus dem Verkauf einer Ware oder Dienstleistung',
        rows: [
          ['Verkauft am', sale ? day(sale.soldAt) : lacking],
          ['Was', sale?.what ?? lacking],
          ['Beleg', sale?.evidence ?? lacking],
        ],
      },
      {
        heading: 'Nr. 2: Werbung für eigene ähnliche Waren oder Dienstleistungen',
        rows: [
          [
            'Ähnliche Angebote',
            similar
              ? offersInWords(
                  similar.offers.map(({ title }) => title),
                  'de',
                )
              : lacking,
          ],
          ['Warum ähnlich', similar?.evidence ?? lacking],
        ],
      },
      {
        heading: 'Nr. 3: Kein Widerspruch',
        rows: [
          ['Geprüft', moment(unobjected?.checkedAt ?? null)],
          ['Wie', unobjected?.evidence ?? lacking],
          ['Bei jeder E-Mail', 'unmittelbar vor dem Versand erneut geprüft'],
        ],
      },
      {
        heading: 'Nr. 4: Hinweis auf das Widerspruchsrecht',
        rows: [
          ['Bei der Erhebung am', told ? day(told.at) : lacking],
          ['Wortlaut', told?.wording.text ?? lacking],
          ['SHA-256 des Wortlauts', told?.wording.hash ?? lacking],
          ['Beleg', told?.evidence ?? lacking],
        ],
      },
      { heading: 'Versandte Werbung', rows: mailingRows(proof, moment) },
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
      { heading: 'Signatur', rows: signatureRows(signature) },
    ],
  };
}

const lacking = 'nicht belegt';
const [mostEntries, mostMailings, mostWordings] = [8, 5, 2];

const mailingRows = (
  { mailings, objectionWordings }: CustomerProof,
  moment: (at: Temporal.Instant) => string,
): Sheet['parts'][number]['rows'] => [
  ['Angenommen', mailings.length === 0 ? 'nichts' : `${mailings.length}, vollständig in der Anlage`],
  ...mailings
    .slice(-mostMailings)
    .map(
      ({ at, campaign, version, contentHash }) =>
        [moment(at).split(' = ')[0] ?? '', `Ausgabe ${campaign}, Fassung ${version}, SHA-256 ${contentHash}`] as const,
    ),
  ...objectionWordings
    .slice(-mostWordings)
    .map(({ hash, text }) => ['Hinweis in jeder E-Mail', `${text}\nSHA-256 ${hash}`] as const),
];
