import type { AtDesk, Member, Right, StaffDesk, StaffRoutes, World } from '../../core/section/index.ts';
import type { WebContext } from '../../core/web/index.ts';
import { namesOf } from '../account/names.ts';
import { noRight, StaffForm, staffPage } from '../frame/index.ts';
import type { Gate, Insider } from '../session/gate.ts';
import { mayIn, maySomewhere, type Roles } from './rights.ts';

type May = (roles: Roles, right: Right, section: string) => boolean;

/** The staff area as it is handed to one section. What a member's insider is, stays known to this file alone. */
export function staffDesk(gate: Gate, world: World, section: string): StaffDesk {
  const insiders = new WeakMap<Member, Insider>();
  const seated =
    <More extends readonly unknown[]>(
      may: May,
      right: Right,
      handle: (c: WebContext, member: Member, ...more: More) => ReturnType<AtDesk>,
    ) =>
    async (c: WebContext, insider: Insider, ...more: More): Promise<Response> => {
      const { session, act } = insider;
      if (!may(session, right, section)) return noRight(c, insider);
      const member: Member = {
        account: session.account,
        act,
        may: (other, part) => mayIn(session, other, section, part),
        asked: right,
      };
      insiders.set(member, insider);
      return handle(c, member, ...more);
    };
  const routes = (may: May): StaffRoutes => ({
    get: (path, right, handle) => gate.get(path, seated(may, right, handle)),
    post: (path, right, handle) => gate.post(path, seated(may, right, handle)),
    upload: (path, right, most, handle) => gate.upload(path, most, seated(may, right, handle)),
  });
  return {
    ...routes(mayIn),
    inParts: routes(maySomewhere),
    page: (c: WebContext, member, meta, body) => {
      const insider = insiders.get(member);
      if (!insider)
        throw new Error('A page of the staff area was asked for somebody who did not come through its gate.');
      return staffPage(c, insider, meta, body);
    },
    names: (accounts) => namesOf(world, accounts),
    Form: StaffForm,
  };
}
