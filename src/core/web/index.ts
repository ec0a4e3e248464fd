// The web base: server-rendered pages that work without script and without cookies.
// Promises: a fresh visit sets no cookie and loads nothing from elsewhere; every route answers with and without /de, /en;
// the client's address is right behind trusted proxies and unforgeable without them; logs name no person.
// Refuses: a cookie that the policy does not declare, a change asked for by another site, a body without bound.

export * from './components/index.ts';
export { cookieDuration, type DeclaredCookie, forgetCookies, giveCookie, heldCookie, takeCookie } from './cookie.ts';
export { createWeb } from './create.ts';
export { sentences as webErrorSentences, WebError, type WebErrorCode } from './errors.ts';
export { type Read, readForm } from './form.ts';
export { type Health, type HealthCheck, healthy } from './health.ts';
export { lineOfClass } from './lifeline.ts';
export { silentLog, type WebLog, webLog } from './log.ts';
export { Markdown } from './markdown/index.ts';
export { counted, metrics } from './metrics.ts';
export type { NavigationItem, WebOptions } from './options.ts';
export { errorPage, type PageMeta, page, refuse, seeOther, telephone } from './page/index.ts';
export { type Preferences, preferencesCookie, savePreferences } from './preferences.ts';
export { absolute, href, inLanguage, useVisit, type Visit, type Web, type WebContext, wordsOf } from './visit.ts';
