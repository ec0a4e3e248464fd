import { type Calendar, dateInWords } from '../../deadline/index.ts';
import type { Paragraph, Passage } from '../../paragraph.ts';
import type { Policy } from '../../policy.ts';
import type { Language } from '../../text.ts';
import { type CardContext, type ClassCard, classCard } from './card.ts';
import { cookieRegister, type Register, recipientRegister } from './register.ts';
import { inline, typeset } from './typeset.ts';
import { label } from './words.ts';

export type { ClassCard } from './card.ts';
export type { Register } from './register.ts';

export interface NoticeOptions {
  /** Names of the sections whose code runs; left out, all do. */
  readonly running?: ReadonlySet<string>;
  readonly mode: 'trial' | 'production';
  readonly calendar: Calendar;
  /** The checksum of the version, where it is already known. */
  readonly hash?: string;
}

/** The notice as data: everything that is read, in the order in which it is read. */
export interface NoticeView {
  readonly language: Language;
  readonly title: string;
  readonly controller: string;
  /** „Stand: 23. November 2026“ */
  readonly asOf: string;
  readonly checksum?: string;
  /** What the identifiers of the promises are. */
  readonly aboutIds: string;
  readonly contentsTitle: string;
  readonly chapters: readonly Chapter[];
}

export interface Chapter {
  /** An anchor, stable from version to version: `newsletter`, `opening`. */
  readonly id: string;
  readonly number: number;
  readonly heading: string;
  /** The section it prints, or none for what holds throughout. */
  readonly section?: string;
  /** In a trial: the section's code does not run. */
  readonly notYet?: string;
  readonly passages: readonly PassageView[];
  readonly classes: readonly ClassCard[];
  readonly registers: readonly Register[];
}

export interface PassageView {
  readonly heading?: string;
  /** Plain text, typeset. */
  readonly text: string;
  /** The same as safe inline HTML, with links to mail addresses and telephones. */
  readonly html: string;
  readonly promises: readonly string[];
  /** Set apart from everything else (Art. 21(4) GDPR). */
  readonly prominent: boolean;
  /** The class whose line of time stands beside it. */
  readonly beside?: string;
}

export function noticeView(policy: Policy, language: Language, options: NoticeOptions): NoticeView {
  const context = { language, recipients: policy.sections.flatMap((s) => s.recipients) };
  const chapters = [
    { id: 'opening', heading: label.opening[language], ...general(policy.opening, language) },
    ...policy.sections.map((section) => chapterOf(section, policy, context, options)),
    { id: 'closing', heading: label.closing[language], ...general(policy.closing, language) },
  ];
  return {
    language,
    title: label.title[language],
    controller: policy.controller.name,
    asOf: `${label.asOf[language]}: ${dateInWords(policy.issued, language, options.calendar)}`,
    ...(options.hash === undefined ? {} : { checksum: `${label.checksum[language]}: ${options.hash}` }),
    aboutIds: label.ids[language],
    contentsTitle: label.contents[language],
    chapters: chapters.map((chapter, index) => ({ ...chapter, number: index + 1 })),
  };
}

const general = (passages: readonly Passage[], language: Language) => ({
  passages: passages.map((passage) => passageView(passage, language)),
  classes: [],
  registers: [],
});

function chapterOf(
  section: Paragraph,
  policy: Policy,
  context: CardContext,
  { mode, running }: NoticeOptions,
): Omit<Chapter, 'number'> {
  const { language } = context;
  const runs = running?.has(section.section) ?? true;
  // A paragraph without data and cookies has nothing that could run.
  const isService = section.classes.length + section.cookies.length > 0;
  return {
    id: section.section,
    section: section.section,
    heading: section.title[language],
    ...(mode === 'trial' && isService && !runs ? { notYet: label.notYet[language] } : {}),
    passages: section.passages.map((passage) => passageView(passage, language)),
    classes: section.classes.map((dataClass) => classCard(dataClass, context)),
    registers: registersIn(section, policy, language),
  };
}

/** The registers name what the whole policy declares; each stands in the first section that declares any of it. */
function registersIn(section: Paragraph, { sections }: Policy, language: Language): readonly Register[] {
  const first = (of: 'cookies' | 'recipients') => sections.find((s) => s[of].length > 0) === section;
  return [
    ...(first('cookies')
      ? [
          cookieRegister(
            sections.flatMap((s) => s.cookies),
            language,
          ),
        ]
      : []),
    ...(first('recipients')
      ? [
          recipientRegister(
            sections.flatMap((s) => s.recipients),
            language,
          ),
        ]
      : []),
  ];
}

const passageView = (passage: Passage, language: Language): PassageView => ({
  ...(passage.heading ? { heading: typeset(passage.heading[language]) } : {}),
  text: typeset(passage.text[language]),
  html: inline(passage.text[language]),
  promises: passage.promises,
  prominent: passage.prominent ?? false,
  ...(passage.beside ? { beside: passage.beside } : {}),
});
