import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { errorPage } from '../page/index.ts';
import type { Site } from '../site.ts';
import type { Visit, WebContext } from '../visit.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page asks for. Requests without Origin and Sec-Fetch-Site come from no browser page:
 * mail providers unsubscribing by RFC 8058, scripts of the operator.
 */
export function originGuard(site: Site): MiddlewareHandler<{ Variables: Visit }> {
  return async (c, next) => {
    if (harmless.has(c.req.method) || isOwn(c, site) || isFromAnywhere(c)) return next();
    return errorPage(c, 403);
  };
}

const anywhere = Symbol('accepted from anywhere');

/**
 * Marks the answer to a change that any page may ask for, because it looks at nothing but the secret in its address: no
 * cookie, no session. Whoever holds the secret may use it from a page of his own (RFC 8058, webmail).
 */
export const fromAnywhere = <Handler extends object>(handler: Handler): Handler =>
  Object.assign(handler, { [anywhere]: true });

const isFromAnywhere = (c: WebContext): boolean =>
  matchedRoutes(c).some(({ method, handler }) => method === c.req.method && anywhere in handler);

function isOwn(c: WebContext, site: Site): boolean {
  const fetchSite = c.req.header('sec-fetch-site');
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  // Older browsers say "null" for forms on pages that send no referrer; without a cookie there is nothing to abuse.
  if (origin === 'null') return c.req.header('cookie') === undefined;
  return [new URL(site.baseUrl).host, c.req.header('host')].includes(hostOf(origin) ?? 'no host');
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
