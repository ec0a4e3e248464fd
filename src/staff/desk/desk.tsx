import type { AtDesk, Member, Right, StaffDesk, World } from '../../core/section/index.ts';
import type { WebContext } from '../../core/web/index.ts';
import { namesOf } from '../account/names.ts';
import { noRight, StaffForm, staffPage } from '../frame/index.ts';
import type { Gate, Insider } from '../session/gate.ts';
import { mayDo } from './rights.ts';

/** The staff area as it is handed to sections. What a member's insider is, stays known to this file alone. */
export function staffDesk(gate: Gate, world: World): StaffDesk {
  const insiders = new WeakMap<Member, Insider>();
  const seated =
    <More extends readonly unknown[]>(
      right: Right,
      handle: (c: WebContext, member: Member, ...more: More) => ReturnType<AtDesk>,
    ) =>
    async (c: WebContext, insider: Insider, ...more: More): Promise<Response> => {
      const { account, role } = insider.session;
      if (!mayDo(role, right)) return noRight(c, insider);
      const member: Member = { account, act: insider.act, may: (other) => mayDo(role, other) };
      insiders.set(member, insider);
      return handle(c, member, ...more);
    };
  return {
    get: (path, right, handle) => gate.get(path, seated(right, handle)),
    post: (path, right, handle) => gate.post(path, seated(right, handle)),
    upload: (path, right, most, handle) => gate.upload(path, most, seated(right, handle)),
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
