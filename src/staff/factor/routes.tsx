import { seeOther, type WebContext } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import { passkeyScripts } from '../passkey/box.tsx';
import type { Gate, Insider } from '../session/gate.ts';
import { beginTotp, finishTotp, pendingTotp, removeTotp, renewCodes } from './enrol.ts';
import { Begin, Change, Confirm, RecoveryCodes, SignInWithBoth } from './pages.tsx';
import { totpOf } from './queries.ts';
import { recoveryCodesLeft } from './recovery.ts';
import { mayAddFactor, mustHaveTwo } from './required.ts';
import { type Wrong, words } from './words.ts';

const path = '/staff/access/factor';

/** One's own authenticator app: set up, confirmed, given up. */
export function factorRoutes(gate: Gate, { world, wall }: StaffDependencies): void {
  const issuer = () => world.rules.policy.controller.name;

  const enrol = async (c: WebContext, insider: Insider, wrong?: Wrong) => {
    const { session } = insider;
    const meta = { title: words.title, scripts: passkeyScripts, ...(wrong && { status: 422 }) };
    c.header('Cache-Control', 'no-store');
    if (!(await mayAddFactor(world, session))) return staffPage(c, insider, meta, <SignInWithBoth />);
    if ((await totpOf(world.db, session.account))?.confirmed_at) return seeOther(c, '/staff/access');
    const pending = await pendingTotp(world, session);
    const isDemanded = mustHaveTwo(world, session.role) && !session.isStrong;
    const body = pending ? (
      <Confirm pending={pending} issuer={issuer()} wrong={wrong} />
    ) : (
      <Begin isDemanded={isDemanded} />
    );
    return staffPage(c, insider, meta, body);
  };

  gate.get(path, (c, insider) => enrol(c, insider));

  gate.post(`${path}/begin`, async (c, { session, act }) => {
    if (await mayAddFactor(world, session)) await beginTotp(world, session, act);
    return seeOther(c, path);
  });

  gate.post(path, async (c, insider) => {
    if (!(await mayAddFactor(world, insider.session))) return enrol(c, insider);
    const finished = await finishTotp(world, insider.session, await typed(c), insider.act);
    if ('refused' in finished) return enrol(c, insider, finished);
    return codesPage(c, insider, finished.codes);
  });

  gate.get(`${path}/remove`, (c, insider) => change(c, insider, 'remove'));

  gate.post(`${path}/remove`, async (c, insider) => {
    const removed = await removeTotp(world, insider.session, await typed(c), insider.act);
    if (removed !== 'removed') return change(c, insider, 'remove', removed);
    return seeOther(c, '/staff/access?unlinked');
  });

  gate.get(`${path}/recovery`, (c, insider) => change(c, insider, 'recovery'));

  gate.post(`${path}/recovery`, async (c, insider) => {
    const renewed = await renewCodes(world, insider.session, await typed(c), insider.act);
    if ('refused' in renewed) return change(c, insider, 'recovery', renewed);
    return codesPage(c, insider, renewed.codes);
  });

  const change = async (c: WebContext, insider: Insider, purpose: 'remove' | 'recovery', wrong?: Wrong) => {
    const { account } = insider.session;
    if (!(await totpOf(world.db, account))?.confirmed_at) return seeOther(c, path);
    const left = await recoveryCodesLeft(world.db, account);
    const meta = { title: purpose === 'remove' ? words.remove : words.renew, ...(wrong && { status: 422 }) };
    return staffPage(c, insider, meta, <Change {...{ left, wrong, purpose }} />);
  };

  const codesPage = (c: WebContext, insider: Insider, codes: readonly string[]) => {
    c.header('Cache-Control', 'no-store');
    return staffPage(c, insider, { title: words.recovery }, <RecoveryCodes codes={codes} />);
  };

  const typed = async (c: WebContext) => {
    const { code } = await c.req.parseBody();
    return { code: typeof code === 'string' ? code.slice(0, 40) : '', wall: wall() };
  };
}
