import { type Language, languages } from '../../policy/index.ts';

export type Prefix = '' | '/de' | '/en';

/** Parts the language prefix from a path: `/en/privacy` is `/privacy` in English. */
export function splitPrefix(path: string): { readonly prefix: Prefix; readonly path: string } {
  const language = languages.find((one) => path === `/${one}` || path.startsWith(`/${one}/`));
  if (!language) return { prefix: '', path: withoutSlash(path) };
  return { prefix: `/${language}`, path: withoutSlash(path.slice(language.length + 1) || '/') };
}

const withoutSlash = (path: string): string => (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);

/** The address decides, then the person's own setting, then the browser; German where none speaks (Q20). */
export function languageOf(prefix: Prefix, chosen: Language | undefined, accept: string | undefined): Language {
  return languages.find((one) => prefix === `/${one}`) ?? chosen ?? negotiate(accept);
}

function negotiate(accept: string | undefined): Language {
  const [german] = languages;
  const wishes = (accept ?? '').split(',').map(parseWish);
  const best = languages
    .map((language) => ({ language, quality: qualityOf(language, wishes) }))
    .reduce((best, next) => (next.quality > best.quality ? next : best));
  return best.quality > 0 ? best.language : german;
}

interface Wish {
  readonly range: string;
  readonly quality: number;
}

function parseWish(text: string): Wish {
  const [range = '', ...parameters] = text.trim().toLowerCase().split(';');
  const quality = parameters
    .map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(one)?.[1])
    .find((one) => one !== undefined);
  return { range: range.trim(), quality: quality === undefined ? 1 : Number(quality) };
}

/** The wish for a language itself or one of its regions; `*` speaks for those that are not named. */
function qualityOf(language: Language, wishes: readonly Wish[]): number {
  const named = wishes.filter(({ range }) => range === language || range.startsWith(`${language}-`));
  const meant = named.length > 0 ? named : wishes.filter(({ range }) => range === '*');
  return Math.max(0, ...meant.map(({ quality }) => quality));
}
