import { getCookie, setCookie } from 'hono/cookie';
import type { Cookie, Policy } from '../../policy/index.ts';
import { WebError } from '../errors.ts';
import type { WebContext } from '../visit.ts';

export const declaredCookies = (policy: Policy): readonly Cookie[] => policy.sections.flatMap((s) => s.cookies);

export const cookieNamed = (policy: Policy, name: string): Cookie | undefined =>
  declaredCookies(policy).find((cookie) => cookie.name === name);

/** Sets a cookie as the policy declares it: a session cookie without end, a permanent one for its lifetime (S8, S9). */
export function giveCookie(c: WebContext, name: string, value: string): void {
  const cookie = cookieNamed(c.var.site.policy, name);
  if (!cookie) throw new WebError('web/undeclared-cookie', name);
  const maxAge = cookieDuration(cookie);
  setCookie(c, name, value, { ...attributes(c, name), ...(maxAge !== undefined && { maxAge }) });
}

export const heldCookie = (c: WebContext, name: string): string | undefined => getCookie(c, name);

/** Makes the browser forget one declared cookie. */
export function takeCookie(c: WebContext, name: string): void {
  setCookie(c, name, '', { ...attributes(c, name), maxAge: 0 });
}

/** Makes the browser forget everything that this site could have stored (S9). */
export function forgetCookies(c: WebContext): void {
  for (const { name } of declaredCookies(c.var.site.policy)) takeCookie(c, name);
  c.header('Clear-Site-Data', '"cookies"');
}

/** Seconds that a permanent cookie lives; nothing for a session cookie. */
export function cookieDuration(cookie: Cookie): number | undefined {
  if (cookie.kind === 'session' || !cookie.lifetime) return undefined;
  // A lifetime in months or years has no length of its own; the cookie must not outlive any reading of it.
  const start = Temporal.PlainDate.from('2026-02-01');
  return cookie.lifetime.total({ unit: 'seconds', relativeTo: start });
}

const attributes = (c: WebContext, name: string) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.site.baseUrl.startsWith('https:') || name.startsWith('__'),
  }) as const;
