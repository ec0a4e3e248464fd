import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Visit, WebContext } from '../visit.ts';
import { type Access, bytesSent } from './access.ts';
import type { RequestEntry, WebLog } from './log.ts';

/** Logs and measures each answer by its route's pattern: a path may carry a token, a pattern cannot. */
export function watch(
  log: WebLog,
  measure: (entry: RequestEntry) => void,
  seen?: (access: Access) => void,
): MiddlewareHandler<{ Variables: Visit }> {
  return async (c, next) => {
    const started = performance.now();
    const sent = seen && bytesSent(c.env);
    await next();
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    const entry = { method: knownMethod(c.req.method), route: routePattern(c), status: c.res.status, milliseconds };
    log.request(entry);
    measure(entry);
    if (!seen) return;
    const access = { ...entry, at: c.var.now, address: c.var.client, browser: c.req.header('user-agent') ?? '' };
    if (sent) sent((bytes) => seen({ ...access, bytes }));
    else seen({ ...access, bytes: Number(c.res.headers.get('content-length') ?? 0) });
  };
}

/** The pattern of the route that answered, or `none`. */
export const routePattern = (c: WebContext): string =>
  matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'none';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
// A method is typed by the client; unknown ones would make a label each.
const knownMethod = (method: string): string => (methods.has(method) ? method : 'other');
