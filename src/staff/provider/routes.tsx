import { hostOf } from '../../core/egress/index.ts';
import type { Language } from '../../core/policy/index.ts';
import { page, seeOther, type Web, type WebContext } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { giveSession, heldSession, takeSession } from '../session/cookie.ts';
import { sessionOf } from '../session/session.ts';
import { staffSettings } from '../settings.ts';
import { browserOf } from '../sign-in/browser.ts';
import { admitVouched } from './admit.ts';
import { NotSignedIn, OnTheWay, type Trouble, troubles, words } from './pages.tsx';
import { createProvider } from './provider.ts';
import { beginVisit, endVisit } from './visit.ts';

const backPath = '/staff/provider/back';
const secret = { robots: 'noindex', referrer: 'no-referrer' } as const;

/** The language that the address names; null where it names none, so that person or browser choose. */
const languageNamed = (c: WebContext): Language | null => (c.var.prefix === '' ? null : c.var.language);

/** The provider leads everybody back to one address: from there the visit goes on in the language that it left in. */
function goOnIn(c: WebContext, language: Language): void {
  c.set('language', language);
  c.set('prefix', `/${language}`);
}

/** The way in by an identity provider, where settings name one and the policy names who runs it. */
export function providerRoutes(web: Web, staff: StaffDependencies): void {
  const { world, provider: settings } = staff;
  if (!settings) return;
  const provider = createProvider(settings, world.egress);
  const trouble = (c: WebContext, what: Trouble) =>
    page(c, { ...secret, title: troubles[what].title, status: troubles[what].status }, <NotSignedIn trouble={what} />);
  const down = (c: WebContext, error: unknown) => {
    staff.failed(error);
    c.header('Retry-After', '60');
    return trouble(c, 'down');
  };

  /** The way has ended without a sign-in, and so has what held it together. */
  const gone = (c: WebContext, answer: () => Response | Promise<Response>): Response | Promise<Response> => {
    takeSession(c);
    return answer();
  };

  web.post('/staff/provider', async (c) => {
    const named = staffSettings(world.rules.policy).identityProvider;
    if (!named) return trouble(c, 'down');
    const held = heldSession(c);
    if (held && (await sessionOf(world, held, c.var.now))) return seeOther(c, '/staff');
    const { browser, secrets } = await beginVisit(world, languageNamed(c), c.var.now);
    try {
      const out = await provider.wayOut(secrets, world.baseUrl + backPath);
      // The cookie of the sign-in, which holds it together from its first step on. Nothing is signed in by it yet.
      giveSession(c, browser);
      // Not a redirect: forms of this site lead nowhere else, and browsers hold redirects to that as well.
      c.header('Refresh', `0; url=${out.href}`);
      return await page(c, { ...secret, title: words.onTheWay }, <OnTheWay to={out.href} title={named.title} />);
    } catch (error) {
      return down(c, error);
    }
  });

  web.get(backPath, async (c) => {
    const browser = heldSession(c);
    const state = c.req.query('state') ?? '';
    const visited = browser && (await endVisit(world, { state, browser }, c.var.now));
    if (!visited) return trouble(c, 'forged');
    if (visited.language) goOnIn(c, visited.language);
    const returned = new URL(world.baseUrl + backPath + new URL(c.req.url).search);
    const vouched = await provider.vouch(returned, visited.secrets).catch((error: unknown) => ({ error }));
    if ('error' in vouched) return gone(c, () => down(c, vouched.error));
    if ('refused' in vouched) return gone(c, () => trouble(c, vouched.refused));
    const shown = { address: vouched.address, browser: browserOf(c), host: hostOf(settings.issuer) };
    const admitted = await admitVouched(world, shown, { now: c.var.now, by: 'staff' });
    if ('refused' in admitted) return gone(c, () => trouble(c, admitted.refused));
    if ('codeAt' in admitted) return gone(c, () => seeOther(c, admitted.codeAt));
    giveSession(c, admitted.token);
    return seeOther(c, '/staff/signed-in');
  });
}
