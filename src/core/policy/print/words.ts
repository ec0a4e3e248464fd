import type { LegalBasis } from '../basis.ts';
import type { DataClass } from '../data-class.ts';
import { type Deadline, periodInWords } from '../deadline/index.ts';
import { erased, erasureDemanded, noticed, previous, since, type Timeout } from '../lifecycle.ts';
import type { Language } from '../text.ts';

/** A timeout with all of its spans; of several the first to end counts, and a period that several share is said once. */
export function timeoutInWords(dataClass: DataClass, stage: string, timeout: Timeout, language: Language): string {
  const alike = Map.groupBy(timeout.earliest, ({ deadline }) => `${deadline.kind} ${deadline.period.toString()}`);
  const groups = [...alike.values()].map((spans) => ({
    deadline: spans[0]?.deadline,
    starts: [...new Set(spans.map(({ from }) => startInWords(dataClass, stage, from, language)))],
  }));
  const told = groups.flatMap(({ deadline, starts }) =>
    deadline ? [deadlineInWords(deadline, alternatives(starts, language), language)] : [],
  );
  const words = alternatives(told, language);
  return groups.flatMap(({ starts }) => starts).length < 2 ? words : `${words}, ${firstOf[language]}`;
}

/** What a span counts from, as it stands after "ab" or "from". */
export function startInWords(dataClass: DataClass, stage: string, from: string, language: Language): string {
  const { first, facts } = dataClass.lifecycle;
  const named = (facts?.[`${stage}.${from}`] ?? facts?.[from])?.[language];
  if (named !== undefined) return named;
  if (from === since && stage === first) return { de: 'der Erhebung', en: 'collection' }[language];
  if (from === since) return { de: 'dem Beginn dieser Stufe', en: 'the start of this stage' }[language];
  if (from.startsWith(noticed('')))
    return { de: 'dem Versand der Mitteilung', en: 'the sending of the notice' }[language];
  return { de: `dem Zeitpunkt „${from}“`, en: `the instant “${from}”` }[language];
}

/** The name of the stage that a target leads to. */
export function targetInWords(dataClass: DataClass, target: string, language: Language): string {
  if (target === erased) return { de: 'gelöscht', en: 'erased' }[language];
  if (target === previous) return { de: 'zurück in die vorige Stufe', en: 'back to the stage before' }[language];
  return dataClass.lifecycle.stages[target]?.title[language] ?? target;
}

/** The words of an event where the class or the law gives them; a name in code is no word for a reader. */
export function eventInWords(dataClass: DataClass, event: string, language: Language): string | undefined {
  const named = dataClass.lifecycle.events?.[event]?.[language] ?? lawful[event]?.[language];
  return named ?? (event === dataClass.withdrawal?.event ? withdrawal[language] : undefined);
}

/** An article as the language cites it: Art. 17(3)(e), Art. 17 Abs. 3 Buchst. e; its parts stay on one line. */
export function articleInWords(article: string, language: Language): string {
  const cited = language === 'de' ? article.replace(/\((\d+)\)\(([a-z])\)/, ' Abs. $1 Buchst. $2') : article;
  return cited.replaceAll(' ', '\u00a0');
}

/** "Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung)" with the provisions beside it. */
export function basisInWords(basis: LegalBasis, language: Language): string {
  const article = language === 'de' ? `Art. 6 Abs. 1 Buchst. ${basis.letter} DSGVO` : `Art. 6(1)(${basis.letter}) GDPR`;
  const beside = basis.beside.map((text) => text[language]);
  return [`${article} (${grounds[basis.ground][language]})`, ...beside].join(', ');
}

export const alternatives = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(words);

const deadlineInWords = (deadline: Deadline, from: string, language: Language): string =>
  language === 'de' ? german(deadline, from) : english(deadline, from);

function german({ kind, period }: Deadline, from: string): string {
  const [words, dative] = [periodInWords(period, 'de'), periodInWords(period, 'de', { case: 'dative' })];
  switch (kind) {
    case 'atMost':
    case 'atMostExact':
      return `höchstens ${words} ab ${from}`;
    case 'atLeast':
      return `mindestens ${words} ab ${from}`;
    case 'answerWithin':
      return `${words} Zeit zur Antwort ab ${from}`;
    case 'dueWithin':
      return `binnen ${dative} ab ${from}`;
    case 'elapsed':
      return `${words} ab ${from}`;
    case 'endOfYear':
      return `höchstens bis zum Ende des Jahres, ${words} nach ${from}`;
    case 'untilEndOfYear':
      return `bis zum Ende des Jahres, ${words} nach ${from}`;
  }
}

function english({ kind, period }: Deadline, from: string): string {
  const words = periodInWords(period, 'en');
  switch (kind) {
    case 'atMost':
    case 'atMostExact':
      return `at most ${words} from ${from}`;
    case 'atLeast':
      return `at least ${words} from ${from}`;
    case 'answerWithin':
      return `${words} to answer from ${from}`;
    case 'dueWithin':
      return `within ${words} from ${from}`;
    case 'elapsed':
      return `${words} from ${from}`;
    case 'endOfYear':
      return `at most until the end of the year, ${words} after ${from}`;
    case 'untilEndOfYear':
      return `until the end of the year, ${words} after ${from}`;
  }
}

const grounds = {
  consent: { de: 'Einwilligung', en: 'consent' },
  contract: { de: 'Vertrag', en: 'contract' },
  'legal-duty': { de: 'rechtliche Verpflichtung', en: 'legal obligation' },
  'legitimate-interest': { de: 'berechtigtes Interesse', en: 'legitimate interest' },
} as const;

const firstOf = { de: 'je nachdem, was zuerst endet', en: 'whichever ends first' } as const;

const withdrawal = { de: 'Widerruf der Einwilligung', en: 'withdrawal of consent' } as const;

const lawful: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  [erasureDemanded]: { de: 'Verlangen nach Löschung', en: 'demand for erasure' },
  restrictionDemanded: { de: 'Verlangen nach Einschränkung', en: 'demand for restriction' },
  restrictionLifted: { de: 'Aufhebung der Einschränkung', en: 'end of the restriction' },
  objected: { de: 'Widerspruch', en: 'objection' },
};
