import type { Policy } from '../../policy.ts';
import { languages, type Text } from '../../text.ts';
import { fault, type Rule, refuse, warn } from '../rule.ts';

/** Every word stands in every language that the policy speaks, and says something (Art. 12(1) GDPR). */
export const textRules: readonly Rule[] = [
  refuse('text-missing', function* (policy) {
    for (const { text, place, key } of texts(policy))
      for (const language of policy.languages)
        if (!text[language]?.trim() && !(saidElsewhere.has(key) && isSilent(text)))
          yield fault(
            place,
            `the text “${key}” is missing in “${language}”. Write it in every language of the policy.`,
          );
  }),
  refuse('text-placeholder', function* (policy) {
    for (const { text, place, key } of texts(policy))
      for (const words of new Set(Object.values(text)))
        if (placeholder.test(words))
          yield fault(place, `the text “${key}” is a placeholder (“${words}”). Write the sentence.`);
  }),
  warn('text-untranslated', function* (policy) {
    for (const { text, place, key } of texts(policy))
      if (text.de === text.en && wordsIn(text.de) > 6)
        yield fault(place, `the text “${key}” is the same in German and English. Translate it.`);
  }),
];

// The grounds have rules of their own, which say what is missing in them.
const saidElsewhere: ReadonlySet<string> = new Set(['ground', 'because']);
const placeholder = /^\s*(?:\.{3}|…|\?+|-+|x{3,}|(?:todo|tbd|fixme|lorem ipsum|platzhalter|placeholder)\b.*)\s*$/i;

const isSilent = (text: Text): boolean => Object.values(text).every((words) => words.trim() === '');
const wordsIn = (words: string): number => words.match(/\p{L}{3,}/gu)?.length ?? 0;

interface TextPlace {
  readonly text: Text;
  readonly place: string;
  readonly key: string;
}

const texts = (policy: Policy): readonly TextPlace[] =>
  Object.entries(policy).flatMap(([key, value]) => [...within(value, key === 'sections' ? [] : [key], key)]);

function* within(value: unknown, path: readonly string[], key: string): Iterable<TextPlace> {
  if (value === null || typeof value !== 'object') return;
  if (isText(value)) yield { text: value, place: path.join(' › '), key };
  else if (Array.isArray(value))
    for (const [at, item] of value.entries()) yield* within(item, [...path, labelOf(item, at)], key);
  else for (const [name, item] of Object.entries(value)) yield* within(item, inner(path, name, item), name);
}

// A place reads "newsletter › newsletter.subscription › lifecycle": a text is named by its key, not by a step of the path.
const inner = (path: readonly string[], name: string, item: unknown): readonly string[] =>
  Array.isArray(item) || isText(item) || skipped.has(name) ? path : [...path, name];
const skipped: ReadonlySet<string> = new Set(['lifecycle']);

const isText = (value: unknown): value is Text =>
  value !== null &&
  typeof value === 'object' &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, words]) => languages.some((known) => known === key) && typeof words === 'string');

function labelOf(item: unknown, at: number): string {
  const named = item as Readonly<Record<string, unknown>> | null;
  const name = named?.['section'] ?? named?.['name'] ?? named?.['id'];
  return typeof name === 'string' ? name : `${at + 1}`;
}
