import { z } from 'zod';
import { page, readForm, refuse, seeOther, type Web, type WebContext } from '../../core/web/index.ts';
import { liveLink } from '../account/link.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { hasApp } from '../factor/queries.ts';
import { detour } from '../factor/required.ts';
import { emailAddress } from '../frame/index.ts';
import { passkeyScripts } from '../passkey/box.tsx';
import { giveSession, heldSession } from '../session/cookie.ts';
import { sessionOf } from '../session/session.ts';
import { staffSettings } from '../settings.ts';
import { acceptLink } from './accept.ts';
import { onBeat } from './beat.ts';
import { browserOf } from './browser.ts';
import { Enter, NoCookie, Sent, SignIn, Spent, words } from './pages.tsx';
import { requestLink } from './request.ts';

const signIn = { title: words.signIn, robots: 'noindex', scripts: passkeyScripts } as const;
const secret = { robots: 'noindex', referrer: 'no-referrer' } as const;

/** The way in. Whatever address is typed, the answer is the same. */
export function signInRoutes(web: Web, { world, wall, provider }: StaffDependencies): void {
  /** Who runs the identity provider, where there is one. */
  const by = () => provider && staffSettings(world.rules.policy).identityProvider?.title;
  web.get('/staff/sign-in', (c) =>
    page(c, signIn, <SignIn ended={c.req.query('ended') !== undefined} provider={by()} />),
  );

  web.post('/staff/sign-in', async (c) => {
    const form = await readForm(c, requested);
    if (!form.ok) {
      const { email } = form.errors;
      return refuse(
        c,
        signIn,
        <SignIn {...(email && { error: email })} provider={by()} value={form.values['email'] ?? ''} />,
      );
    }
    await onBeat(requestLink(world, form.value.email, c.var.language, { now: c.var.now, by: 'person' }));
    return seeOther(c, '/staff/sign-in/sent');
  });

  web.get('/staff/sign-in/sent', (c) => page(c, { title: words.sent, robots: 'noindex' }, <Sent />));

  web.get('/staff/sign-in/:token', async (c) => {
    const token = c.req.param('token');
    const link = await liveLink(world.db, token, c.var.now);
    if (!link) return spent(c);
    const needsCode = await hasApp(world.db, link.account);
    return page(c, { ...secret, title: words.enter }, <Enter token={token} needsCode={needsCode} />);
  });

  web.post('/staff/sign-in/:token', async (c) => {
    const { code } = await c.req.parseBody();
    const shown = {
      link: c.req.param('token'),
      code: typeof code === 'string' ? code.slice(0, 40) : '',
      wall: wall(),
      browser: browserOf(c),
    };
    const accepted = await acceptLink(world, shown, { now: c.var.now, by: 'staff' });
    if ('refused' in accepted)
      return accepted.refused === 'link'
        ? spent(c)
        : refuse(c, { ...secret, title: words.enter }, <Enter token={shown.link} needsCode wrong={accepted} />);
    giveSession(c, accepted.token);
    return seeOther(c, '/staff/signed-in');
  });

  web.get('/staff/signed-in', async (c) => {
    const token = heldSession(c);
    const session = token && (await sessionOf(world, token, c.var.now));
    if (session) return seeOther(c, detour(world, session, '/staff') ?? '/staff/access/passkey');
    return page(c, { title: words.blocked, robots: 'noindex', status: 403 }, <NoCookie />);
  });
}

const requested = z.object({ email: emailAddress });

const spent = (c: WebContext) => page(c, { ...secret, title: words.spent, status: 410 }, <Spent />);
