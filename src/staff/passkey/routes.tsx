import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { page, seeOther, type Web, type WebContext } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { mayAddFactor } from '../factor/required.ts';
import { staffPage } from '../frame/index.ts';
import { giveSession } from '../session/cookie.ts';
import type { Gate } from '../session/gate.ts';
import { browserOf } from '../sign-in/browser.ts';
import { readAnswer } from './answer.ts';
import { authenticate, authenticationOptions } from './authenticate.ts';
import { passkeyScripts } from './box.tsx';
import { passkeysOf } from './credential.ts';
import { Failed, Offer, words } from './pages.tsx';
import { register, registrationOptions } from './register.ts';
import { giveUpPasskey } from './remove.ts';

export function passkeyRoutes(web: Web, gate: Gate, { world }: StaffDependencies): void {
  web.post('/staff/passkey/challenge', async (c) => unkept(c, await authenticationOptions(world, c.var.now)));

  web.post('/staff/passkey/sign-in', async (c) => {
    const answer = readAnswer<AuthenticationResponseJSON>((await c.req.parseBody())['answer']);
    const act = { now: c.var.now, by: 'staff' } as const;
    const entered = answer && (await authenticate(world, answer, browserOf(c), act));
    if (!entered || 'refused' in entered)
      return page(c, { title: words.failed, robots: 'noindex', status: 422 }, <Failed />);
    giveSession(c, entered.token);
    return seeOther(c, '/staff/signed-in');
  });

  gate.get('/staff/access/passkey', async (c, insider) => {
    const known = await passkeysOf(world.db, insider.session.account);
    if (known.length > 0 || insider.session.isStrong) return seeOther(c, '/staff');
    return staffPage(c, insider, { title: words.offer, scripts: passkeyScripts }, <Offer />);
  });

  gate.post('/staff/access/passkey/challenge', async (c, { session }) =>
    unkept(c, await registrationOptions(world, session, c.var.now)),
  );

  gate.post('/staff/access/passkey', async (c, insider) => {
    const answer = readAnswer<RegistrationResponseJSON>((await c.req.parseBody())['answer']);
    if (!(await mayAddFactor(world, insider.session))) return seeOther(c, '/staff/access/factor');
    if (answer && (await register(world, insider.session, answer, insider.act)))
      return seeOther(c, '/staff/access?added');
    return staffPage(c, insider, { title: words.failed, status: 422, scripts: passkeyScripts }, <Offer failed />);
  });

  gate.post('/staff/access/passkey/remove', async (c, { session, act }) => {
    const { id } = await c.req.parseBody();
    const isGone = typeof id === 'string' && isUuid(id) && (await giveUpPasskey(world, session, id, act));
    return seeOther(c, isGone ? '/staff/access?removed' : '/staff/access?kept');
  });
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

function unkept(c: WebContext, options: object): Response {
  c.header('Cache-Control', 'no-store');
  return c.json(options);
}
