import {
  type DataClass,
  type Deadline,
  erased,
  type Language,
  type Lifecycle,
  periodInWords,
  type Stage,
} from '../policy/index.ts';
import type { TimePoint } from './components/index.ts';

/** The ordinary way of a class through its stages to erasure, as the policy declares it, for a line of time without dates. */
export function lineOfClass(dataClass: DataClass, language: Language): readonly TimePoint[] {
  const points: TimePoint[] = [];
  const { first, stages } = dataClass.lifecycle;
  const seen = new Set<string>();
  for (let name: string | undefined = first; name !== undefined && name !== erased && !seen.has(name); ) {
    const stage: Stage | undefined = stages[name];
    if (!stage) break;
    seen.add(name);
    const hint = hintOf(stage, language);
    points.push({
      label: stage.title[language],
      state: points.length === 0 ? 'past' : 'future',
      ...(hint && { hint }),
    });
    name = nextOf(stage, dataClass.lifecycle, seen);
  }
  return [...points, { label: words.erased[language], state: 'erased' }];
}

/** Where a record goes when all goes as intended: on by an event, to a stage not seen yet; else where the deadline leads. */
function nextOf(stage: Stage, { stages }: Lifecycle, seen: ReadonlySet<string>): string | undefined {
  const events = Object.values(stage.on ?? {});
  const onward = events.find((target) => stages[target] && stages[target].kind !== 'restricted' && !seen.has(target));
  return onward ?? stage.after?.to ?? events.find((target) => target === erased);
}

/** How long a stage lasts, in few words; the notice says from when and whichever ends first. */
function hintOf(stage: Stage, language: Language): string | undefined {
  const [first, ...others] = stage.after?.earliest ?? [];
  if (!first) return undefined;
  // The earliest of several ends the stage, so the first of them holds as its limit.
  const isLimit = others.length > 0 && isUpper.has(first.deadline.kind);
  const spans = isLimit ? [first] : [first, ...others];
  return [...new Set(spans.map(({ deadline }) => shortly(deadline, language)))].join(words.or[language]);
}

const isUpper: ReadonlySet<Deadline['kind']> = new Set(['atMost', 'atMostExact', 'endOfYear']);

function shortly({ kind, period }: Deadline, language: Language): string {
  const written = periodInWords(period, language);
  switch (kind) {
    case 'atMost':
    case 'atMostExact':
      return `${words.atMost[language]} ${written}`;
    case 'atLeast':
      return `${words.atLeast[language]} ${written}`;
    case 'answerWithin':
      return `${written} ${words.toAnswer[language]}`;
    case 'dueWithin':
      return `${words.within[language]} ${periodInWords(period, language, { case: 'dative' })}`;
    case 'elapsed':
      return written;
    case 'endOfYear':
      return `${words.atMost[language]} ${written} ${words.fromYearEnd[language]}`;
    case 'untilEndOfYear':
      return `${written} ${words.fromYearEnd[language]}`;
  }
}

const words = {
  erased: { de: 'gelöscht', en: 'erased' },
  or: { de: ' oder ', en: ' or ' },
  atMost: { de: 'höchstens', en: 'at most' },
  atLeast: { de: 'mindestens', en: 'at least' },
  toAnswer: { de: 'zum Antworten', en: 'to answer' },
  within: { de: 'binnen', en: 'within' },
  fromYearEnd: { de: 'ab Jahresende', en: 'from the end of the year' },
};
