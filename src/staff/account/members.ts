import { type MemberMail, type Members, type Right, reminding, type World } from '../../core/section/index.ts';
import { mayDo, mayIn, type Roles } from '../desk/rights.ts';
import { allPartRoles } from './part-roles.ts';
import { allAccounts } from './queries.ts';

/** Sections remind whoever may do it; an address leaves this folder only for the outbox. */
export const members = (world: World): Members => ({
  remind: async (tx, right, { kind, payload, within, except }, act) => {
    const parts = await allPartRoles(tx);
    const able = (await allAccounts(tx)).filter(
      ({ stage, role, record }) =>
        stage === 'active' &&
        !except?.includes(record) &&
        mayAll({ role, parts: parts.filter(({ account }) => account === record) }, right, within),
    );
    const opened = await world.records.openMany(
      tx,
      able.map(({ record }) => record),
      reminding,
    );
    for (const { record, email } of able) {
      const to = opened.get(record)?.text('staff.account.email', email);
      const language = world.rules.policy.languages[0] ?? 'de';
      if (to !== undefined) await world.mail.send(tx, { kind, record, to, language, payload }, act);
    }
    return opened.size;
  },
});

const mayAll = (roles: Roles, right: Right, within: MemberMail['within']): boolean =>
  within
    ? (within.parts.length > 0 ? within.parts : [undefined]).every((part) => mayIn(roles, right, within.section, part))
    : mayDo(roles.role, right);
