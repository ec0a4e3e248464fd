import type { DataClass } from '../../data-class.ts';
import { erased, previous, type Stage } from '../../lifecycle.ts';
import type { Language } from '../../text.ts';
import { alternatives, articleInWords, eventInWords, targetInWords, timeoutInWords } from '../words.ts';
import { quoted, typeset } from './typeset.ts';

/** How long, in sentences: one for each stage, from the deadlines that the engine keeps. */
export function lifecycleInWords(dataClass: DataClass, language: Language): readonly string[] {
  return Object.entries(dataClass.lifecycle.stages).map(([name, stage]) => {
    const sentences = [ending(dataClass, name, stage, language), ...earlier(dataClass, stage, language)];
    return typeset([...sentences, ...refusal(stage, language)].join(' '));
  });
}

function ending(dataClass: DataClass, name: string, stage: Stage, language: Language): string {
  const [title, kind] = [quoted(stage.title[language], language), kinds[stage.kind ?? 'plain'][language]];
  const { after } = stage;
  if (!after) return `${title}${kind}: ${endless[stage.kind === 'restricted' ? 'restricted' : 'plain'][language]}.`;
  const span = timeoutInWords(dataClass, name, after, language);
  const then = destination(dataClass, after.to, language);
  return `${title}${kind}: ${span}${language === 'de' ? `, danach ${then}` : `, then ${then}`}.`;
}

const destination = (dataClass: DataClass, target: string, language: Language): string =>
  target === erased || target === previous
    ? targetInWords(dataClass, target, language)
    : quoted(targetInWords(dataClass, target, language), language);

/** The events that end a stage before its time, those of one destination together. */
function earlier(dataClass: DataClass, stage: Stage, language: Language): readonly string[] {
  const named = Object.entries(stage.on ?? {}).flatMap(([event, target]) => {
    const words = eventInWords(dataClass, event, language);
    return words === undefined ? [] : [{ words, target }];
  });
  return [...Map.groupBy(named, ({ target }) => target)].map(([target, events]) => {
    const when = alternatives([...new Set(events.map(({ words }) => words))], language);
    const then = destination(dataClass, target, language);
    return language === 'de' ? `Bei ${when}: ${then}.` : `On ${when}: ${then}.`;
  });
}

function refusal({ refusesErasure }: Stage, language: Language): readonly string[] {
  if (!refusesErasure) return [];
  const article = `${articleInWords(refusesErasure.article, language)} ${{ de: 'DSGVO', en: 'GDPR' }[language]}`;
  return language === 'de'
    ? [`Ein Verlangen nach Löschung beendet diese Stufe nicht (${article}): ${refusesErasure.because.de}`]
    : [`A demand for erasure does not end this stage (${article}): ${refusesErasure.because.en}`];
}

const kinds = {
  plain: { de: '', en: '' },
  restricted: { de: ' (Verarbeitung eingeschränkt)', en: ' (processing restricted)' },
  blocked: { de: ' (gesperrt)', en: ' (blocked)' },
} as const;

const endless = {
  plain: {
    de: 'bis eines der Ereignisse eintritt, die diese Stufe beenden',
    en: 'until one of the events that end this stage',
  },
  restricted: { de: 'solange die Einschränkung besteht', en: 'as long as the restriction lasts' },
} as const;
