import { seeOther } from '../../core/web/index.ts';
import { longestName } from '../account/queries.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import { passkeyScripts } from '../passkey/box.tsx';
import { takeSession } from '../session/cookie.ts';
import type { Gate } from '../session/gate.ts';
import { signOut } from '../session/session.ts';
import { AccessPage, dones, words } from './page.tsx';
import { readAccess, rename } from './read.ts';

/** One's own account: name, passkeys, sign-ins. */
export function accessRoutes(gate: Gate, { world }: StaffDependencies): void {
  gate.get('/staff/access', async (c, insider) => {
    const done = (Object.keys(dones) as (keyof typeof dones)[]).find((one) => c.req.query(one) !== undefined);
    const access = await readAccess(world, insider.session);
    return staffPage(
      c,
      insider,
      { title: words.title, scripts: passkeyScripts },
      <AccessPage access={access} {...(done && { done })} />,
    );
  });

  gate.post('/staff/access/name', async (c, { session, act }) => {
    const { name } = await c.req.parseBody();
    await rename(world, session, typeof name === 'string' ? name.trim().slice(0, longestName) : '', act);
    return seeOther(c, '/staff/access?renamed');
  });

  gate.post('/staff/sign-out', async (c, { session, act }) => {
    const { which } = await c.req.parseBody();
    await signOut(world, session, which === 'everywhere' ? 'everywhere' : 'here', act);
    takeSession(c);
    return seeOther(c, '/staff/sign-in?ended');
  });
}
