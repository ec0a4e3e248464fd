import type { DataClass } from '../../data-class.ts';
import { type Deadline, periodInWords } from '../../deadline/index.ts';
import { erased, type Span, type Stage, since } from '../../lifecycle.ts';
import type { Policy } from '../../policy.ts';
import type { Language } from '../../text.ts';
import { stagesInOrder } from '../order.ts';
import { startInWords, targetInWords } from '../words.ts';

/** What a deletion rule counts from, in three abstract kinds (DIN 66398): gathering, end of a process, end of a relationship. */
export const startTypes = ['collection', 'process-end', 'relationship-end'] as const;
export type StartType = (typeof startTypes)[number];

/** One deletion rule of one class: start, standard period, what must be kept meanwhile, and what follows. */
export interface DeletionRule {
  readonly dataClass: string;
  readonly title: string;
  readonly stage: string;
  readonly start: string;
  readonly startType: StartType;
  /** Regellöschfrist: the longest that the data stay in normal operation. */
  readonly standard: string;
  /** Vorhaltefrist: how long the data must stay available; undefined where the purpose alone says so. */
  readonly available: string | undefined;
  readonly period: Temporal.Duration;
  /** The period as a deletion class names it: those that end with a year are a class of their own. */
  readonly classPeriod: string;
  readonly afterwards: string;
  readonly isErasure: boolean;
  /** The promise or duty that the rule keeps. */
  readonly rule: string;
}

export const deletionRules = (policy: Policy, language: Language): readonly DeletionRule[] =>
  stagesIn(policy).flatMap(({ dataClass, name, stage }) =>
    apart(
      (stage.after?.earliest ?? []).map((span) => ({
        ...deletionRule(dataClass, { name, stage, span }, language),
        title: titleIn(policy, dataClass, language),
      })),
    ),
  );

/** Rules that read alike are one rule: a stage may count from a fact or, until that is known, from its own beginning. */
const apart = (rules: readonly DeletionRule[]): readonly DeletionRule[] =>
  rules.filter(
    (rule, i) => rules.findIndex((other) => other.start === rule.start && other.standard === rule.standard) === i,
  );

/** The title of a class; with its section where two sections call theirs alike. */
export function titleIn(policy: Policy, dataClass: DataClass, language: Language): string {
  const title = dataClass.title[language];
  const alike = policy.sections.filter(({ classes }) => classes.some((other) => other.title[language] === title));
  const own = alike.find(({ classes }) => classes.includes(dataClass));
  return alike.length > 1 && own ? `${title} (${own.title[language]})` : title;
}

interface Place {
  readonly name: string;
  readonly stage: Stage;
  readonly span: Span;
}

function deletionRule(dataClass: DataClass, { name, stage, span }: Place, language: Language): DeletionRule {
  const { deadline, from } = span;
  const to = stage.after?.to ?? erased;
  const words = periodInWords(deadline.period, language);
  const classPeriod = yearly.has(deadline.kind) ? `${words}, ${yearEnd[language]}` : words;
  return {
    dataClass: dataClass.name,
    title: dataClass.title[language],
    stage: stage.title[language],
    start: `${counted[language]} ${startInWords(dataClass, name, from, language)}`,
    startType: startType(dataClass, name, stage, from),
    standard: minimum.has(deadline.kind) ? `${classPeriod}, ${slack[language]}` : classPeriod,
    available: minimum.has(deadline.kind) ? words : undefined,
    period: deadline.period,
    classPeriod,
    afterwards: targetInWords(dataClass, to, language),
    isErasure: to === erased,
    rule: stage.after?.rule ?? '',
  };
}

// What may not happen before its end needs time afterwards: a day, as the deadline counts it.
const minimum: ReadonlySet<Deadline['kind']> = new Set<Deadline['kind']>(['atLeast', 'answerWithin', 'untilEndOfYear']);
const counted = { de: 'ab', en: 'from' } as const;
const yearly: ReadonlySet<Deadline['kind']> = new Set<Deadline['kind']>(['endOfYear', 'untilEndOfYear']);
const yearEnd = { de: 'zum Jahresende', en: 'end of year' } as const;
const slack = { de: 'dann binnen 24\u00a0Stunden', en: 'then within 24 hours' } as const;

function startType(dataClass: DataClass, name: string, stage: Stage, from: string): StartType {
  if (stage.kind === 'blocked' || stage.refusesErasure) return 'relationship-end';
  return name === dataClass.lifecycle.first && from === since ? 'collection' : 'process-end';
}

export interface StageOf {
  readonly dataClass: DataClass;
  readonly name: string;
  readonly stage: Stage;
}

export const stagesIn = (policy: Policy): readonly StageOf[] =>
  policy.sections.flatMap(({ classes }) =>
    classes.flatMap((dataClass) => stagesInOrder(dataClass).map(([name, stage]) => ({ dataClass, name, stage }))),
  );

/** Deletion classes: every standard period that erases, shortest first, with the rules that share it by kind of start. */
export interface DeletionClass {
  readonly period: string;
  readonly byStart: Readonly<Record<StartType, readonly string[]>>;
}

export function deletionClasses(rules: readonly DeletionRule[]): readonly DeletionClass[] {
  const erasing = rules.filter(({ isErasure }) => isErasure);
  const periods = [...new Set(erasing.toSorted(byLength).map(({ classPeriod }) => classPeriod))];
  return periods.map((period) => {
    const sharing = erasing.filter(({ classPeriod }) => classPeriod === period);
    const titles = (start: StartType): readonly string[] => [
      ...new Set(
        sharing.filter(({ startType: type }) => type === start).map(({ title, stage }) => `${title}: ${stage}`),
      ),
    ];
    return {
      period,
      byStart: {
        collection: titles('collection'),
        'process-end': titles('process-end'),
        'relationship-end': titles('relationship-end'),
      },
    };
  });
}

const byLength = (one: DeletionRule, other: DeletionRule): number =>
  Temporal.Duration.compare(one.period, other.period, { relativeTo: Temporal.PlainDate.from('2027-01-01') });
