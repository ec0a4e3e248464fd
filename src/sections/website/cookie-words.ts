import { type Cookie, type Language, type Policy, periodInWords } from '../../core/policy/index.ts';

/** The cookie register: everything that any section declares (S6). */
export const cookiesOf = (policy: Policy): readonly Cookie[] => policy.sections.flatMap((section) => section.cookies);

export const cookieOf = (policy: Policy, name: string): Cookie | undefined =>
  cookiesOf(policy).find((cookie) => cookie.name === name);

/** How long a cookie lives, in words; its value is the policy's. */
export const lifetimeOf = (cookie: Cookie, language: Language): string =>
  cookie.lifetime ? periodInWords(cookie.lifetime, language) : untilClosed[language];

const untilClosed = { de: 'bis der Browser geschlossen wird', en: 'until the browser is closed' } as const;
