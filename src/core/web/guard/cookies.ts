import type { MiddlewareHandler } from 'hono';
import type { Policy } from '../../policy/index.ts';
import { cookieDuration, cookieNamed } from '../cookie/cookie.ts';
import { WebError } from '../errors.ts';
import type { Site } from '../site.ts';
import type { Visit } from '../visit.ts';

/** S6: what leaves with the answer is compared with the policy, whoever set it; the answer becomes an error page otherwise. */
export function cookieGuard(site: Site): MiddlewareHandler<{ Variables: Visit }> {
  return async (c, next) => {
    await next();
    const problem = c.res.headers
      .getSetCookie()
      .map((line) => breach(line, site.policy))
      .find((one) => one !== undefined);
    if (!problem) return;
    c.res.headers.delete('Set-Cookie');
    throw problem;
  };
}

function breach(line: string, policy: Policy): WebError | undefined {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = ''] = pair.split('=');
  const cookie = cookieNamed(policy, name);
  if (!cookie) return new WebError('web/undeclared-cookie', name);
  const maxAge = attribute(attributes, 'max-age');
  const isForgotten = maxAge === '0';
  if (attribute(attributes, 'expires') !== undefined && !isForgotten) return new WebError('web/cookie-lifetime', name);
  if (!isForgotten && maxAge !== cookieDuration(cookie)?.toString()) return new WebError('web/cookie-lifetime', name);
  return undefined;
}

const attribute = (attributes: readonly string[], name: string): string | undefined =>
  attributes.map((one) => one.split('=')).find(([key]) => key?.toLowerCase() === name)?.[1];
