import assert from 'node:assert/strict';
import { fromBase32 } from '../../src/staff/factor/digits/base32.ts';
import { hotp, stepOf } from '../../src/staff/factor/digits/totp.ts';
import type { Browser } from './staff.ts';

/** An authenticator app, as a telephone has it: the secret, and the digits of an instant. */
export interface App {
  readonly secret: string;
  digits(at: Temporal.Instant): string;
}

export const appOf = (secret: string): App => ({
  secret,
  digits: (at) => hotp(fromBase32(secret), stepOf(at)),
});

/** Sets an app up on the pages; answers it with the recovery codes that were shown. */
export async function enrolled(
  browser: Browser,
  now: Temporal.Instant,
): Promise<{ readonly app: App; readonly codes: readonly string[] }> {
  assert.equal((await browser.post('/staff/access/factor/begin')).status, 303);
  const page = await (await browser.get('/staff/access/factor')).text();
  const app = appOf((/<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', ''));
  const done = await browser.post('/staff/access/factor', { code: app.digits(now) });
  const shown = await done.text();
  assert.equal(done.status, 200);
  return { app, codes: [...shown.matchAll(/<code>([A-Z2-7-]{19})<\/code>/g)].map(([, code = '']) => code) };
}
