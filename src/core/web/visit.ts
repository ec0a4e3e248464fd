import type { Context, Hono } from 'hono';
import { createContext, useContext } from 'hono/jsx';
import { type Language, type Text, typeset } from '../policy/index.ts';
import type { Preferences } from './cookie/choice.ts';
import type { Site } from './site.ts';

/** What a request is about, settled before any route sees it; read as `c.var.language`. */
export interface Visit {
  readonly language: Language;
  /** The language prefix of the address, kept in every link of the page. */
  readonly prefix: '' | '/de' | '/en';
  /** The client's IP address as text, believed only as far as TRUSTED_PROXIES reach; empty where there is none. */
  readonly client: string;
  readonly now: Temporal.Instant;
  /** Without the language prefix. */
  readonly path: string;
  readonly preferences: Preferences;
  readonly site: Site;
}

export type Web = Hono<{ Variables: Visit }>;
export type WebContext = Context<{ Variables: Visit }>;

/** An address inside the site that keeps the language of the visit. */
export const href = (c: WebContext, path: string): string => prefixed(c.var.prefix, path);

/** The same page in another language. */
export const inLanguage = (language: Language, path: string): string => prefixed(`/${language}`, path);

export const prefixed = (prefix: string, path: string): string => (path === '/' && prefix ? prefix : prefix + path);

/** The words in the language of the visit, set as a compositor would; a plain string is already in it. */
export const wordsOf = (text: Text | string, language: Language): string =>
  typeset(typeof text === 'string' ? text : text[language]);

/** The part of a visit that components read, so that no page hands it down by itself. */
export type Reading = Pick<Visit, 'language' | 'prefix' | 'path'> & { readonly timeZone: string };

export const reading = createContext<Reading>({ language: 'de', prefix: '', path: '/', timeZone: 'Europe/Berlin' });

/** Inside a component: language and prefix of the page being written, and `t` to choose words by. */
export function useVisit(): Reading & {
  readonly t: (text: Text | string) => string;
  readonly to: (path: string) => string;
} {
  const visit = useContext(reading);
  return { ...visit, t: (text) => wordsOf(text, visit.language), to: (path) => prefixed(visit.prefix, path) };
}
