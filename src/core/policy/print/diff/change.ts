import type { Language, Text } from '../../text.ts';

/** One thing that is different between two policies, in plain words. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'lengthened' | 'shortened' | 'changed';
  readonly place: string;
  readonly sentence: string;
  /** Whether people must be told actively (Art. 13(3) GDPR; WP260 no. 29): more data, uses, recipients, time, or less say. */
  readonly material: boolean;
}

/** Says one change: the place opens the sentence, so that it can be read alone. */
export const change = (kind: Change['kind'], place: string, words: string, material: boolean): Change => ({
  kind,
  place,
  sentence: `${place}: ${words}.`,
  material,
});

/** Pairs two lists by name: what came, what went, what stayed. */
export function paired<T>(before: readonly T[], after: readonly T[], nameOf: (item: T) => string) {
  const [was, is] = [
    new Map(before.map((item) => [nameOf(item), item])),
    new Map(after.map((item) => [nameOf(item), item])),
  ];
  return {
    removed: [...was].filter(([name]) => !is.has(name)).map(([, item]) => item),
    added: [...is].filter(([name]) => !was.has(name)).map(([, item]) => item),
    kept: [...is].flatMap(([name, item]) => {
      const other = was.get(name);
      return other === undefined ? [] : [[other, item] as const];
    }),
  };
}

/** Things that only come and go: “purpose added: …”. What comes is material where `material` says so; what goes is not. */
export function comings<T>(
  place: string,
  what: Text,
  lists: { readonly before: readonly T[]; readonly after: readonly T[] },
  how: {
    readonly name: (item: T) => string;
    readonly title: (item: T) => string;
    readonly language: Language;
    readonly material: boolean;
  },
): readonly Change[] {
  const { removed, added } = paired(lists.before, lists.after, how.name);
  const words = phrases[how.language];
  return [
    ...added.map((item) =>
      change('added', place, `${what[how.language]} ${words.added}: ${how.title(item)}`, how.material),
    ),
    ...removed.map((item) =>
      change('removed', place, `${what[how.language]} ${words.removed}: ${how.title(item)}`, false),
    ),
  ];
}

/** Equal in every value, whatever the order of keys. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (isValue(one) || isValue(other)) return isValue(one) && isValue(other) && one.toString() === other.toString();
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same(one[key], other[key]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';
const isValue = (value: unknown): value is Temporal.Duration | Temporal.PlainDate =>
  value instanceof Temporal.Duration || value instanceof Temporal.PlainDate;

const phrases = {
  de: { added: 'hinzugekommen', removed: 'entfallen' },
  en: { added: 'added', removed: 'removed' },
} as const;
