import type { AtDesk, Member, Right, StaffDesk, World } from '../../core/section/index.ts';
import { errorPage, type WebContext } from '../../core/web/index.ts';
import { namesOf } from '../account/names.ts';
import { accountByRecord } from '../account/queries.ts';
import { StaffForm, staffPage } from '../frame/index.ts';
import type { Gate, Handle, Insider } from '../session/gate.ts';
import { mayDo } from './rights.ts';

/** The staff area as it is handed to sections. What a member's insider is, stays known to this file alone. */
export function staffDesk(gate: Gate, world: World): StaffDesk {
  const insiders = new WeakMap<Member, Insider>();
  const seated =
    (right: Right, handle: AtDesk): Handle =>
    async (c, insider) => {
      const account = await accountByRecord(world.db, insider.session.account);
      if (!account || !mayDo(account.role, right)) return errorPage(c, 403);
      const may = (other: Right) => mayDo(account.role, other);
      const member: Member = { account: account.record, act: insider.act, may };
      insiders.set(member, insider);
      return handle(c, member);
    };
  return {
    get: (path, right, handle) => gate.get(path, seated(right, handle)),
    post: (path, right, handle) => gate.post(path, seated(right, handle)),
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
