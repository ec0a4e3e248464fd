import {
  basisInWords,
  type Calendar,
  dateAndTimeInWords,
  dateInWords,
  type Language,
  type Policy,
  type Purpose,
  type Recipient,
  type Text,
} from '../../../core/policy/index.ts';
import type { Field, HeldAbout, World } from '../../../core/section/index.ts';
import { untilInWords } from './until.ts';

/** What a page or a file says of one thing: its name, and the words of it. */
export type Row = readonly [label: string, value: string];

/** Why, on which ground, from where, for whom, since when and until when: Art. 15(1)(a), (c), (d), (g) GDPR. */
export function aboutRows(world: World, held: HeldAbout, language: Language): readonly Row[] {
  const { policy, calendar } = world.rules;
  return [
    [words.purposes[language], purposesInWords(held, language)],
    [words.basis[language], basisInWords(held.basis, language)],
    ...because(held, language),
    [words.source[language], held.source[language]],
    [words.recipients[language], recipientsInWords(policy, held, language, calendar)],
    [words.since[language], dateInWords(held.since, language, calendar)],
    [words.until[language], untilInWords(world.rules, held, language)],
  ];
}

/** Each use, with its own ground where that is another than the record's. */
const purposesInWords = ({ purposes }: HeldAbout, language: Language): string =>
  purposes.map((purpose) => purpose.title[language] + ownGround(purpose, language)).join('; ') || words.none[language];

const ownGround = ({ basis }: Purpose, language: Language): string =>
  basis ? ` (${basisInWords(basis, language)}${basis.because ? `: ${basis.because[language]}` : ''})` : '';

const because = ({ basis }: HeldAbout, language: Language): readonly Row[] =>
  basis.because
    ? [[words[basis.ground === 'legal-duty' ? 'duty' : 'interest'][language], basis.because[language]]]
    : [];

function recipientsInWords(policy: Policy, held: HeldAbout, language: Language, calendar: Calendar): string {
  const all = recipientsOf(policy);
  const may = held.recipients.map((name) => all.get(name)?.title[language] ?? name);
  const did = held.disclosures.map(
    ({ recipient, at }) =>
      `${dateInWords(at, language, calendar)}: ${all.get(recipient)?.title[language] ?? recipient}`,
  );
  const told = did.length > 0 ? [`${words.disclosed[language]} ${[...new Set(did)].join('; ')}`] : [];
  return [may.join(', ') || words.nobody[language], ...told].join('. ');
}

export const recipientsOf = (policy: Policy): ReadonlyMap<string, Recipient> =>
  new Map(policy.sections.flatMap((section) => section.recipients).map((recipient) => [recipient.name, recipient]));

/** The data themselves, instants as a reader writes them. */
export const fieldRows = (fields: readonly Field[], language: Language, calendar: Calendar): readonly Row[] =>
  fields.map((field) => [field.title[language], valueInWords(field, language, calendar)]);

export function valueInWords({ value, correct, reads }: Field, language: Language, calendar: Calendar): string {
  if (reads) return reads[language];
  if (correct?.as === 'choice') return correct.among.find((one) => one.value === value)?.label[language] ?? value;
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return value;
  const at = dateAndTimeInWords(Temporal.Instant.from(value), language, calendar);
  return language === 'de' ? `${at} Uhr` : at;
}

const words = {
  purposes: { de: 'Wozu', en: 'What for' },
  none: { de: 'zu nichts mehr; nur noch aufbewahrt', en: 'nothing any more; only kept' },
  basis: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  interest: { de: 'Berechtigtes Interesse', en: 'Legitimate interest' },
  duty: { de: 'Rechtliche Verpflichtung', en: 'Legal duty' },
  source: { de: 'Woher', en: 'From where' },
  recipients: { de: 'Wer es erhalten kann', en: 'Who may receive it' },
  nobody: { de: 'niemand', en: 'nobody' },
  disclosed: { de: 'Weitergegeben:', en: 'Disclosed:' },
  since: { de: 'In diesem Stand seit', en: 'In this stage since' },
  until: { de: 'Bis wann', en: 'Until when' },
} as const satisfies Record<string, Text>;
