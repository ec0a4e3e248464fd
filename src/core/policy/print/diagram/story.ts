import type { DataClass } from '../../data-class.ts';
import { erased, previous, restrictionDemanded, type Stage } from '../../lifecycle.ts';
import type { Language } from '../../text.ts';
import { mainLine, stageOf } from '../order.ts';
import { alternatives, articleInWords, eventInWords, targetInWords, timeoutInWords } from '../words.ts';

/** A lifecycle as it is told: the line from collection to erasure, and what may happen beside it. */
export interface Story {
  readonly steps: readonly Step[];
}

/** One stage on the line. `onward` says how it comes to the next one; `waits`, how long it stays by itself. */
export interface Step {
  readonly title: string;
  /** Reduced: kept for a duty or a claim alone. */
  readonly isReduced: boolean;
  readonly onward: string | undefined;
  readonly waits: string | undefined;
  readonly branches: readonly Branch[];
}

export interface Branch {
  readonly end: 'erased' | 'restricted' | 'stage' | 'refused';
  readonly words: string;
}

export function storyOf(dataClass: DataClass, language: Language): Story {
  const path = mainLine(dataClass);
  const steps = path.map((name, at) =>
    step(dataClass, { name, next: path[at + 1] ?? erased, passed: path.slice(0, at) }, language),
  );
  return { steps };
}

interface Stop {
  readonly name: string;
  readonly next: string;
  readonly passed: readonly string[];
}

/** Where the line goes on, and the stages that it has already passed. */
interface Aside {
  readonly name: string;
  readonly line: string | undefined;
  readonly passed: readonly string[];
}

function step(dataClass: DataClass, { name, next, passed }: Stop, language: Language): Step {
  const stage = stageOf(dataClass, name);
  const isTimely = stage.after?.to === next;
  // Where the deadline is the way to the end, the events that lead there are shortcuts beside it.
  const line = isTimely && next === erased ? undefined : next;
  const timely = stage.after && { ...stage.after, words: timeoutInWords(dataClass, name, stage.after, language) };
  return {
    title: stage.title[language],
    isReduced: stage.kind === 'blocked' || stage.refusesErasure !== undefined,
    onward: line === undefined ? undefined : events(dataClass, stage, line, language),
    waits: isTimely ? timely?.words : undefined,
    branches: [
      ...(timely && !isTimely ? [branch(dataClass, timely.to, timely.words, language)] : []),
      ...aside(dataClass, stage, { name, line, passed }, language),
      ...refusal(stage, language),
    ],
  };
}

function aside(
  dataClass: DataClass,
  stage: Stage,
  { name, line, passed }: Aside,
  language: Language,
): readonly Branch[] {
  const targets = new Set(Object.values(stage.on ?? {}).filter((target) => target !== line && target !== previous));
  return [...targets].map((target) => {
    const cause = events(dataClass, stage, target, language);
    if (target === name) return { end: 'stage', words: `${cause ?? back[language]}: ${anew[language]}` };
    if (isDemandAlone(dataClass, stage, target))
      return { end: 'restricted', words: `${targetInWords(dataClass, target, language)} ${onDemand[language]}` };
    return branch(dataClass, target, cause ?? (passed.includes(target) ? back : earlier)[language], language);
  });
}

const isDemandAlone = (dataClass: DataClass, stage: Stage, target: string): boolean =>
  dataClass.lifecycle.stages[target]?.kind === 'restricted' &&
  Object.entries(stage.on ?? {}).every(([event, to]) => to !== target || event === restrictionDemanded);

function branch(dataClass: DataClass, target: string, cause: string, language: Language): Branch {
  const end =
    target === erased ? 'erased' : dataClass.lifecycle.stages[target]?.kind === 'restricted' ? 'restricted' : 'stage';
  return { end, words: `${cause}: ${targetInWords(dataClass, target, language)}` };
}

function refusal({ refusesErasure }: Stage, language: Language): readonly Branch[] {
  if (!refusesErasure) return [];
  const words = { de: 'keine Löschung auf Verlangen', en: 'not erased on demand' }[language];
  return [{ end: 'refused', words: `${words} (${articleInWords(refusesErasure.article, language)})` }];
}

function events(dataClass: DataClass, stage: Stage, target: string, language: Language): string | undefined {
  const words = Object.entries(stage.on ?? {})
    .filter(([, to]) => to === target)
    .map(([event]) => eventInWords(dataClass, event, language))
    .filter((known) => known !== undefined);
  return words.length === 0 ? undefined : alternatives(words, language);
}

const back = { de: 'Zurück', en: 'Back' } as const;
const earlier = { de: 'Vorzeitig', en: 'Earlier' } as const;
const anew = { de: 'die Frist beginnt neu', en: 'the period starts anew' } as const;
const onDemand = { de: 'auf Verlangen', en: 'on demand' } as const;
