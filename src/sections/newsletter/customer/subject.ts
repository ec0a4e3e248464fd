import { languages, type Text } from '../../../core/policy/index.ts';
import type { Opened } from '../../../core/records/index.ts';
import type { Field, Rectified } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { receivedBy } from '../campaign/routes/issue/received.ts';
import { channelWords } from '../consent/channel-words.ts';
import { wordingByHash } from '../consent/wording.ts';
import { customerClass } from './record/customer.ts';
import { changeCustomerLanguage, customerByRecord } from './record/queries.ts';

/** Everything that a person may see of themselves as a customer; undefined for records of any other class (Art. 15 GDPR). */
export async function fieldsOfCustomer(tx: Queries, opened: Opened): Promise<readonly Field[] | undefined> {
  if (opened.class !== customerClass) return undefined;
  const k = await customerByRecord(tx, opened.id);
  if (!k) return [];
  const text = (column: string, sealed: Buffer | null) =>
    sealed && opened.text(`newsletter.customer.${column}`, sealed);
  const values: Readonly<Record<Name, string | null>> = {
    email: text('email', k.email),
    language: k.language,
    entered_at: k.entered_at.toString(),
    policy: String(k.policy),
    sold_at: k.sold_at?.toString() ?? null,
    sale: text('sale', k.sale),
    sale_evidence: text('sale_evidence', k.sale_evidence),
    similar_offers: k.similar_offers.join(', ') || null,
    similar_evidence: text('similar_evidence', k.similar_evidence),
    unobjected_at: k.unobjected_at?.toString() ?? null,
    unobjected_evidence: text('unobjected_evidence', k.unobjected_evidence),
    told_at: k.told_at?.toString() ?? null,
    told: k.told_wording && ((await wordingByHash(tx, k.told_wording)) ?? null),
    told_evidence: text('told_evidence', k.told_evidence),
    ended_at: k.ended_at?.toString() ?? null,
    end_channel: k.end_channel,
    end_evidence: text('end_evidence', k.end_evidence),
    mailings: (await receivedBy(tx, [opened.id])).get(opened.id)?.join('\n') ?? null,
  };
  return names.flatMap((name) => fieldOf(name, values[name], opened.stage));
}

function fieldOf(name: Name, value: string | null, stage: string): readonly Field[] {
  if (value === null) return [];
  const isLanguage = name === 'language';
  const reads = isLanguage ? languageNames[value] : name === 'end_channel' ? channelWords[value] : undefined;
  return [
    {
      name,
      title: titles[name],
      value,
      ...(reads && { reads }),
      ...((name === 'email' || isLanguage) && { isProvided: true }),
      ...(isLanguage && stage === 'active' && { correct: { as: 'choice', among: languageChoice } }),
    },
  ];
}

/** Another address is another customer; the language alone is corrected at once (Art. 16 GDPR). */
export async function rectifyCustomer(
  tx: Queries,
  opened: Opened,
  { field, value }: { readonly field: string; readonly value: string },
): Promise<Rectified> {
  if (field !== 'language' || opened.stage !== 'active') return { refused: 'field' };
  const language = languages.find((one) => one === value);
  if (!language) return { refused: 'value' };
  return (await changeCustomerLanguage(tx, opened.id, language)) ? { rectified: field } : { refused: 'field' };
}

const languageNames: Readonly<Record<string, Text>> = {
  de: { de: 'Deutsch', en: 'German' },
  en: { de: 'Englisch', en: 'English' },
};

const languageChoice = languages.map((value) => ({ value, label: languageNames[value] ?? { de: value, en: value } }));

const titles = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  language: { de: 'Sprache', en: 'Language' },
  entered_at: { de: 'Aufgenommen am', en: 'Entered at' },
  policy: { de: 'Fassung der Datenschutzerklärung', en: 'Version of the privacy notice' },
  sold_at: { de: 'Gekauft am', en: 'Bought at' },
  sale: { de: 'Kauf', en: 'Sale' },
  sale_evidence: { de: 'Beleg des Kaufs', en: 'Evidence of the sale' },
  similar_offers: { de: 'Ähnliche Angebote', en: 'Similar offers' },
  similar_evidence: { de: 'Warum sie ähnlich sind', en: 'Why they are similar' },
  unobjected_at: { de: 'Auf Widerspruch geprüft am', en: 'Checked for an objection at' },
  unobjected_evidence: { de: 'Wie geprüft wurde', en: 'How it was checked' },
  told_at: { de: 'Auf das Widerspruchsrecht hingewiesen am', en: 'Told of the right to object at' },
  told: { de: 'Wortlaut des Hinweises', en: 'Wording of what was said' },
  told_evidence: { de: 'Beleg des Hinweises', en: 'Evidence of what was said' },
  ended_at: { de: 'Beendet am', en: 'Ended at' },
  end_channel: { de: 'Beendet durch', en: 'Ended by' },
  end_evidence: { de: 'Notiz dazu', en: 'Note on it' },
  mailings: {
    de: 'Werbung: wann, was daraus wurde, Thema, Kennung',
    en: 'Advertising: when, what became of it, topic, identity',
  },
} as const satisfies Record<string, Text>;

type Name = keyof typeof titles;
const names = Object.keys(titles) as readonly Name[];
