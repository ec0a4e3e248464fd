// The web base: server-rendered pages that work without script and without cookies.
// Promises: a fresh visit sets no cookie and loads nothing from elsewhere; every route answers with and without /de, /en;
// the client's address is right behind trusted proxies and unforgeable without them; logs name no person.
// Refuses: a cookie that the policy does not declare, a change asked for by another site, a body without bound.
export * from './components/index.ts';
export type { Preferences } from './cookie/choice.ts';
export { cookieDuration, forgetCookies, giveCookie, heldCookie, takeCookie } from './cookie/cookie.ts';
export { preferencesCookie, savePreferences } from './cookie/preferences.ts';
export { createWeb } from './create.ts';
export { readForm } from './form.ts';
export { contentSecurityPolicy } from './guard/headers.ts';
export { fromAnywhere } from './guard/origin.ts';
export { lineOfClass } from './lifeline.ts';
export { Markdown } from './markdown/index.ts';
export type { NavigationItem, WebOptions } from './options.ts';
export { errorPage, type PageMeta, page, refuse, seeOther, telephone } from './page/index.ts';
export { networkOf, type Prefixes } from './request/network.ts';
export { openUpload, type Upload, type UploadedFile } from './upload.ts';
export { href, useVisit, type Web, type WebContext } from './visit.ts';
export type { Access } from './watch/access.ts';
export { healthy } from './watch/health.ts';
export { personFree, type WebLog, webLog } from './watch/log.ts';
export { counted, metrics } from './watch/metrics.ts';
