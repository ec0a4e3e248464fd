import type { Policy } from '../../policy.ts';
import type { Language } from '../../text.ts';
import { type Change, change, comings, paired, same } from './change.ts';
import { deadlineChange, periodChange } from './periods.ts';
import { sectionChanges } from './sections.ts';

/** What is different between two policies, in plain words and in the order of the policy; empty when nothing is. Pure. */
export function diff(before: Policy, after: Policy, language: Language): readonly Change[] {
  const words = phrases[language];
  const sections = paired(before.sections, after.sections, ({ section }) => section);
  const recipients = [...after.sections, ...before.sections].flatMap((section) => section.recipients);
  const named = {
    title: (item: { readonly title: Policy['controller']['country'] }) => item.title[language],
    language,
    material: true,
  };
  return [
    ...facts(before, after, language),
    ...comings(
      words.policy,
      words.section,
      { before: before.sections, after: after.sections },
      { ...named, name: ({ section }) => section },
    ),
    ...sections.kept.flatMap(([was, is]) => sectionChanges(was, is, recipients, language)),
    ...duties(before, after, language),
    ...copies(before, after, language),
    ...wording(before, after, language),
  ];
}

/** Who answers, where and in which languages. */
function facts(before: Policy, after: Policy, language: Language): readonly Change[] {
  const words = phrases[language];
  const compared = [
    ['controller', words.controller, true],
    ['officer', words.officer, true],
    ['authority', words.authority, true],
    ['timeZone', words.timeZone, true],
    ['holidays', words.holidays, false],
    ['languages', words.languages, false],
  ] as const;
  return compared
    .filter(([key]) => !same(before[key], after[key]))
    .map(([key, place, material]) =>
      change(
        'changed',
        place,
        `${told(after[key], language) || words.none} (${words.before}: ${told(before[key], language) || words.none})`,
        material,
      ),
    );
}

function told(value: unknown, language: Language): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return '';
  const text = value as Readonly<Record<string, unknown>>;
  if (typeof text[language] === 'string') return text[language];
  return Object.values(text)
    .map((part) => told(part, language))
    .filter((part) => part !== '')
    .join(', ');
}

function duties(before: Policy, after: Policy, language: Language): readonly Change[] {
  const words = phrases[language];
  const { kept } = paired(before.statutory, after.statutory, ({ name }) => name);
  const changes = [
    ...comings(
      words.statutory,
      words.duty,
      { before: before.statutory, after: after.statutory },
      {
        name: ({ name }) => name,
        title: ({ title }) => title[language],
        language,
        material: true,
      },
    ),
    ...kept.flatMap(([was, is]) => {
      if (same(was, is)) return [];
      const periods = periodChange(is.title[language], was.keep.period, is.keep.period, language);
      return periods.length > 0 ? periods : [change('changed', is.title[language], words.different, false)];
    }),
  ];
  if (changes.length > 0 || same(before.statutory, after.statutory)) return changes;
  return [change('changed', words.statutory, words.different, false)];
}

/** Copies that are kept longer are as material as data that are. */
function copies(before: Policy, after: Policy, language: Language): readonly Change[] {
  const words = phrases[language];
  const [was, is] = [before.backups, after.backups];
  if (same(was, is)) return [];
  if (!was || !is) return [change(is ? 'added' : 'removed', words.backups, words.lives, is !== undefined)];
  return (['data', 'keys'] as const).flatMap(
    (name) =>
      deadlineChange(words[name], was[name], is[name], language) ?? [
        change('changed', words[name], words.different, true),
      ],
  );
}

/** What the policy says before and after its sections. Its date is no change: every version has its own. */
function wording(before: Policy, after: Policy, language: Language): readonly Change[] {
  const words = phrases[language];
  const compared = [
    ['opening', words.opening],
    ['closing', words.closing],
    ['promises', words.promises],
  ] as const;
  return compared
    .filter(([key]) => !same(before[key], after[key]))
    .map(([, place]) => change('changed', place, words.wording, false));
}

const phrases = {
  de: {
    policy: 'Datenschutzerklärung',
    section: { de: 'Abschnitt', en: 'section' },
    controller: 'Verantwortliche Stelle',
    officer: 'Datenschutzbeauftragter',
    authority: 'Aufsichtsbehörde',
    timeZone: 'Zeitzone',
    holidays: 'Feiertage',
    languages: 'Sprachen',
    before: 'bisher',
    none: 'keine Angabe',
    statutory: 'Gesetzliche Aufbewahrung',
    duty: { de: 'Pflicht', en: 'duty' },
    different: 'anders als bisher',
    backups: 'Sicherungskopien',
    lives: 'wie lange sie aufbewahrt werden',
    data: 'Sicherungskopien der Daten',
    keys: 'Kopien der Schlüssel',
    opening: 'Einleitung',
    closing: 'Allgemeine Bestimmungen',
    promises: 'Allgemeine Zusagen',
    wording: 'nur der Wortlaut ist anders',
  },
  en: {
    policy: 'Privacy policy',
    section: { de: 'Abschnitt', en: 'section' },
    controller: 'Controller',
    officer: 'Data protection officer',
    authority: 'Supervisory authority',
    timeZone: 'Time zone',
    holidays: 'Holidays',
    languages: 'Languages',
    before: 'before',
    none: 'not given',
    statutory: 'Statutory retention',
    duty: { de: 'Pflicht', en: 'duty' },
    different: 'different from before',
    backups: 'Backups',
    lives: 'how long they are kept',
    data: 'Backups of the data',
    keys: 'Copies of the keys',
    opening: 'Opening',
    closing: 'General provisions',
    promises: 'General promises',
    wording: 'the wording alone is different',
  },
} as const;

export type { Change } from './change.ts';
