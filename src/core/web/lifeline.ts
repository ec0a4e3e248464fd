import {
  type DataClass,
  type Deadline,
  erased,
  type Language,
  periodInWords,
  previous,
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
    name = nextOf(stage, seen);
  }
  return [...points, { label: words.erased[language], state: 'erased' }];
}

/** Where a record goes when all goes as intended: on by an event, to a stage not seen yet; else where the deadline leads. */
function nextOf(stage: Stage, seen: ReadonlySet<string>): string | undefined {
  const events = Object.values(stage.on ?? {});
  const onward = events.find((target) => target !== erased && target !== previous && !seen.has(target));
  return onward ?? stage.after?.to ?? events.find((target) => target === erased);
}

function hintOf(stage: Stage, language: Language): string | undefined {
  const spans = stage.after?.earliest ?? [];
  const [only] = spans;
  if (!only) return undefined;
  const written = spans.map(({ deadline }) => periodInWords(deadline.period, language));
  return `${prefixes[only.deadline.kind]?.[language] ?? ''} ${written.join(words.or[language])}`.trim();
}

const prefixes: Readonly<Partial<Record<Deadline['kind'], Readonly<Record<Language, string>>>>> = {
  atMost: { de: 'höchstens', en: 'at most' },
  atMostExact: { de: 'höchstens', en: 'at most' },
  atLeast: { de: 'mindestens', en: 'at least' },
};

const words = {
  erased: { de: 'gelöscht', en: 'erased' },
  or: { de: ' oder ', en: ' or ' },
};
