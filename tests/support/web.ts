import reference from '../../policies/fluxcess.policy.ts';
import { fixedClock } from '../../src/core/clock/index.ts';
import { createWeb, type Web, type WebOptions } from '../../src/core/web/index.ts';

export const site = 'https://avow.test';
export const noon = Temporal.Instant.from('2026-11-23T11:00:00Z');

/** The web base alone, on the reference policy and a standing clock; a test adds the routes it asks. */
export const testWeb = (options: Partial<WebOptions> = {}): Web =>
  createWeb({ policy: reference, clock: fixedClock(noon), baseUrl: site, ...options });

/** A form as a browser on the site's own page posts it. */
export const posted = (form: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(form).toString(),
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: site, ...headers },
});

/** What the Node adapter hands over beside a request: the other end of the connection. */
export const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
