import { type Calendar, dateInWords, periodInWords } from '../../deadline/index.ts';
import type { Policy } from '../../policy.ts';
import type { Language } from '../../text.ts';
import { blocks, list, table } from '../markdown.ts';
import { articleInWords } from '../words.ts';
import { phrases } from './phrases.ts';
import { deletionClasses, deletionRules, type StageOf, stagesIn, startTypes, titleIn } from './view.ts';

export interface ConceptOptions {
  readonly calendar: Calendar;
}

/** The deletion concept (DIN 66398) as Markdown: rules, classes, exceptions. */
export function concept(policy: Policy, language: Language, { calendar }: ConceptOptions): string {
  const words = phrases[language];
  return blocks(
    `# ${words.title}`,
    `${words.intro} ${dateInWords(policy.issued, language, calendar)}. ${words.responsible} ${policy.controller.name}.`,
    `## ${words.terms}`,
    list(words.termList),
    `## ${words.rules}`,
    ruleTable(policy, language),
    ...openStages(policy, language),
    `## ${words.classes}`,
    words.classesIntro,
    classMatrix(policy, language),
    `## ${words.exceptions}`,
    words.hold,
    ...exceptions(policy, language),
    ...statutory(policy, language),
    `## ${words.backups}`,
    words.backupsText(
      policy.backups && {
        data: periodInWords(policy.backups.data.period, language),
        keys: periodInWords(policy.backups.keys.period, language),
      },
    ),
    `## ${words.proof}`,
    words.proofText,
  );
}

function ruleTable(policy: Policy, language: Language): string {
  const words = phrases[language];
  return table(
    [words.dataClass, words.stage, words.start, words.standard, words.available, words.afterwards, words.rule],
    deletionRules(policy, language).map((rule) => [
      rule.title,
      rule.stage,
      rule.start,
      rule.standard,
      rule.available ?? words.byPurpose,
      rule.afterwards,
      rule.rule,
    ]),
  );
}

function openStages(policy: Policy, language: Language): readonly string[] {
  const words = phrases[language];
  const open = stagesIn(policy).filter(({ stage }) => !stage.after);
  return open.length === 0 ? [] : [`### ${words.open}`, words.openIntro, named(policy, open, language)];
}

function classMatrix(policy: Policy, language: Language): string {
  const words = phrases[language];
  return table(
    [words.period, ...startTypes.map((start) => words.starts[start])],
    deletionClasses(deletionRules(policy, language)).map(({ period, byStart }) => [
      period,
      ...startTypes.map((start) => byStart[start].join('<br>')),
    ]),
  );
}

function exceptions(policy: Policy, language: Language): readonly string[] {
  const words = phrases[language];
  const of = (kind: 'blocked' | 'restricted') => stagesIn(policy).filter(({ stage }) => stage.kind === kind);
  const refused = stagesIn(policy).flatMap(({ dataClass, stage }) =>
    stage.refusesErasure
      ? [
          `${dataClass.title[language]}, ${stage.title[language]}: ${stage.refusesErasure.because[language]} (${articleInWords(stage.refusesErasure.article, language)})`,
        ]
      : [],
  );
  return [
    words.blocked,
    named(policy, of('blocked'), language),
    words.restricted,
    named(policy, of('restricted'), language),
    words.refused,
    list(refused.length === 0 ? [words.none] : refused),
  ];
}

const named = (policy: Policy, stages: readonly StageOf[], language: Language): string =>
  list(
    stages.length === 0
      ? [phrases[language].none]
      : stages.map(({ dataClass, stage }) => `${titleIn(policy, dataClass, language)}, ${stage.title[language]}`),
  );

function statutory(policy: Policy, language: Language): readonly string[] {
  const words = phrases[language];
  if (policy.statutory.length === 0) return [];
  return [
    `## ${words.statutory}`,
    table(
      [words.duty, words.law, words.keep],
      policy.statutory.map(({ title, law, keep }) => [
        title[language],
        law[language],
        words.keepWords(periodInWords(keep.period, language)),
      ]),
    ),
  ];
}
