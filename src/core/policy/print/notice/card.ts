import type { LegalBasis } from '../../basis.ts';
import type { DataClass } from '../../data-class.ts';
import type { Recipient } from '../../paragraph.ts';
import type { Language } from '../../text.ts';
import { basisInWords } from '../words.ts';
import { lifecycleInWords } from './lifecycle.ts';
import { typeset } from './typeset.ts';
import { label } from './words.ts';

/** Everything Art. 13 and 14 GDPR want said about one kind of data. */
export interface ClassCard {
  readonly class: string;
  readonly title: string;
  /** Label and lines, in the order in which they are read; `howLong` is among them. */
  readonly rows: readonly { readonly term: string; readonly lines: readonly string[] }[];
  /** How long, one sentence for each stage. */
  readonly howLong: readonly string[];
}

export interface CardContext {
  readonly language: Language;
  readonly recipients: readonly Recipient[];
}

export function classCard(dataClass: DataClass, { language, recipients }: CardContext): ClassCard {
  const howLong = lifecycleInWords(dataClass, language);
  const because = dataClass.basis.because?.[language];
  const row = (term: keyof typeof label, lines: readonly string[]) => ({
    term: label[term][language],
    lines: lines.map(typeset),
  });
  const rows = [
    row('persons', [dataClass.persons[language]]),
    row(
      'data',
      dataClass.data.map((datum) => datum.title[language]),
    ),
    row('purposes', purposes(dataClass, language)),
    row('basis', [basisInWords(dataClass.basis, language)]),
    ...(because ? [row(interestOrDuty(dataClass.basis), [because])] : []),
    row('source', [dataClass.source[language]]),
    row('provision', [dataClass.provision[language]]),
    row('recipients', named(dataClass, recipients, language)),
    ...(dataClass.withdrawal ? [row('withdrawal', [dataClass.withdrawal.how[language]])] : []),
    row('howLong', howLong),
  ];
  return { class: dataClass.name, title: dataClass.title[language], rows, howLong };
}

const interestOrDuty = ({ ground }: LegalBasis) => (ground === 'legal-duty' ? 'duty' : 'interest');

/** A purpose that rests on another ground than its class says so (S45). */
const purposes = (dataClass: DataClass, language: Language): readonly string[] =>
  dataClass.purposes.map(({ title, basis }) =>
    basis
      ? `${title[language]} – ${[basisInWords(basis, language), basis.because?.[language]].filter(Boolean).join(': ')}`
      : title[language],
  );

function named(dataClass: DataClass, all: readonly Recipient[], language: Language): readonly string[] {
  const found = all.filter(({ name }) => dataClass.recipients.includes(name));
  return found.length > 0 ? found.map(({ title }) => title[language]) : [label.none[language]];
}
