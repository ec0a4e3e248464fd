import type { MiddlewareHandler } from 'hono';
import { getPath } from 'hono/utils/url';
import { z } from 'zod';
import type { Clock } from '../../clock/index.ts';
import { heldCookie } from '../cookie/cookie.ts';
import { preferencesCookie, readPreferences } from '../cookie/preferences.ts';
import type { Site } from '../site.ts';
import type { Visit } from '../visit.ts';
import { languageOf, splitPrefix } from './language.ts';
import { clientAddress, type Trusts } from './proxies.ts';

/** The path that routes see: without language prefix and without a slash at its end. */
export const routedPath = (request: Request): string => splitPrefix(getPath(request)).path;

/** Settles what the request is about, before any route sees it. */
export function visit(site: Site, clock: Clock, trusts: Trusts): MiddlewareHandler<{ Variables: Visit }> {
  return async (c, next) => {
    // A simulated clock is moved from outside; the request must not answer with an older hour than the command that moved it.
    await clock.refresh();
    const now = clock.now();
    const { prefix, path } = splitPrefix(getPath(c.req.raw));
    const preferences = readPreferences(heldCookie(c, preferencesCookie), site.policy, now);
    c.set('site', site);
    c.set('now', now);
    c.set('prefix', prefix);
    c.set('path', path);
    c.set('preferences', preferences);
    c.set('language', languageOf(prefix, preferences.language, c.req.header('accept-language')));
    c.set('client', clientAddress({ socket: socketOf(c.env), ...forwardedOf(c.req) }, trusts));
    await next();
  };
}

const forwardedOf = (request: { header(name: string): string | undefined }) => ({
  forwardedFor: request.header('x-forwarded-for'),
  forwarded: request.header('forwarded'),
});

/** What the Node adapter hands over beside the request. */
const nodeBindings = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional() }) }) });

const socketOf = (env: unknown): string | undefined => nodeBindings.safeParse(env).data?.incoming.socket.remoteAddress;
